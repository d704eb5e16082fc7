//! Tables that the document lacks.

use serde::Serialize;

use super::TableView;

/// A table that the document lacks.
#[derive(Debug, Serialize)]
pub(in crate::render) struct UnpublishedTable {
    /// Fragment of the table, without `#`: `table-B05`.
    pub id: String,
    /// The form's id: `B05`.
    pub form: String,
    /// What the profile calls the table.
    pub name: String,
    /// What the transcriber says of it.
    pub says: String,
}

/// Tables in their order, those that the document lacks gathered into the first of as many as stand
/// together and have the same notes.
pub(in crate::render::view) fn gathered(
    tables: impl IntoIterator<Item = TableView>,
) -> Vec<TableView> {
    let mut kept: Vec<TableView> = Vec::new();
    for table in tables {
        match kept.last_mut() {
            Some(last)
                if !last.unpublished.is_empty()
                    && !table.unpublished.is_empty()
                    && last.marks == table.marks =>
            {
                last.unpublished.extend(table.unpublished);
                last.notes.extend(table.notes);
            }
            _ => kept.push(table),
        }
    }
    kept
}
