use crate::office::sheet::is_figure;
use crate::workbook::Sheet;

use super::request::Request;
use super::table_starts::titles_beside;

/// Where the tables of a sheet begin that stand beside each other without an empty column between
/// them, their titles in one row; nothing where there are none, or where it cannot be told at which
/// column one ends.
pub fn glued(sheet: &Sheet, request: &Request<'_>) -> Vec<usize> {
    let Some((row, titles)) = titles_beside(sheet, request) else { return Vec::new() };
    let body =
        (row..sheet.rows.len()).find(|at| sheet.rows[*at].iter().any(|text| is_figure(text)));
    let Some(body) = body else { return Vec::new() };
    let columns = Columns { sheet, heads: row..body, body: body..sheet.rows.len() };
    let Some(first) = (0..sheet.width()).find(|at| columns.says(*at)) else { return Vec::new() };
    let mut starts = vec![first];
    for pair in titles.windows(2) {
        // Titles stand over the first columns of their tables, or in the middle of each.
        let start = if titles[0] == first {
            Some(pair[1]).filter(|start| columns.may_begin(*start))
        } else {
            let left = (pair[0] + 1..=pair[1]).rev();
            left.into_iter().find(|at| columns.may_begin(*at) && columns.follow_amounts(*at))
        };
        let Some(start) = start else { return Vec::new() };
        starts.push(start);
    }
    let ends = starts.iter().skip(1).copied().chain([sheet.width()]);
    let is_filled = |(start, end): (&usize, usize)| (*start..end).any(|at| columns.has_figures(at));
    if starts.iter().zip(ends).all(is_filled) { starts } else { Vec::new() }
}

/// The columns of tables beside each other: their heads, from the row of the titles on, and what
/// stands below.
struct Columns<'a> {
    sheet: &'a Sheet,
    heads: std::ops::Range<usize>,
    body: std::ops::Range<usize>,
}

impl Columns<'_> {
    fn says(&self, column: usize) -> bool {
        let mut rows = self.heads.clone().chain(self.body.clone());
        rows.any(|row| !self.sheet.text(row, column).trim().is_empty())
    }

    fn has_figures(&self, column: usize) -> bool {
        self.body.clone().any(|row| is_figure(self.sheet.text(row, column)))
    }

    /// Whether a table may begin at a column: it has a head, and no head reaches over from the column
    /// before.
    fn may_begin(&self, column: usize) -> bool {
        let head = |row: usize| self.sheet.text(row, column).trim();
        let reaches = |row: usize| {
            !head(row).is_empty() && self.sheet.text(row, column - 1).trim() == head(row)
        };
        let mut below = self.heads.clone().skip(1);
        column > 0 && below.any(|row| !head(row).is_empty()) && !self.heads.clone().any(reaches)
    }

    /// Whether a column of labels stands right behind one of figures.
    fn follow_amounts(&self, column: usize) -> bool {
        let is_label = |row: usize| {
            let text = self.sheet.text(row, column).trim();
            !text.is_empty() && !is_figure(text)
        };
        let before = column - 1;
        self.body.clone().any(is_label) && self.has_figures(before) && !self.are_codes(before)
    }

    /// Whether all figures of a column are codes of a classification, in one piece or a part of one.
    fn are_codes(&self, column: usize) -> bool {
        let texts = self.body.clone().map(|row| self.sheet.text(row, column).trim());
        let is_code = |text: &str| {
            matches!(text.len(), 2 | 3 | 5 | 7) && text.bytes().all(|byte| byte.is_ascii_digit())
        };
        texts.filter(|text| is_figure(text)).all(is_code)
    }
}
