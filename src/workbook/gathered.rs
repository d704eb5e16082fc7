use std::ops::RangeInclusive;
use std::sync::Arc;

use super::raised::without_mark;
use super::sheet::{Looks, Remark, Sheet};
use super::shown_text::Shown;
use super::unreadable::Unreadable;

/// A cell by its row and column, from 0.
pub(super) type At = (u32, u32);

/// What may still be read of a workbook. Cells are counted as the rectangle from A1 that holds
/// them: a sheet is kept row by row.
pub(super) struct Budget {
    area: u64,
    bytes: usize,
}

/// Cells of one sheet: seven times the largest table known (17,579 rows of a city's budget).
const SHEET: u64 = 4_000_000;
/// Columns of one sheet: no table has so many, and finding heads looks along them.
const COLUMNS: u32 = 2_000;
/// Columns of the widest head that is merged.
const WIDEST: u32 = 256;
/// Cells of all sheets.
const BOOK: u64 = 8_000_000;
/// Bytes of text in all cells.
const TEXT: usize = 256 << 20;

impl Budget {
    pub(super) fn new() -> Budget {
        Budget { area: BOOK, bytes: TEXT }
    }

    /// The cells that may be kept of the next sheet.
    fn sheet(&self) -> u64 {
        self.area.min(SHEET)
    }

    pub(super) fn text(&mut self, bytes: usize) -> Result<(), Unreadable> {
        self.bytes = self.bytes.checked_sub(bytes).ok_or_else(|| {
            Unreadable::too_large("文字超过256兆字节", "more than 256 MiB of text")
        })?;
        Ok(())
    }

    /// The bounds (rows, columns) in which the cells of the next sheet are kept, and are paid for.
    pub(super) fn bounds(&mut self, cells: &[At]) -> At {
        let bounds = within(cells, self.sheet());
        self.area -= u64::from(bounds.0) * u64::from(bounds.1);
        bounds
    }
}

/// Rows and columns that hold most cells in no more than an area: of the last row and the last
/// column, the one with fewer cells in it goes first. So a stray character in the last corner of
/// the grid goes, and the table stays.
fn within(cells: &[At], area: u64) -> At {
    let counted = |index: fn(&At) -> u32| {
        let mut all: Vec<u32> = cells.iter().filter(|at| at.1 < COLUMNS).map(index).collect();
        all.sort_unstable();
        let mut counts: Vec<(u32, u64)> = Vec::new();
        for one in all {
            match counts.last_mut() {
                Some((last, count)) if *last == one => *count += 1,
                _ => counts.push((one, 1)),
            }
        }
        counts
    };
    let (mut rows, mut columns) = (counted(|at| at.0), counted(|at| at.1));
    loop {
        let (Some((bottom, in_row)), Some((right, in_column))) =
            (rows.last().copied(), columns.last().copied())
        else {
            return (0, 0);
        };
        if (u64::from(bottom) + 1) * (u64::from(right) + 1) <= area {
            // A cell that went with its column leaves a row of nothing.
            let kept = cells.iter().filter(|at| at.0 <= bottom && at.1 <= right);
            return kept
                .fold((0, 0), |(height, width), at| (height.max(at.0 + 1), width.max(at.1 + 1)));
        }
        if in_row <= in_column && rows.len() > 1 || columns.len() == 1 {
            rows.pop();
        } else {
            columns.pop();
        }
    }
}

/// The cells of one sheet that hold something, in any order.
#[derive(Default)]
pub(super) struct GatheredCells {
    cells: Vec<(At, String)>,
    /// What they show beside their texts.
    looks: Looks,
    /// Cells that were not kept: the first and how many.
    lost: Option<(At, u32)>,
}

impl GatheredCells {
    /// Keeps a cell; blanks are nothing.
    pub(super) fn push(
        &mut self,
        at: At,
        shown: impl Into<Shown>,
        budget: &mut Budget,
    ) -> Result<(), Unreadable> {
        let Shown { text, behind, concealed } = shown.into();
        let place = (at.0 as usize, at.1 as usize);
        if concealed && !self.is_full() {
            self.looks.concealed.push(place);
        }
        if text.trim().is_empty() {
            return Ok(());
        }
        if self.is_full() {
            self.lose(at, 1);
            return Ok(());
        }
        budget.text(text.len())?;
        let (text, mark) = without_mark(text);
        self.looks.marks.extend(mark.map(|mark| (place, mark)));
        self.looks.behind.extend(behind.map(|words| (place, words)));
        self.cells.push((at, text));
        Ok(())
    }

    /// Says that rows are hidden.
    pub(super) fn hide_rows(&mut self, rows: RangeInclusive<usize>) {
        hide(&mut self.looks.hidden_rows, rows);
    }

    /// Says that columns are hidden.
    pub(super) fn hide_columns(&mut self, columns: RangeInclusive<usize>) {
        hide(&mut self.looks.hidden_columns, columns);
    }

    /// Whether no more cells are kept.
    pub(super) fn is_full(&self) -> bool {
        self.cells.len() as u64 >= SHEET
    }

    /// Says that cells from this one on were not kept.
    pub(super) fn lose(&mut self, at: At, count: u32) {
        let (first, before) = self.lost.unwrap_or((at, 0));
        self.lost = Some((first, before.saturating_add(count)));
    }

    /// The sheet, its merged ranges (top left, bottom right) filled in.
    pub(super) fn into_sheet(
        mut self,
        name: String,
        remark: Option<Remark>,
        merged: &[(At, At)],
        budget: &mut Budget,
    ) -> Result<Sheet, Unreadable> {
        let places: Vec<At> = self.cells.iter().map(|(at, _)| *at).collect();
        let (height, width) = budget.bounds(&places);
        let mut rows: Vec<Vec<String>> = vec![Vec::new(); height as usize];
        for ((row, column), text) in std::mem::take(&mut self.cells) {
            if row >= height || column >= width {
                self.lose((row, column), 1);
                continue;
            }
            let line = &mut rows[row as usize];
            line.resize(line.len().max(column as usize + 1), String::new());
            line[column as usize] = text;
        }
        let beyond = self.lost.map(|((row, column), count)| Remark::Beyond { row, column, count });
        let looks = Arc::new(std::mem::take(&mut self.looks));
        let mut sheet = Sheet { name, rows, remark: remark.or(beyond), looks };
        // Merged ranges do not overlap; where they do, the file is not sound and the first ones are
        // enough.
        let mut left = 2 * u64::from(height) * u64::from(width.max(WIDEST));
        for (from, to) in merged {
            // A head may be wider than what stands under it; the whole grid is no head.
            let right = if to.1.saturating_sub(from.1) < WIDEST && to.1 < COLUMNS {
                to.1
            } else {
                to.1.min(width.saturating_sub(1))
            };
            spread(
                &mut sheet,
                *from,
                (to.0.min(height.saturating_sub(1)), right),
                &mut left,
                budget,
            )?;
        }
        Ok(sheet)
    }
}

/// Adds a stretch; one that goes on where the last ended lengthens it.
fn hide(stretches: &mut Vec<RangeInclusive<usize>>, own: RangeInclusive<usize>) {
    match stretches.last_mut() {
        Some(last) if *own.start() == last.end() + 1 => *last = *last.start()..=*own.end(),
        _ => stretches.push(own),
    }
}

/// A merged range shows its words everywhere inside the sheet; a number stays where it is.
fn spread(
    sheet: &mut Sheet,
    from: At,
    to: At,
    left: &mut u64,
    budget: &mut Budget,
) -> Result<(), Unreadable> {
    let text = sheet.text(from.0 as usize, from.1 as usize).to_owned();
    let number =
        text.chars().all(|c| c.is_ascii_digit() || matches!(c, '.' | ',' | '-' | '%' | ' '));
    if number || to.0 < from.0 || to.1 < from.1 {
        return Ok(());
    }
    let size = (u64::from(to.0 - from.0) + 1) * (u64::from(to.1 - from.1) + 1);
    let Some(rest) = left.checked_sub(size) else { return Ok(()) };
    *left = rest;
    budget.text(text.len().saturating_mul(usize::try_from(size).unwrap_or(usize::MAX)))?;
    let (first, last) = (from.1 as usize, to.1 as usize);
    for line in sheet.rows.iter_mut().take(to.0 as usize + 1).skip(from.0 as usize) {
        line.resize(line.len().max(last + 1), String::new());
        line[first..=last].fill(text.clone());
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn strays_go_and_the_table_stays() {
        let table: Vec<At> =
            (0..100).flat_map(|row| (0..10).map(move |column| (row, column))).collect();
        let with = |more: &[At]| within(&[table.as_slice(), more].concat(), SHEET);
        assert_eq!(with(&[]), (100, 10));
        assert_eq!(with(&[(1_048_575, 16_383)]), (100, 10));
        assert_eq!(with(&[(0, 16_383)]), (100, 10));
        assert_eq!(with(&[(0, 1_999)]), (100, 2_000));
        assert_eq!(with(&[(1_048_575, 0)]), (100, 10));
        assert_eq!(with(&[(300_000, 0)]), (300_001, 10));
        assert_eq!(within(&[(1_048_575, 16_383)], SHEET), (0, 0));
        assert_eq!(with(&[(1_048_575, 1_000)]), (100, 10));
        assert_eq!(within(&[(1_048_575, 0)], SHEET), (1_048_576, 1));
        assert_eq!(within(&[], SHEET), (0, 0));
    }

    #[test]
    fn what_is_lost_is_said() {
        let mut gathered = GatheredCells::default();
        let mut budget = Budget::new();
        gathered.push((0, 0), "a".to_owned(), &mut budget).expect("room");
        gathered.push((1_048_575, 16_383), "x".to_owned(), &mut budget).expect("room");
        gathered.push((1_048_574, 16_383), " ".to_owned(), &mut budget).expect("room");
        let sheet = gathered
            .into_sheet("s".into(), None, &[((0, 0), (u32::MAX, u32::MAX))], &mut budget)
            .expect("a sheet");
        assert_eq!(sheet.rows, [["a"]]);
        assert_eq!(sheet.remark, Some(Remark::Beyond { row: 1_048_575, column: 16_383, count: 1 }));
    }
}
