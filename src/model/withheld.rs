use crate::source::Spanned;

use super::form::Form;
use super::form_rows::FormRows;
use super::identity::RowRef;
use super::row::{Row, RowRole};
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

impl<'a> FormRows<'a> {
    /// The rows that the disclosure withholds from these.
    pub fn withheld(&self) -> impl Iterator<Item = RowRef> + use<'a> {
        let (name, form) = (self.name(), self.form);
        self.disclosure.withheld.iter().filter_map(move |withheld| withheld.row_of(name, form))
    }

    /// Whether one row is withheld from these.
    pub fn withholds(&self, row: &RowRef) -> bool {
        self.withheld().any(|withheld| withheld == *row)
    }

    /// Whether a row is withheld that no item row contains: it is missing from the sum of all.
    pub fn withholds_top(&self) -> bool {
        let inside = |key: &str| {
            self.form.is_classified()
                && self
                    .rows()
                    .any(|(_, row)| row.role == RowRole::Item && key.starts_with(&row.key))
        };
        self.withheld().any(|row| !matches!(row, RowRef::Key(key) if inside(&key)))
    }

    /// Whether a row is withheld right below one in a classification: it is missing from the sum of
    /// those right below it.
    pub fn withholds_child(&self, parent: usize) -> bool {
        let own = self.row(parent);
        let below =
            |key: &str, above: &Row| key.len() > above.key.len() && key.starts_with(&above.key);
        self.withheld().any(|row| {
            let RowRef::Key(key) = row else { return false };
            let mut children = self.children(parent).iter();
            below(&key, own) && !children.any(|child| below(&key, self.row(*child)))
        })
    }
}
