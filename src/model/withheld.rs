use crate::source::Spanned;

use super::form::Form;
use super::identity::RowRef;
use super::row::Row;
use super::table::Table;

/// A row that is not shown, with its legal basis.
#[derive(Debug, Clone)]
pub struct Withheld {
    /// The row.
    pub at: Spanned<String>,
    /// The legal basis.
    pub basis: String,
}

impl Withheld {
    /// Which row of a table it is, whether the table prints it or not: a fixed line by its side and
    /// label, another by its key. Nothing where it is of another table, or no line of the form.
    pub fn row_of(&self, table: &str, form: &Form) -> Option<RowRef> {
        let (head, row) = self.at.value.split_once('/')?;
        if head != table && !form.answers_to(head) {
            return None;
        }
        if form.key().is_some() {
            return Some(RowRef::Key(row.to_owned()));
        }
        let on_side = || {
            let (side, line) = row.split_once('/')?;
            form.line_on(line, Some(form.side(side)?))
        };
        form.line(row).or_else(on_side).map(RowRef::Line)
    }

    /// The row itself, where the table prints it all the same.
    pub fn printed_in<'a>(&self, table: &'a Table) -> Option<&'a Row> {
        match self.row_of(&table.name, &table.form)? {
            RowRef::Line(line) => table.line(line).map(|row| &table.rows[row]),
            RowRef::Key(key) => table.keyed(&key).map(|row| &table.rows[row]),
            _ => None,
        }
    }
}
