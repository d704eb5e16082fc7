use crate::model::Head;
use crate::office::sheet::{ListReader, is_figure, is_note, is_numbering, is_one_of};
use crate::workbook::Sheet;

use super::extracted::{ExtractedIndicator, PrintedCell};

/// The row of the heads of indicators.
pub fn indicator_head(sheet: &Sheet, reader: ListReader<'_>) -> Option<usize> {
    sheet.rows.iter().position(|row| row.iter().any(|text| reader.is(Head::Indicator, text)))
}

/// The heads of a list of indicators.
pub(super) struct IndicatorHeads<'a> {
    reader: ListReader<'a>,
    pub row: usize,
    /// Each column's head.
    labels: Vec<String>,
    /// Columns of grades, and which.
    grades: Vec<(usize, String)>,
}

impl<'a> IndicatorHeads<'a> {
    pub(super) fn of(sheet: &Sheet, reader: ListReader<'a>, row: usize) -> IndicatorHeads<'a> {
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
    pub(super) fn at(&self, head: Head) -> Option<usize> {
        self.labels.iter().position(|text| self.reader.is(head, text))
    }

    /// Whether a row repeats the heads, as it does on the next page.
    pub(super) fn again(&self, sheet: &Sheet, row: usize) -> bool {
        let cells = sheet.rows[row].iter().zip(&self.labels);
        cells.into_iter().all(|(text, head)| text.trim().is_empty() || text == head)
    }

    /// Whether a column of a record needs no word: one of an indicator's, merged with such a one,
    /// or the record's own label left of them (绩效指标).
    pub(super) fn says(&self, sheet: &Sheet, at: usize, end: usize) -> bool {
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

    /// Whether a row is a note, by the text it begins with.
    fn is_note(&self, sheet: &Sheet, row: usize) -> bool {
        let first = sheet.rows[row].iter().find(|text| !text.trim().is_empty());
        first.is_some_and(|text| is_note(self.reader.lexicon, text))
    }

    /// Where the indicators end: at the totals or the notes below them. What stands there is said by rows.
    pub(super) fn end(&self, sheet: &Sheet) -> usize {
        let rows = self.row + 1..sheet.rows.len();
        let named = |row: &usize| indicator(sheet, self, *row).is_some();
        let ends = |row: &usize| self.is_total(sheet, *row) || self.is_note(sheet, *row);
        let first = rows.clone().find(|row| !ends(row) && named(row));
        let end = first.and_then(|first| (first..rows.end).find(ends));
        end.unwrap_or(rows.end)
    }

    /// Whether a row is that of the totals, by the text it begins with.
    pub(super) fn is_total(&self, sheet: &Sheet, row: usize) -> bool {
        let first = sheet.rows[row].iter().find(|text| !text.trim().is_empty());
        let words = &self.reader.lexicon.head_evaluation_totals;
        first.is_some_and(|text| is_one_of(words, text))
    }

    /// Whether a row is one cell, merged over the columns of an indicator: a text below them.
    pub(super) fn is_merged(&self, sheet: &Sheet, row: usize) -> bool {
        let name = self.at(Head::Indicator).map(|at| sheet.text(row, at));
        let says = |head: Head| self.at(head).map(|at| sheet.text(row, at)) == name;
        says(Head::Level1) && FIELDS.into_iter().any(says)
    }

    /// The numbers of a row and where they stand.
    pub(super) fn printed(&self, sheet: &Sheet, row: usize, heads: &[Head]) -> Vec<PrintedCell> {
        let cell = |head: &Head| {
            let at = self.at(*head)?;
            let shown = sheet.text(row, at).trim().to_owned();
            (!shown.is_empty()).then(|| PrintedCell { key: head.key(), shown, at: (row, at) })
        };
        heads.iter().filter_map(cell).collect()
    }

    /// The totals of a row that has a number under the weights or the scores, and where they stand.
    pub(super) fn total(
        &self,
        sheet: &Sheet,
        row: usize,
    ) -> ([Option<String>; 2], Vec<PrintedCell>) {
        let mut cells = self.printed(sheet, row, &[Head::Weight, Head::Score]);
        cells.retain(|cell| is_figure(&cell.shown));
        let of = |head: Head| {
            cells.iter().find(|cell| cell.key == head.key()).map(|cell| cell.shown.clone())
        };
        ([of(Head::Weight), of(Head::Score)], cells)
    }

    pub(super) fn known(&self, at: usize) -> bool {
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
pub(super) const NUMBERS: [Head; 4] = [Head::Target, Head::Actual, Head::Weight, Head::Score];

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

/// A label in one line: `数量\n指标` was broken to fit its column. A blank stays between words of
/// letters.
fn unbroken(text: &str) -> String {
    let mut whole = String::new();
    for part in text.lines().map(str::trim).filter(|part| !part.is_empty()) {
        let ascii = |c: Option<char>| c.is_some_and(|c| c.is_ascii_alphanumeric());
        if ascii(whole.chars().next_back()) && ascii(part.chars().next()) {
            whole.push(' ');
        }
        whole.push_str(part);
    }
    whole
}

/// The indicator of a row; nothing for one without a name.
pub(super) fn indicator(
    sheet: &Sheet,
    heads: &IndicatorHeads<'_>,
    row: usize,
) -> Option<ExtractedIndicator> {
    let text = |head: Head| {
        heads.at(head).map(|at| sheet.text(row, at).trim().to_owned()).unwrap_or_default()
    };
    let label = |head: Head| unbroken(&text(head));
    let name = label(Head::Indicator);
    if name.is_empty() || heads.reader.is(Head::Indicator, &name) {
        return None;
    }
    let mut level = vec![label(Head::Level1)];
    level.extend(Some(label(Head::Level2)).filter(|second| !second.is_empty()));
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
    let words = [("level", Head::Level1), ("name", Head::Indicator)].into_iter();
    let words_at = words
        .chain(FIELDS.map(|head| (head.key(), head)))
        .filter_map(|(key, head)| Some((key, (row, heads.at(head)?))))
        .collect();
    let (sheet, cells) = (sheet.name.clone(), Vec::new());
    Some(ExtractedIndicator { level, name, fields, bands, cells, sheet, words_at })
}
