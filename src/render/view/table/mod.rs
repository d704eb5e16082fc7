//! A table on the page of its disclosure: its blocks, their heads and rows.

mod around;
mod block;
mod head;
mod row;
mod unpublished;

use serde::Serialize;

use crate::model::{ColumnType, FormUse, Row, Table, TableState, unit_line};
use crate::site::route;

use super::note::{NoteView, PageNotes};
use super::unit::UnitView;
use crate::render::DisclosurePage;

use around::{Around, Before};
use block::blocks;
use unpublished::UnpublishedTable;

pub(in crate::render) use block::BlockView;
pub(in crate::render) use row::RowView;
pub(super) use unpublished::gathered;

/// A table as a template shows it.
#[derive(Debug, Serialize)]
pub(in crate::render) struct TableView {
    /// Fragment of the table, without `#`: `table-B05`.
    pub id: String,
    /// The form's id: `B05`.
    pub form: String,
    /// What the profile calls the table.
    pub name: String,
    /// The unit of its amounts; nothing for a table of words or of figures that carry their own.
    pub unit: Option<UnitView>,
    /// What the document prints under the name of the table, without the unit that stands beside it.
    pub caption: Option<String>,
    /// Whether it holds the figures of a sentence, which are shown small.
    pub statement: bool,
    /// The sentence by which the document says that it has nothing to report here.
    pub nothing: Option<String>,
    /// The tables that the document lacks, from this one to the next of which this does not hold or
    /// something else is said; empty for a table that it has.
    pub unpublished: Vec<UnpublishedTable>,
    /// Its parts: one, or one a side where sides fill different columns; none for a table without
    /// rows.
    pub blocks: Vec<BlockView>,
    /// Numbers of the notes about the table as a whole, for `<Marks>`.
    pub marks: Vec<usize>,
    /// Notes about any figure of it that stand under no other table.
    pub notes: Vec<NoteView>,
    /// Address of the CSV beside the page; nothing for a table without rows, and on a site without
    /// data.
    pub csv: Option<String>,
}

impl TableView {
    /// Builds the view of a table.
    pub fn new(page: &DisclosurePage<'_>, table: &Table, notes: &PageNotes<'_>) -> TableView {
        let around = Around { words: page.words, notes, before: Before::of(table, page) };
        let form = &*table.form;
        let (nothing, unpublished) = match &table.state {
            TableState::Filled => (None, Vec::new()),
            TableState::Nothing(sentence) => (Some(sentence.clone()), Vec::new()),
            TableState::Unpublished(says) => (
                None,
                vec![UnpublishedTable {
                    id: route::table(&form.id),
                    form: form.id.clone(),
                    name: table.name.clone(),
                    says: says.clone(),
                }],
            ),
        };
        let blocks = if table.rows.is_empty() { Vec::new() } else { blocks(table, around) };
        let (marks, notes) = notes.left_under(&table.name);
        TableView {
            id: route::table(&form.id),
            form: form.id.clone(),
            name: table.name.clone(),
            unit: has_plain_amounts(table).then(|| UnitView::new(page.words, table.unit)),
            caption: caption(table),
            statement: form.used_for == FormUse::Statement,
            nothing,
            unpublished,
            blocks,
            marks,
            notes,
            // A table without rows has nothing to download.
            csv: (page.data && !table.rows.is_empty()).then(|| route::table_csv_name(&form.id)),
        }
    }
}

/// The caption of a table, without the unit where that is the table's own.
fn caption(table: &Table) -> Option<String> {
    let text = table.caption.as_deref()?;
    let said = unit_line(text).filter(|(_, unit)| *unit == table.unit && has_plain_amounts(table));
    let Some((at, _)) = said else { return Some(text.to_owned()) };
    let rest = [text[..at.start].trim(), text[at.end..].trim()];
    let rest: Vec<&str> = rest.into_iter().filter(|part| !part.is_empty()).collect();
    (!rest.is_empty()).then(|| rest.join(" "))
}

/// Whether any amount leaves its unit to the table: a figure of a sentence may carry its own.
fn has_plain_amounts(table: &Table) -> bool {
    let amounts = |row: &Row| {
        table.form.columns.iter().zip(&row.cells).any(|(column, cell)| {
            column.holds == ColumnType::Amount
                && !cell.printed().is_empty()
                && !cell.printed().ends_with('元')
        })
    };
    table.rows.iter().any(amounts)
}
