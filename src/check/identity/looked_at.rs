use std::fmt;

use crate::model::Figure;
use crate::model::path::fragment;

use super::figures::Taken;
use super::sheet::Sheet;

/// A figure that an identity looked at. It is only pointed at: its path and address are spelled when somebody asks.
#[derive(Clone, Copy)]
pub struct LookedAt<'a> {
    pub(super) sheet: Sheet<'a>,
    pub(super) row: usize,
    pub(super) column: usize,
    pub(super) figure: &'a Figure,
}

/// Which cell of which disclosure: its path, the form, the row, the column.
pub(in crate::check) type CellKey<'a> = (&'a str, &'a str, usize, usize);

impl<'a> LookedAt<'a> {
    pub(super) fn of(taken: &Taken<'a>) -> LookedAt<'a> {
        LookedAt { sheet: taken.sheet, row: taken.row, column: taken.column, figure: taken.figure }
    }

    /// Every figure of a table or of the projects.
    pub(in crate::check) fn all(sheet: Sheet<'a>) -> impl Iterator<Item = LookedAt<'a>> {
        sheet.rows().flat_map(move |(row, written)| {
            let figure = move |(column, cell): (usize, &'a crate::model::Cell)| cell.figure().map(|figure| LookedAt { sheet, row, column, figure });
            written.cells.iter().enumerate().filter_map(figure)
        })
    }

    pub(in crate::check) fn key(&self) -> CellKey<'a> {
        (&self.sheet.disclosure.path, &self.sheet.form.id, self.row, self.column)
    }

    /// The path of the disclosure it stands in.
    pub fn disclosure(&self) -> &'a str {
        &self.sheet.disclosure.path
    }

    /// The id of its form.
    pub fn form(&self) -> &'a str {
        &self.sheet.form.id
    }

    /// Its path, as findings print it.
    pub fn path(&self) -> String {
        self.sheet.path(self.row, self.column)
    }

    /// Its address on its disclosure's page, without `#`.
    pub fn fragment(&self) -> String {
        fragment(self.sheet.form, self.sheet.row(self.row), self.column)
    }

    /// As printed.
    pub fn printed(&self) -> &'a str {
        &self.figure.printed
    }
}

impl fmt::Debug for LookedAt<'_> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{}: {}", self.path(), self.printed())
    }
}
