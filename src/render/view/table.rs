//! A table on the page of its disclosure.

use serde::Serialize;

use crate::model::path::cell_path;
use crate::model::{Cell, ColumnType, Disclosure, Form, FormUse, Layout, Row, RowRole, Table, TableState};
use crate::site::route;
use crate::words::Vocabulary;

use super::DisclosurePage;
use super::cell::{CellView, shown};
use super::note::{NoteView, Notes};
use super::unit::UnitView;

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
    /// What the document prints under the name of the table.
    pub caption: Option<String>,
    /// Whether it holds the figures of a sentence, which are shown small.
    pub statement: bool,
    /// The sentence by which the document says that it has nothing to report here.
    pub nothing: Option<String>,
    /// What the transcriber says of a table the document lacks.
    pub unpublished: Option<String>,
    /// Its parts: one, or one a side where sides fill different columns; none for a table without rows.
    pub blocks: Vec<BlockView>,
    /// Notes about any figure of it.
    pub notes: Vec<NoteView>,
    /// Address of the CSV beside the page; nothing for a table without rows.
    pub csv: Option<String>,
}

/// One HTML table.
#[derive(Debug, Serialize)]
pub(in crate::render) struct BlockView {
    /// The side it shows: 收入; nothing for a whole table.
    pub label: Option<String>,
    /// Whether it has more columns than stand side by side on most screens: it then scrolls in a frame of its own.
    pub wide: bool,
    /// The fiscal year of the figures in `before` of the rows; nothing where last year's figures do not stand beside.
    pub before: Option<i16>,
    /// Heads over several columns; empty where there are none, and `heads` is then the only row.
    pub groups: Vec<GroupView>,
    /// Heads of columns, those under a tall group left out.
    pub heads: Vec<HeadView>,
    /// The rows, side by side of the form.
    pub sides: Vec<SideView>,
}

/// A head over several columns.
#[derive(Debug, Serialize)]
pub(in crate::render) struct GroupView {
    /// What the head says.
    pub label: String,
    /// Over how many columns it stands.
    pub span: usize,
    /// Whether it stands alone over both rows of heads.
    pub tall: bool,
    /// Whether its column holds numbers; for a tall one.
    pub number: bool,
}

/// The head of a column.
#[derive(Debug, Serialize)]
pub(in crate::render) struct HeadView {
    /// What the head says.
    pub label: String,
    /// Whether its column holds numbers.
    pub number: bool,
}

/// The rows of one side; most tables have one without a label.
#[derive(Debug, Serialize)]
pub(in crate::render) struct SideView {
    /// Name of the side: 支出; nothing for a table without sides.
    pub label: Option<String>,
    /// Its rows in the order of the document.
    pub rows: Vec<RowView>,
}

/// A row.
#[derive(Debug, Serialize)]
pub(in crate::render) struct RowView {
    /// Fragment of the row, without `#`: `B05-2120101`.
    pub id: String,
    /// What the row is, a CSS class: `item`, `heading`, `part`, `subtotal`, `total`.
    pub class: &'static str,
    /// How deep it stands under other rows, from 0.
    pub level: usize,
    /// What heads it: its line, code or name; the word for a total where the document prints none.
    pub label: String,
    /// One for each head of a column.
    pub cells: Vec<CellView>,
    /// The same line in last year's document, as text in the same unit; nothing where that prints none.
    pub before: Option<String>,
}

impl TableView {
    /// Builds the view of a table.
    pub fn new(page: &DisclosurePage<'_>, table: &Table, notes: &Notes) -> TableView {
        let around = Around { words: page.words, notes, before: Before::of(table, page.before) };
        let form = &*table.form;
        let (nothing, unpublished) = match &table.state {
            TableState::Filled => (None, None),
            TableState::Nothing(sentence) => (Some(sentence.clone()), None),
            TableState::Unpublished(sentence) => (None, Some(sentence.clone())),
        };
        TableView {
            id: route::table(&form.id),
            form: form.id.clone(),
            name: table.name.clone(),
            unit: has_plain_amounts(table).then(|| UnitView::new(page.words, table.unit)),
            caption: table.caption.clone(),
            statement: form.used_for == FormUse::Statement,
            nothing,
            unpublished,
            blocks: if table.rows.is_empty() { Vec::new() } else { blocks(table, around) },
            notes: notes.under(&table.name),
            // A table without rows has nothing to download.
            csv: if table.rows.is_empty() { None } else { Some(format!("{}.csv", form.id)) },
        }
    }
}

/// Whether any amount leaves its unit to the table: a figure of a sentence may carry its own.
fn has_plain_amounts(table: &Table) -> bool {
    let amounts = |row: &Row| {
        table.form.columns.iter().zip(&row.cells).any(|(column, cell)| column.holds == ColumnType::Amount && !cell.printed().is_empty() && !cell.printed().ends_with('元'))
    };
    table.rows.iter().any(amounts)
}

/// What stands around a table's own figures.
#[derive(Clone, Copy)]
struct Around<'a> {
    /// The words of the interface.
    words: &'a Vocabulary,
    /// The notes of the page.
    notes: &'a Notes,
    /// Last year's table, where it stands beside.
    before: Option<Before<'a>>,
}

/// The same table in last year's document.
#[derive(Clone, Copy)]
struct Before<'a> {
    /// Last year.
    year: i16,
    /// The table in last year's document.
    table: &'a Table,
    /// The only column of amounts.
    column: usize,
}

impl<'a> Before<'a> {
    /// Only beside a column of amounts that stands alone, in the same unit: where a form prints last year itself, or several amounts, a further column would only
    /// be in the way.
    fn of(table: &Table, before: Option<&'a Disclosure>) -> Option<Before<'a>> {
        let mut numbers = table.form.columns.iter().enumerate().filter(|(_, column)| column.holds.is_number());
        let (column, only) = numbers.next()?;
        if numbers.next().is_some() || only.holds != ColumnType::Amount || !matches!(table.form.layout, Layout::Lines { .. }) {
            return None;
        }
        let own_line = table.form.lines().iter().any(|line| line.id == "previous");
        let disclosure = before?;
        let last = disclosure.table(&table.form.id).filter(|last| last.unit == table.unit && !last.rows.is_empty() && !own_line)?;
        Some(Before { year: disclosure.year, table: last, column })
    }

    /// What last year's document prints in the line of a row.
    fn figure(&self, row: &Row) -> Option<String> {
        let last = &self.table.rows[self.table.line(row.line?)?];
        last.cells[self.column].figure().map(shown)
    }
}

/// One block, or one a side where sides fill different columns.
fn blocks(table: &Table, around: Around<'_>) -> Vec<BlockView> {
    let form = &*table.form;
    let rows: Vec<&Row> = table.rows.iter().collect();
    let sides = form.sides();
    if sides.is_empty() {
        return vec![block(table, None, vec![(None, rows)], around)];
    }
    let of_side = |side: usize| -> Vec<&Row> { rows.iter().copied().filter(|row| row.line.is_some_and(|line| form.lines()[line].side == Some(side))).collect() };
    let filled: Vec<(usize, Vec<&Row>)> = (0..sides.len()).map(|side| (side, of_side(side))).filter(|(_, rows)| !rows.is_empty()).collect();
    let alike = filled.windows(2).all(|pair| columns(form, &pair[0].1) == columns(form, &pair[1].1));
    if alike {
        let sides = filled.into_iter().map(|(side, rows)| (Some(sides[side].label.clone()), rows)).collect();
        return vec![block(table, None, sides, around)];
    }
    filled.into_iter().map(|(side, rows)| block(table, Some(sides[side].label.clone()), vec![(None, rows)], around)).collect()
}

/// The columns that any of these rows fills; the key's column heads the row instead.
fn columns(form: &Form, rows: &[&Row]) -> Vec<usize> {
    let key = match &form.layout {
        Layout::Rows(key) => Some(key.column),
        Layout::Lines { .. } => None,
    };
    let filled = |column: &usize| rows.iter().any(|row| !matches!(row.cells[*column], Cell::Absent));
    (0..form.columns.len()).filter(|column| Some(*column) != key).filter(filled).collect()
}

/// So many columns stand side by side on most screens.
const SIDE_BY_SIDE: usize = 6;

/// The sides of one HTML table under common heads.
fn block(table: &Table, label: Option<String>, sides: Vec<(Option<String>, Vec<&Row>)>, around: Around<'_>) -> BlockView {
    let form = &*table.form;
    let all: Vec<&Row> = sides.iter().flat_map(|(_, rows)| rows.iter().copied()).collect();
    let filled = columns(form, &all);
    let decimals: Vec<u32> =
        filled.iter().map(|column| all.iter().filter_map(|row| row.cells[*column].figure()).map(|figure| figure.amount.decimals()).max().unwrap_or(0)).collect();
    let first = match &form.layout {
        Layout::Rows(key) => form.columns[key.column].label.clone(),
        Layout::Lines { .. } => around.words.word("table.item").to_owned(),
    };
    let row = |row: &Row| row_view(table, row, &filled, &decimals, around);
    BlockView {
        label,
        wide: filled.len() > SIDE_BY_SIDE,
        before: around.before.map(|before| before.year),
        groups: groups(form, &filled, &first),
        heads: heads(form, &filled, &first),
        sides: sides.into_iter().map(|(label, rows)| SideView { label, rows: rows.into_iter().map(row).collect() }).collect(),
    }
}

/// Two rows of heads where any column shares one, else none.
fn groups(form: &Form, shown: &[usize], first: &str) -> Vec<GroupView> {
    if shown.iter().all(|column| form.columns[*column].group.is_none()) {
        return Vec::new();
    }
    let mut groups = vec![GroupView { label: first.to_owned(), span: 1, tall: true, number: false }];
    for column in shown.iter().map(|column| &form.columns[*column]) {
        match (&column.group, groups.last_mut()) {
            (Some(group), Some(last)) if !last.tall && last.label == *group => last.span += 1,
            (Some(group), _) => groups.push(GroupView { label: group.clone(), span: 1, tall: false, number: column.holds.is_number() }),
            (None, _) => groups.push(GroupView { label: column.label.clone(), span: 1, tall: true, number: column.holds.is_number() }),
        }
    }
    groups
}

/// The heads of the last row: all columns, or those under a group.
fn heads(form: &Form, shown: &[usize], first: &str) -> Vec<HeadView> {
    let grouped = shown.iter().any(|column| form.columns[*column].group.is_some());
    let head = |column: &usize| HeadView { label: form.columns[*column].label.clone(), number: form.columns[*column].holds.is_number() };
    let under = |column: &&usize| !grouped || form.columns[**column].group.is_some();
    let own = (!grouped).then(|| HeadView { label: first.to_owned(), number: false });
    own.into_iter().chain(shown.iter().filter(under).map(head)).collect()
}

/// A row with the columns that are shown.
fn row_view(table: &Table, row: &Row, shown: &[usize], decimals: &[u32], around: Around<'_>) -> RowView {
    let Around { words, notes, before } = around;
    let form = &*table.form;
    let level = match (&form.layout, row.line) {
        (Layout::Rows(key), _) if key.classified && row.role == RowRole::Item => row.key.len().saturating_sub(3) / 2,
        (_, Some(line)) => form.lines()[line].level,
        _ => 0,
    };
    let cell = |(index, column): (usize, &usize)| {
        let marks = if notes.is_empty() { Vec::new() } else { notes.at(&cell_path(table, row, *column)) };
        CellView::new(form, row, *column, decimals[index], marks)
    };
    RowView {
        id: format!("{}-{}", form.id, row.address),
        class: class(row.role),
        level: level.min(4),
        label: label(words, table, row).to_owned(),
        before: before.and_then(|before| before.figure(row)),
        cells: shown.iter().enumerate().map(cell).collect(),
    }
}

/// What heads a row; an open row of totals that the document gives no name has the interface's.
fn label<'a>(words: &'a Vocabulary, table: &'a Table, row: &'a Row) -> &'a str {
    let unnamed = matches!(&table.form.layout, Layout::Rows(key) if row.cells[key.column].printed().is_empty());
    match row.role {
        RowRole::Total if unnamed => words.word("table.total"),
        RowRole::Subtotal if unnamed => words.word("table.subtotal"),
        _ => table.row_label(row),
    }
}

/// The CSS class of a role.
fn class(role: RowRole) -> &'static str {
    match role {
        RowRole::Item => "item",
        RowRole::Heading => "heading",
        RowRole::Part => "part",
        RowRole::Subtotal => "subtotal",
        RowRole::Total => "total",
    }
}
