use crate::finding::Bilingual;
use crate::model::{Form, Head};
use crate::office::sheet::{ListReader, is_figure, is_note, is_numbering, is_one_of};
use crate::workbook::Sheet;

use super::extracted::{ExtractedIndicator, ExtractedProject, PrintedCell};
use super::skipped::{Skipped, unknown_columns};

/// Reads a list of indicators: each with the code or name of its project.
pub fn indicators(
    sheet: &Sheet,
    reader: ListReader<'_>,
    form: Option<&Form>,
    skipped: &mut Vec<Skipped>,
) -> Vec<(String, ExtractedIndicator)> {
    let head = indicator_head(sheet, reader);
    let Some((heads, who)) = head
        .map(|head| IndicatorHeads::of(sheet, reader, head))
        .and_then(|heads| heads.at(Head::Project).map(|who| (heads, who)))
    else {
        skipped.push(Skipped::headless(sheet, reader, &[Head::Project, Head::Indicator]));
        return Vec::new();
    };
    if let Some(form) = form {
        unknown_columns(sheet, heads.row, form, |at| at == who || heads.known(at), skipped);
    }
    let mut found: Vec<(String, ExtractedIndicator)> = Vec::new();
    let mut levels = Levels::default();
    for row in heads.row + 1..sheet.rows.len() {
        let Some(mut indicator) = indicator(sheet, &heads, row) else {
            skipped.extend(Skipped::unnamed(sheet, row));
            continue;
        };
        // Whose it is may be said once for several rows, as the levels may.
        let said = sheet.text(row, who).trim();
        let before = found.last().map(|(who, _)| who.clone()).unwrap_or_default();
        let owner = if said.is_empty() { before.clone() } else { said.to_owned() };
        if owner != before {
            levels = Levels::default();
        }
        levels.carry(&mut indicator.level, Repeated::SaysAll);
        found.push((owner, indicator));
    }
    found
}

/// What stands under the head of indicators of a record.
#[derive(Default)]
pub struct RecordIndicators {
    pub found: Vec<ExtractedIndicator>,
    /// The total weight and the total score, each where it is printed.
    pub total: [Option<String>; 2],
    /// Where these stand.
    pub cells: Vec<PrintedCell>,
}

/// Reads the indicators under a head inside a project's record. Rows that are none, and columns
/// that are none of an indicator's, are named.
pub fn indicators_at(
    sheet: &Sheet,
    reader: ListReader<'_>,
    head: usize,
    form: &Form,
    skipped: &mut Vec<Skipped>,
) -> RecordIndicators {
    let mut levels = Levels::default();
    let mut record = RecordIndicators::default();
    let heads = IndicatorHeads::of(sheet, reader, head);
    let end = heads.end(sheet);
    unknown_columns(sheet, head, form, |at| heads.says(sheet, at, end), skipped);
    for row in head + 1..sheet.rows.len() {
        if record.cells.is_empty() && heads.is_total(sheet, row) {
            heads.total(sheet, row, &mut record);
            if !record.cells.is_empty() {
                skipped.extend(beside_totals(sheet, row, &record.cells));
                continue;
            }
        }
        let read =
            indicator(sheet, &heads, row).filter(|_| row < end && !heads.is_merged(sheet, row));
        let Some(mut indicator) = read else {
            let first = sheet.rows[row].iter().find(|text| !text.trim().is_empty());
            match first.filter(|_| !heads.again(sheet, row)) {
                Some(word) if is_note(reader.lexicon, word) => {
                    skipped.push(Skipped::note(reader.lexicon, sheet, row, word));
                }
                Some(_) => skipped.extend(Skipped::unnamed(sheet, row)),
                None => {}
            }
            continue;
        };
        levels.carry(&mut indicator.level, Repeated::IsMerged);
        indicator.cells = heads.printed(sheet, row, &NUMBERS);
        record.found.push(indicator);
    }
    record
}

/// What stands in the row of the totals besides them and its label.
fn beside_totals(sheet: &Sheet, row: usize, taken: &[PrintedCell]) -> Option<Skipped> {
    let first = sheet.rows[row].iter().find(|text| !text.trim().is_empty())?;
    let other = |at: &usize| {
        let text = sheet.text(row, *at);
        let is_taken = taken.iter().any(|cell| cell.at == (row, *at));
        !text.trim().is_empty() && text != first && !is_taken
    };
    let left: Vec<usize> = (0..sheet.width()).filter(other).collect();
    let (from, to) = (*left.first()?, *left.last()?);
    let text = left.iter().map(|at| sheet.text(row, *at).trim()).collect::<Vec<_>>().join(" ");
    let why = Bilingual::new(
        format!("总分一行里没有它的位置：{text}"),
        format!("the row of the totals has no place for it: {text}"),
    );
    Some(Skipped::cells(sheet, (row, from), (row, to), why))
}

/// What a first level that is that of the row above says of a second that is left out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Repeated {
    /// It is one cell, merged downwards: the second goes on too.
    IsMerged,
    /// Each row says its levels: there is no second.
    SaysAll,
}

/// The levels that the rows above said: a cell left blank below them means the same.
#[derive(Debug, Default)]
struct Levels {
    first: String,
    second: Option<String>,
}

impl Levels {
    /// Fills in what a row leaves blank. The second level goes on until the first is said anew.
    fn carry(&mut self, level: &mut Vec<String>, repeated: Repeated) {
        let Some(first) = level.first_mut() else { return };
        let goes_on = first.is_empty() || repeated == Repeated::IsMerged && *first == self.first;
        if first.is_empty() {
            first.clone_from(&self.first);
        }
        self.first.clone_from(first);
        match level.get(1) {
            Some(second) => self.second = Some(second.clone()),
            None if goes_on => level.extend(self.second.clone()),
            None => self.second = None,
        }
    }
}

/// The row of the heads of indicators.
pub fn indicator_head(sheet: &Sheet, reader: ListReader<'_>) -> Option<usize> {
    sheet.rows.iter().position(|row| row.iter().any(|text| reader.is(Head::Indicator, text)))
}

/// The heads of a list of indicators.
struct IndicatorHeads<'a> {
    reader: ListReader<'a>,
    row: usize,
    /// Each column's head.
    labels: Vec<String>,
    /// Columns of grades, and which.
    grades: Vec<(usize, String)>,
}

impl<'a> IndicatorHeads<'a> {
    fn of(sheet: &Sheet, reader: ListReader<'a>, row: usize) -> IndicatorHeads<'a> {
        let mut grades: Vec<(usize, String)> = Vec::new();
        for at in 0..sheet.width() {
            if let Some(grade) = reader
                .grade(sheet.text(row, at))
                .filter(|grade| !grades.iter().any(|(_, other)| other == grade))
            {
                grades.push((at, grade));
            }
        }
        IndicatorHeads {
            reader,
            row,
            labels: (0..sheet.width()).map(|at| sheet.text(row, at).to_owned()).collect(),
            grades,
        }
    }

    /// The first column of a head.
    fn at(&self, head: Head) -> Option<usize> {
        self.labels.iter().position(|text| self.reader.is(head, text))
    }

    /// Whether a row repeats the heads, as it does on the next page.
    fn again(&self, sheet: &Sheet, row: usize) -> bool {
        let cells = sheet.rows[row].iter().zip(&self.labels);
        cells.into_iter().all(|(text, head)| text.trim().is_empty() || text == head)
    }

    /// Whether a column of a record needs no word: one of an indicator's, merged with such a one,
    /// or the record's own label left of them (绩效指标).
    fn says(&self, sheet: &Sheet, at: usize, end: usize) -> bool {
        let label = self.labels[at].trim();
        let mut below = (self.row + 1..end)
            .map(|row| sheet.text(row, at).trim())
            .filter(|text| !text.is_empty());
        let first = below.next();
        let one = below.all(|text| Some(text) == first);
        let merged = at > 0
            && (self.row + 1..end).all(|row| {
                let text = sheet.text(row, at);
                text.trim().is_empty() || text == sheet.text(row, at - 1)
            });
        first.is_none()
            || self.known(at)
            || self.sign() == Some(at)
            || self.unit() == Some(at)
            || merged && (label.is_empty() || label == self.labels[at - 1].trim())
            || (label.is_empty() || Some(label) == first) && one && !first.is_some_and(is_figure)
            || self.reader.is(Head::Project, label)
    }

    /// The column of the signs of targets.
    fn sign(&self) -> Option<usize> {
        let words = &self.reader.lexicon.head_target_sign;
        self.labels.iter().position(|text| is_one_of(words, text))
    }

    /// The column of the units of targets.
    fn unit(&self) -> Option<usize> {
        let words = &self.reader.lexicon.head_target_unit;
        self.labels.iter().position(|text| is_one_of(words, text))
    }

    /// Where the indicators end: at the totals below them. What stands there is said by rows.
    fn end(&self, sheet: &Sheet) -> usize {
        let rows = self.row + 1..sheet.rows.len();
        let named = |row: &usize| indicator(sheet, self, *row).is_some();
        let first = rows.clone().find(|row| !self.is_total(sheet, *row) && named(row));
        let end = first.and_then(|first| (first..rows.end).find(|row| self.is_total(sheet, *row)));
        end.unwrap_or(rows.end)
    }

    /// Whether a row is that of the totals, by the text it begins with.
    fn is_total(&self, sheet: &Sheet, row: usize) -> bool {
        let first = sheet.rows[row].iter().find(|text| !text.trim().is_empty());
        let words = &self.reader.lexicon.head_evaluation_totals;
        first.is_some_and(|text| is_one_of(words, text))
    }

    /// Whether a row is one cell, merged over the columns of an indicator: a text below them.
    fn is_merged(&self, sheet: &Sheet, row: usize) -> bool {
        let name = self.at(Head::Indicator).map(|at| sheet.text(row, at));
        let says = |head: Head| self.at(head).map(|at| sheet.text(row, at)) == name;
        says(Head::Level1) && FIELDS.into_iter().any(says)
    }

    /// The numbers of a row and where they stand.
    fn printed(&self, sheet: &Sheet, row: usize, heads: &[Head]) -> Vec<PrintedCell> {
        let cell = |head: &Head| {
            let at = self.at(*head)?;
            let shown = sheet.text(row, at).trim().to_owned();
            (!shown.is_empty()).then(|| PrintedCell { key: head.key(), shown, at: (row, at) })
        };
        heads.iter().filter_map(cell).collect()
    }

    /// Takes the totals of a row that has a number under the weights or the scores.
    fn total(&self, sheet: &Sheet, row: usize, record: &mut RecordIndicators) {
        let mut cells = self.printed(sheet, row, &[Head::Weight, Head::Score]);
        cells.retain(|cell| is_figure(&cell.shown));
        let of = |head: Head| {
            cells.iter().find(|cell| cell.key == head.key()).map(|cell| cell.shown.clone())
        };
        record.total = [of(Head::Weight), of(Head::Score)];
        record.cells = cells;
    }

    fn known(&self, at: usize) -> bool {
        let owner = Head::Project;
        let heads = Head::of_indicators().iter().filter(|head| **head != owner);
        heads.into_iter().any(|head| self.at(*head) == Some(at))
            || self.grades.iter().any(|(place, _)| *place == at)
            || is_numbering(self.reader.lexicon, &self.labels[at])
    }
}

/// What is said of an indicator beside its level and name: keys of content are called alike.
const FIELDS: [Head; 7] = [
    Head::Description,
    Head::Target,
    Head::Actual,
    Head::Weight,
    Head::Score,
    Head::Basis,
    Head::Deviation,
];

/// What is said of an indicator in numbers.
const NUMBERS: [Head; 4] = [Head::Target, Head::Actual, Head::Weight, Head::Score];

/// A target or what was reached of it, with the sign and the unit that stand in columns of their
/// own: `=`, `100`, `%`. What is a word (定性) stays one.
fn whole(sign: &str, value: &str, unit: &str) -> String {
    let sign = if value.starts_with(sign) { "" } else { sign };
    let unit = if value.ends_with(unit) { "" } else { unit };
    let is_word = |c: Option<char>| c.is_some_and(|c| c.is_alphabetic());
    let gap = |apart: bool| if apart { " " } else { "" };
    let before = gap(is_word(sign.chars().last()) && !value.is_empty());
    let behind = gap(is_word(value.chars().last()) && !unit.is_empty());
    format!("{sign}{before}{value}{behind}{unit}")
}

fn indicator(sheet: &Sheet, heads: &IndicatorHeads<'_>, row: usize) -> Option<ExtractedIndicator> {
    let text = |head: Head| {
        heads.at(head).map(|at| sheet.text(row, at).trim().to_owned()).unwrap_or_default()
    };
    let name = text(Head::Indicator);
    if name.is_empty() || heads.reader.is(Head::Indicator, &name) {
        return None;
    }
    let mut level = vec![text(Head::Level1)];
    level.extend(Some(text(Head::Level2)).filter(|second| !second.is_empty()));
    let mut fields: Vec<(&'static str, String)> = Vec::new();
    let beside = |at: Option<usize>| at.map_or("", |at| sheet.text(row, at).trim());
    for head in FIELDS {
        let value = match (head, text(head)) {
            (Head::Target, value) => whole(beside(heads.sign()), &value, beside(heads.unit())),
            (Head::Actual, value) if is_figure(&value) => whole("", &value, beside(heads.unit())),
            (_, value) => value,
        };
        if !value.is_empty() {
            fields.push((head.key(), value));
        }
    }
    let bands = heads
        .grades
        .iter()
        .map(|(at, grade)| (grade.clone(), sheet.text(row, *at).trim().to_owned()))
        .filter(|(_, threshold)| !threshold.is_empty())
        .collect();
    Some(ExtractedIndicator { level, name, fields, bands, cells: Vec::new() })
}

/// Gives indicators to their projects, by code, else by name; those of no project, and of a name
/// that several projects have, are left.
pub fn assign(
    projects: &mut [ExtractedProject],
    sheet: &str,
    indicators: Vec<(String, ExtractedIndicator)>,
) -> Vec<Skipped> {
    let mut skipped = Vec::new();
    for (who, indicator) in indicators {
        let named: Vec<usize> =
            (0..projects.len()).filter(|index| projects[*index].name == who).collect();
        let coded =
            projects.iter().position(|project| project.code.as_deref() == Some(who.as_str()));
        match (coded, named.as_slice()) {
            (Some(index), _) => projects[index].indicators.push(indicator),
            (None, [index]) => projects[*index].indicators.push(indicator),
            (None, several) => {
                let name = &indicator.name;
                let (zh, en) = if several.is_empty() {
                    (
                        format!("没有项目“{who}”，指标“{name}”没有取"),
                        format!("there is no project {who}: the indicator {name} was left"),
                    )
                } else {
                    (
                        format!("叫“{who}”的项目不止一个，指标“{name}”没有取；请写项目编码"),
                        format!(
                            "several projects are called {who}: the indicator {name} was left; say the code"
                        ),
                    )
                };
                skipped.push(Skipped {
                    sheet: sheet.to_owned(),
                    cell: None,
                    why: Bilingual::new(zh, en),
                });
            }
        }
    }
    skipped
}
