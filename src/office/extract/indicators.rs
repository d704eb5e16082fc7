use crate::finding::Bilingual;
use crate::model::{Form, Head};
use crate::office::sheet::{ListReader, is_figure, is_note, is_numbering};
use crate::workbook::Sheet;

use super::extracted::{ExtractedIndicator, ExtractedProject};
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

/// Reads the indicators under a head inside a project's record. Rows that are none, and columns
/// that are none of an indicator's, are named.
pub fn indicators_at(
    sheet: &Sheet,
    reader: ListReader<'_>,
    head: usize,
    form: &Form,
    skipped: &mut Vec<Skipped>,
) -> Vec<ExtractedIndicator> {
    let mut levels = Levels::default();
    let mut found = Vec::new();
    let heads = IndicatorHeads::of(sheet, reader, head);
    unknown_columns(sheet, head, form, |at| heads.says(sheet, at), skipped);
    for row in head + 1..sheet.rows.len() {
        let Some(mut indicator) = indicator(sheet, &heads, row) else {
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
        found.push(indicator);
    }
    found
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
    fn says(&self, sheet: &Sheet, at: usize) -> bool {
        let label = self.labels[at].trim();
        let mut below = (self.row + 1..sheet.rows.len())
            .map(|row| sheet.text(row, at).trim())
            .filter(|text| !text.is_empty());
        let first = below.next();
        let one = below.all(|text| Some(text) == first);
        let merged = at > 0
            && (self.row + 1..sheet.rows.len()).all(|row| {
                let text = sheet.text(row, at);
                text.trim().is_empty() || text == sheet.text(row, at - 1)
            });
        self.known(at)
            || merged && (label.is_empty() || label == self.labels[at - 1].trim())
            || (label.is_empty() || Some(label) == first) && one && !first.is_some_and(is_figure)
            || self.reader.is(Head::Project, label)
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
    for head in FIELDS {
        let value = text(head);
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
    Some(ExtractedIndicator { level, name, fields, bands })
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
