use std::collections::{HashMap, HashSet};

use crate::model::{ColumnType, Form, MoneyUnit};
use crate::office::sheet::is_figure;
use crate::workbook::Sheet;

use super::extracted::{ExtractedCell, ExtractedIndicator, ExtractedObjectives};
use super::imported::Imported;
use super::skipped::Skipped;

/// What became of the cells that show a figure.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct FigureCount {
    /// All of them.
    pub seen: usize,
    /// Those that were taken.
    pub taken: usize,
    /// Those that were left and named, each by itself or with its column, row or sheet.
    pub left: usize,
    /// The others: years in titles, numbers of columns and lines.
    pub heads: usize,
}

/// Row and column.
type At = (usize, usize);

impl Imported {
    /// What became of the cells of these sheets that show a figure.
    pub fn figures(&self, sheets: &[Sheet]) -> FigureCount {
        let mut count = FigureCount::default();
        let taken = self.taken_cells();
        for sheet in sheets {
            let left: Vec<Left> =
                self.skipped.iter().filter(|one| one.sheet == sheet.name).map(Left::of).collect();
            for (row, cells) in sheet.rows.iter().enumerate() {
                for (column, text) in cells.iter().enumerate() {
                    let is_taken = taken.contains(&(sheet.name.as_str(), (row, column)));
                    if !(is_figure(text) || is_taken && is_amount(text)) {
                        continue;
                    }
                    count.seen += 1;
                    if is_taken {
                        count.taken += 1;
                    } else if left.iter().any(|one| one.holds((row, column))) {
                        count.left += 1;
                    } else {
                        count.heads += 1;
                    }
                }
            }
        }
        count
    }

    /// How many figures of a sheet were left among those that were taken: in rows that were left, in
    /// columns of amounts. What is summed up there is not all that the sheet has.
    pub fn left_among_taken(&self, sheet: &Sheet) -> usize {
        let amount = |form: &Form, cell: &ExtractedCell| {
            form.columns[cell.column].holds == ColumnType::Amount
        };
        let mut columns: HashSet<usize> = HashSet::new();
        for table in self.tables.iter().filter(|table| table.sheet == sheet.name) {
            let cells = table.rows.iter().flat_map(|row| &row.cells);
            columns.extend(cells.filter(|cell| amount(&table.form, cell)).map(|cell| cell.at.1));
        }
        let taken = self.taken_cells();
        let own = self.skipped.iter().filter(|one| one.sheet == sheet.name).map(Left::of);
        let rows: Vec<Left> = own.filter(Left::is_of_rows).collect();
        let is_left = |row: usize, column: &usize| {
            is_figure(sheet.text(row, *column))
                && !taken.contains(&(sheet.name.as_str(), (row, *column)))
                && rows.iter().any(|left| left.holds((row, *column)))
        };
        let of_row = |row: usize| columns.iter().filter(|column| is_left(row, column)).count();
        (0..sheet.rows.len()).map(of_row).sum()
    }

    /// How many figures of a sheet were left in columns of their own, beside amounts of their rows
    /// that were taken: what a row is said to come to is then not all that it adds up to. Codes stand
    /// left of the first amount, and count for nothing.
    pub fn left_beside_taken(&self, sheet: &Sheet) -> usize {
        let taken = self.taken_cells();
        // Each column that was left, with the row of its highest head.
        let mut heads: HashMap<usize, usize> = HashMap::new();
        for one in self.skipped.iter().filter(|one| one.sheet == sheet.name) {
            if let Left::Column((row, column)) = Left::of(one) {
                heads.entry(column).and_modify(|first| *first = row.min(*first)).or_insert(row);
            }
        }
        let of_row = |(row, cells): (usize, &Vec<String>)| {
            let is_taken = |at: &usize| taken.contains(&(sheet.name.as_str(), (row, *at)));
            let is_figure = |at: &usize| is_figure(&cells[*at]);
            let amount = (0..cells.len()).find(|at| is_taken(at) && is_figure(at));
            let Some(amount) = amount else { return 0 };
            let left = (amount + 1..cells.len()).filter(|at| is_figure(at) && !is_taken(at));
            left.filter(|at| heads.get(at).is_some_and(|head| row >= *head)).count()
        };
        sheet.rows.iter().enumerate().map(of_row).sum()
    }

    /// Every cell that was taken, by its sheet.
    fn taken_cells(&self) -> HashSet<(&str, At)> {
        let mut cells: HashSet<(&str, At)> = HashSet::new();
        for table in &self.tables {
            let of_rows = table.rows.iter().flat_map(|row| &row.cells);
            cells.extend(of_rows.map(|cell| (table.sheet.as_str(), cell.at)));
        }
        for project in &self.projects {
            let sheet = project.sheet.as_str();
            cells.extend(project.cells.iter().map(|cell| (sheet, cell.at)));
            cells.extend(project.words_at.iter().map(|(_, at)| (sheet, *at)));
            cells.extend(of_record(sheet, &project.objectives));
        }
        let overall = &self.overall;
        cells.extend(overall.duties_at.iter().map(|at| (overall.sheet.as_str(), *at)));
        cells.extend(of_record(&overall.sheet, &overall.objectives));
        cells
    }
}

/// Whether a text is an amount with its unit: 1520.40万元.
fn is_amount(text: &str) -> bool {
    let number = |unit: MoneyUnit| text.trim().strip_suffix(unit.name());
    MoneyUnit::ALL.into_iter().filter_map(number).any(is_figure)
}

fn of_record<'a>(
    sheet: &'a str,
    objectives: &'a ExtractedObjectives,
) -> impl Iterator<Item = (&'a str, At)> {
    let sentences = objectives.sentences_at.iter().flatten().copied();
    let levels = objectives.levels.iter().map(|level| level.at);
    let totals = objectives.total_cells.iter().map(|cell| cell.at);
    let own = sentences.chain(levels).chain(totals).map(move |at| (sheet, at));
    own.chain(objectives.indicators.iter().flat_map(of_indicator))
}

fn of_indicator(indicator: &ExtractedIndicator) -> impl Iterator<Item = (&str, At)> {
    let numbers = indicator.cells.iter().map(|cell| cell.at);
    let all = indicator.words_at.iter().map(|(_, at)| *at).chain(numbers);
    all.map(|at| (indicator.sheet.as_str(), at))
}

/// Cells that were left: all of a sheet, a block, or one and the column below it.
enum Left {
    Sheet,
    Block(At, At),
    Column(At),
}

impl Left {
    fn of(skipped: &Skipped) -> Left {
        let Some(cells) = &skipped.cell else { return Left::Sheet };
        let mut ends = cells.split(':').map(place);
        match (ends.next().flatten(), ends.next().flatten()) {
            (Some(first), Some(last)) => Left::Block(first, last),
            (Some(first), None) => Left::Column(first),
            _ => Left::Sheet,
        }
    }

    /// Whether rows were left. The labels of several rows, in one column, are of rows without figures:
    /// other tables of the sheet may have their amounts in that column.
    fn is_of_rows(&self) -> bool {
        matches!(self, Left::Block(first, last) if first.0 == last.0 || first.1 != last.1)
    }

    fn holds(&self, (row, column): At) -> bool {
        match self {
            Left::Sheet => true,
            Left::Block(first, last) => {
                (first.0..=last.0).contains(&row) && (first.1..=last.1).contains(&column)
            }
            Left::Column(head) => column == head.1 && row >= head.0,
        }
    }
}

/// The row and the column of a cell's name: `B5`.
pub fn place(name: &str) -> Option<At> {
    let letters = name.find(|c: char| c.is_ascii_digit())?;
    let digit = |column: usize, letter: u8| {
        column.checked_mul(26)?.checked_add(usize::from(letter.checked_sub(b'A')? + 1))
    };
    let column = name[..letters].bytes().try_fold(0, digit)?;
    let row: usize = name[letters..].parse().ok()?;
    Some((row.checked_sub(1)?, column.checked_sub(1)?))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::workbook::cell_name;

    #[test]
    fn a_name_leads_back_to_its_cell() {
        for at in [(0, 0), (4, 1), (99, 27), (7, 702)] {
            assert_eq!(place(&cell_name(at.0, at.1)), Some(at));
        }
        assert_eq!([place(""), place("B"), place("5"), place("B0")], [None; 4]);
    }
}
