//! What stands around a table's own figures.

use crate::model::{Cell, ColumnType, Disclosure, FigureRef, Layout, Meaning, Row, Table};
use crate::words::Messages;

use super::super::cell::BeforeView;
use super::super::note::PageNotes;
use crate::render::DisclosurePage;

/// What stands around a table's own figures.
#[derive(Clone, Copy)]
pub(super) struct Around<'a> {
    /// The words of the interface.
    pub words: &'a Messages,
    /// The notes of the page.
    pub notes: &'a PageNotes<'a>,
    /// Last year's table, where it stands beside.
    pub before: Option<Before<'a>>,
}

/// The same table in last year's document.
#[derive(Clone, Copy)]
pub(super) struct Before<'a> {
    /// Last year.
    pub year: i16,
    /// The table in last year's document.
    table: &'a Table,
    /// The only column of amounts.
    column: usize,
    /// Last year's document.
    disclosure: &'a Disclosure,
    /// The page that it stands on.
    page: &'a DisclosurePage<'a>,
}

impl<'a> Before<'a> {
    /// Only beside a column of amounts that stands alone, in the same unit: where a form prints
    /// last year itself, or several amounts, a further column would only be in the way.
    pub fn of(table: &Table, page: &'a DisclosurePage<'a>) -> Option<Before<'a>> {
        let alone = table.form.columns.iter().any(|column| column.alone);
        let filled =
            |column: usize| table.rows.iter().any(|row| !matches!(row.cells[column], Cell::Absent));
        let columns = table.form.columns.iter().enumerate();
        let mut numbers = columns.filter(|(at, column)| {
            column.holds.is_number() && (!alone || column.alone || filled(*at))
        });
        let (column, only) = numbers.next()?;
        if numbers.next().is_some()
            || only.holds != ColumnType::Amount
            || !matches!(table.form.layout, Layout::Lines { .. })
        {
            return None;
        }
        let own_line = table.form.line_of(Meaning::PreviousYear).is_some();
        let disclosure = page.before?;
        let last = disclosure
            .table(&table.form.id)
            .filter(|last| last.unit == table.unit && !last.rows.is_empty() && !own_line)?;
        Some(Before { year: disclosure.year, table: last, column, disclosure, page })
    }

    /// What last year's document prints in the line of a row.
    pub fn figure(&self, row: &Row) -> Option<BeforeView> {
        row.line?;
        let referred =
            self.disclosure.referred(&FigureRef::of_cell(self.table, row, self.column))?;
        Some(BeforeView::new(self.page, self.disclosure, &referred, referred.figure.unit))
    }
}
