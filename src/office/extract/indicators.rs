use std::collections::HashSet;

use crate::finding::Bilingual;
use crate::model::{Form, Head};
use crate::office::sheet::{ListReader, is_figure, is_note, plain};
use crate::workbook::Sheet;

use super::extracted::{
    ExtractedIndicator, ExtractedObjectives, ExtractedProject, LevelWeight, PrintedCell,
};
use super::indicator_heads::{IndicatorHeads, NUMBERS, indicator, indicator_head};
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
    for head in POINTS.into_iter().filter(|head| heads.at(*head).is_some()) {
        let scored: HashSet<String> = found
            .iter()
            .filter(|(_, indicator)| indicator.says(head))
            .map(|(owner, _)| owner.clone())
            .collect();
        let of_scored = found.iter_mut().filter(|(owner, _)| scored.contains(owner));
        of_scored.for_each(|(_, indicator)| indicator.blank(head));
    }
    found
}

/// Heads of points: where one indicator of a record has any, the empty cell of another is a blank.
const POINTS: [Head; 2] = [Head::Weight, Head::Score];

/// Reads the indicators under a head inside a project's record. Rows that are none, and columns
/// that are none of an indicator's, are named.
pub fn indicators_at(
    sheet: &Sheet,
    reader: ListReader<'_>,
    head: usize,
    form: &Form,
    skipped: &mut Vec<Skipped>,
) -> ExtractedObjectives {
    let mut levels = Levels::default();
    let mut record = ExtractedObjectives::default();
    let heads = IndicatorHeads::of(sheet, reader, head);
    let end = heads.end(sheet);
    let mut rows: Vec<usize> = Vec::new();
    unknown_columns(sheet, head, form, |at| heads.says(sheet, at, end), skipped);
    for row in head + 1..sheet.rows.len() {
        if record.total_cells.is_empty() && heads.is_total(sheet, row) {
            (record.total, record.total_cells) = heads.total(sheet, row);
            if !record.total_cells.is_empty() {
                skipped.extend(beside_totals(sheet, row, &record.total_cells));
                continue;
            }
        }
        let read =
            indicator(sheet, &heads, row).filter(|_| row < end && !heads.is_merged(sheet, row));
        let Some(mut indicator) = read else {
            let first = sheet.rows[row].iter().find(|text| !text.trim().is_empty());
            match first.filter(|_| !heads.again(sheet, row)) {
                Some(word) if is_note(reader.lexicon, word) => {
                    skipped.push(Skipped::note(reader.lexicon, sheet, row));
                }
                Some(_) => skipped.extend(Skipped::unnamed(sheet, row)),
                None => {}
            }
            continue;
        };
        levels.carry(&mut indicator.level, Repeated::IsMerged);
        indicator.cells = heads.printed(sheet, row, &NUMBERS);
        rows.push(row);
        record.indicators.push(indicator);
    }
    if let Some(at) = heads.at(Head::Level1) {
        record.weigh_levels(at, &rows);
    }
    for (head, at) in POINTS.into_iter().filter_map(|head| Some((head, heads.at(head)?))) {
        if record.indicators.iter().any(|indicator| indicator.says(head)) {
            record.blanks(sheet, head, at, &rows);
        }
    }
    record
}

impl ExtractedObjectives {
    /// Takes the weight out of the names of first levels: `产出指标（50分）`.
    fn weigh_levels(&mut self, at: usize, rows: &[usize]) {
        for (indicator, row) in self.indicators.iter_mut().zip(rows) {
            let Some(first) = indicator.level.first_mut() else { continue };
            let Some((level, weight)) = weighed(first) else { continue };
            first.clone_from(&level);
            if !self.levels.iter().any(|other| other.level == level) {
                self.levels.push(LevelWeight { level, weight, at: (*row, at) });
            }
        }
    }

    /// Marks the empty cells of a column of points that others of the record fill: each is there,
    /// and blank.
    fn blanks(&mut self, sheet: &Sheet, head: Head, at: usize, rows: &[usize]) {
        let blank =
            |row: usize| PrintedCell { key: head.key(), shown: String::new(), at: (row, at) };
        for (indicator, row) in self.indicators.iter_mut().zip(rows) {
            if !indicator.says(head) {
                indicator.blank(head);
                indicator.cells.push(blank(*row));
            }
        }
        let total = &mut self.total[usize::from(head == Head::Score)];
        let empty = |row: &usize| sheet.text(*row, at).trim().is_empty();
        let row = self.total_cells.first().map(|cell| cell.at.0).filter(empty);
        if let Some(row) = row.filter(|_| total.is_none()) {
            *total = Some(String::new());
            self.total_cells.push(blank(row));
        }
    }
}

/// A first level and the weight that is printed behind it.
fn weighed(level: &str) -> Option<(String, String)> {
    let level = plain(level);
    let (name, weight) = level.strip_suffix("分）")?.rsplit_once('（')?;
    (!name.is_empty() && is_figure(weight)).then(|| (name.to_owned(), weight.to_owned()))
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
            (Some(index), _) => projects[index].objectives.indicators.push(indicator),
            (None, [index]) => projects[*index].objectives.indicators.push(indicator),
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
