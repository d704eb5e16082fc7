use std::collections::HashSet;
use std::ops::Range;

use crate::finding::Bilingual;
use crate::model::{Head, MoneyUnit};
use crate::office::sheet::{ListReader, answers, is_one_of};
use crate::workbook::{Sheet, cell_name};

use super::record_grid::{Grid, names, unit_of_label};
use super::skipped::Skipped;

/// The heads that a record begins with.
pub const BEGINS: [Head; 2] = [Head::Code, Head::Name];

/// Names what stands in the grid above the indicators and has no place in a project, each row with
/// its cells.
pub fn left(
    grid: Grid<'_>,
    reader: ListReader<'_>,
    taken: &[(usize, usize)],
    unit: Option<MoneyUnit>,
    skipped: &mut Vec<Skipped>,
) {
    let (sheet, form) = (grid.sheet, grid.form);
    let begins =
        |row: &Vec<String>| row.iter().any(|text| BEGINS.iter().any(|head| reader.is(*head, text)));
    let first = sheet.rows.iter().position(begins).unwrap_or(0);
    let label = |text: &str| {
        BEGINS.iter().chain(Head::of_projects()).any(|head| reader.is(*head, text))
            || form.columns.iter().any(|column| {
                names(column, text) || answers(text, column.group.as_deref()) > 0
            })
            || is_one_of(&reader.lexicon.head_purpose_below, text)
            // 项目资金（万元） said the unit, and nothing else.
            || unit.is_some() && unit_of_label(text) == unit
    };
    // 总额 names a row of funds by where it stands.
    let labels: HashSet<(usize, usize)> =
        (0..form.columns.len()).filter_map(|column| Some(grid.place(column)?.label)).collect();
    let rest = Rest { sheet, rows: first..grid.head, taken, labels };
    rest.name(label, &Bilingual::new("项目表样", "the project form"), skipped);
}

/// The rows of a record, of which some cells were taken.
pub(super) struct Rest<'a> {
    pub sheet: &'a Sheet,
    pub rows: Range<usize>,
    pub taken: &'a [(usize, usize)],
    /// Cells that are labels by where they stand.
    pub labels: HashSet<(usize, usize)>,
}

impl Rest<'_> {
    /// Names what was not taken and is no label, each row with its cells: the form has no place for
    /// it.
    pub(super) fn name(
        &self,
        is_label: impl Fn(&str) -> bool,
        form: &Bilingual,
        skipped: &mut Vec<Skipped>,
    ) {
        let Rest { sheet, taken, .. } = *self;
        let covered = self.covered();
        for row in self.rows.clone() {
            // A merged cell says the same in all its columns.
            let merged = |at: usize| at > 0 && sheet.text(row, at - 1) == sheet.text(row, at);
            let texts: Vec<(usize, &str)> = (0..sheet.width())
                .filter(|at| !covered.contains(&(row, *at)) && !merged(*at))
                .filter(|at| !self.labels.contains(&(row, *at)))
                .map(|at| (at, sheet.text(row, at).trim()))
                .filter(|(_, text)| !text.is_empty() && !is_label(text))
                .collect();
            let (Some((from, text)), Some((to, _))) = (texts.first(), texts.last()) else {
                continue;
            };
            let same = |at: &&(usize, usize)| sheet.text(at.0, at.1).trim() == *text;
            let (zh, en) = (&form.zh, &form.en);
            let why = match taken.iter().find(same).filter(|_| texts.len() == 1) {
                Some((row, at)) => {
                    let other = cell_name(*row, *at);
                    Bilingual::new(
                        format!("{zh}里没有它的位置，文字与已取的{other}相同：{text}"),
                        format!(
                            "{en} has no place for it; its words are those of {other}, which were taken: {text}"
                        ),
                    )
                }
                None => {
                    let text = texts.iter().map(|(_, text)| *text).collect::<Vec<_>>().join(" ");
                    Bilingual::new(
                        format!("{zh}里没有它的位置：{text}"),
                        format!("{en} has no place for it: {text}"),
                    )
                }
            };
            skipped.push(Skipped::cells(sheet, (row, *from), (row, *to), why));
        }
    }

    /// The cells that were taken, and those that are merged with them: they say the same to the
    /// right of them or below.
    fn covered(&self) -> HashSet<(usize, usize)> {
        let sheet = self.sheet;
        let mut covered: HashSet<(usize, usize)> = self.taken.iter().copied().collect();
        for row in self.rows.clone() {
            for at in 0..sheet.width() {
                let text = sheet.text(row, at);
                let goes_on = |row: usize, at: usize| {
                    covered.contains(&(row, at)) && sheet.text(row, at) == text
                };
                if !text.trim().is_empty()
                    && (at > 0 && goes_on(row, at - 1) || row > 0 && goes_on(row - 1, at))
                {
                    covered.insert((row, at));
                }
            }
        }
        covered
    }
}
