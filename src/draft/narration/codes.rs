use crate::model::{Row, RowKey, Table};

/// What names the rows of a classification; nothing where they stand within units, each of which
/// has all levels again.
pub(super) fn codes(table: &Table) -> Option<&RowKey> {
    let key = table.form.key().filter(|key| !key.levels.is_empty())?;
    let of_unit = |row: &Row| key.within.iter().any(|unit| !row.cells[*unit].printed().is_empty());
    (!table.rows.iter().any(of_unit)).then_some(key)
}

/// The name that a row of codes prints.
pub(super) fn name(table: &Table, row: usize) -> Option<&str> {
    let column = table.form.name_column()?;
    Some(table.rows[row].cells[column].printed()).filter(|name| !name.is_empty())
}
