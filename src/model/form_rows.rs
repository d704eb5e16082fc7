use crate::source::Place;

use super::cell::{Cell, Figure};
use super::disclosure::Disclosure;
use super::form::Form;
use super::path::{PROJECTS, cell_path, fragment, project_cell_path};
use super::project::Project;
use super::rounding::Rounding;
use super::row::{Row, RowRole, total_row};
use super::table::{Table, TableState};

/// Rows of one form in one disclosure, whether they are a table's or the projects'. References and
/// identities run over both alike.
#[derive(Debug, Clone, Copy)]
pub struct FormRows<'a> {
    /// The disclosure.
    pub disclosure: &'a Disclosure,
    /// The form.
    pub form: &'a Form,
    kind: RowsOf<'a>,
}

/// Whose rows they are.
#[derive(Debug, Clone, Copy)]
enum RowsOf<'a> {
    Table(&'a Table),
    Projects(&'a [Project]),
}

impl<'a> FormRows<'a> {
    /// The rows of a form, if the disclosure has any; `None` if it has neither table nor projects
    /// of that form.
    pub fn of(disclosure: &'a Disclosure, form: &str) -> Option<FormRows<'a>> {
        if let Some(table) = disclosure.table(form) {
            return Some(FormRows { disclosure, form: &table.form, kind: RowsOf::Table(table) });
        }
        let project_form = disclosure
            .project_form
            .as_deref()
            .filter(|own| own.id == form && !disclosure.projects.is_empty())?;
        Some(FormRows {
            disclosure,
            form: project_form,
            kind: RowsOf::Projects(&disclosure.projects),
        })
    }

    /// The rows of a table of the disclosure.
    pub fn table(disclosure: &'a Disclosure, table: &'a Table) -> FormRows<'a> {
        FormRows { disclosure, form: &table.form, kind: RowsOf::Table(table) }
    }

    /// The rows of the projects, none among them too; nothing where the disclosure has no form of
    /// projects.
    pub fn projects(disclosure: &'a Disclosure) -> Option<FormRows<'a>> {
        let form = disclosure.project_form.as_deref()?;
        Some(FormRows { disclosure, form, kind: RowsOf::Projects(&disclosure.projects) })
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        match self.kind {
            RowsOf::Table(table) => table.rows.len(),
            RowsOf::Projects(projects) => projects.len(),
        }
    }

    /// One by its number.
    pub fn row(&self, index: usize) -> &'a Row {
        match self.kind {
            RowsOf::Table(table) => &table.rows[index],
            RowsOf::Projects(projects) => &projects[index].row,
        }
    }

    /// Whether no row has anything in a column, not even a blank.
    pub fn leaves_out(&self, column: usize) -> bool {
        self.rows().all(|(index, _)| matches!(self.cell(index, column), Cell::Absent))
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// All with their numbers, in their order.
    pub fn rows(&self) -> impl Iterator<Item = (usize, &'a Row)> + Clone + use<'a> {
        let rows_of_form = *self;
        (0..rows_of_form.len()).map(move |index| (index, rows_of_form.row(index)))
    }

    /// The first row of a key.
    pub fn keyed(&self, key: &str) -> Option<usize> {
        match self.kind {
            RowsOf::Table(table) => table.keyed(key),
            RowsOf::Projects(projects) => {
                projects.iter().position(|project| project.row.key == key)
            }
        }
    }

    /// The total row of open rows; where there is none, the only subtotal.
    pub fn total(&self) -> Option<usize> {
        match self.kind {
            RowsOf::Table(table) => table.index.total(),
            RowsOf::Projects(projects) => total_row(projects.iter().map(|project| &project.row)),
        }
    }

    /// The rows right below one in a classification.
    pub fn children(&self, row: usize) -> &'a [usize] {
        match self.kind {
            RowsOf::Table(table) => table.index.children(row),
            RowsOf::Projects(_) => &[],
        }
    }

    /// Whether it is an item that no other item contains.
    pub fn is_top(&self, row: usize) -> bool {
        let contained = match self.kind {
            RowsOf::Table(table) => !table.index.is_top(row),
            RowsOf::Projects(_) => false,
        };
        self.row(row).role == RowRole::Item && !contained
    }

    /// A cell by the numbers of its row and its column.
    pub fn cell(&self, row: usize, column: usize) -> &'a Cell {
        &self.row(row).cells[column]
    }

    /// The same, with where it stands.
    pub fn at(self, row: usize, column: usize) -> FormCell<'a> {
        FormCell { rows_of_form: self, row, column }
    }

    /// How the figures were rounded.
    pub fn rounding(&self) -> Rounding {
        match self.kind {
            RowsOf::Table(table) => table.rounding,
            RowsOf::Projects(_) => self.disclosure.rounding,
        }
    }

    /// Filled, stated to be empty, or missing from the document.
    pub fn state(&self) -> &'a TableState {
        match self.kind {
            RowsOf::Table(table) => &table.state,
            RowsOf::Projects(_) => &TableState::Filled,
        }
    }

    /// The name messages give it.
    pub fn name(&self) -> &'a str {
        match self.kind {
            RowsOf::Table(table) => &table.name,
            RowsOf::Projects(_) => PROJECTS,
        }
    }

    /// The path of a cell, as findings print it.
    pub fn path(&self, row: usize, column: usize) -> String {
        match self.kind {
            RowsOf::Table(table) => cell_path(table, &table.rows[row], column),
            RowsOf::Projects(projects) => project_cell_path(&projects[row], self.form, column),
        }
    }

    /// Where a cell is written: its row where nothing is.
    pub fn place(&self, row: usize, column: usize) -> Place {
        let span = self.cell(row, column).span().unwrap_or(self.row(row).span);
        Place::new(&self.disclosure.file, span)
    }

    /// The row of a fixed line.
    pub fn line(&self, line: usize) -> Option<usize> {
        self.rows().find(|(_, row)| row.line == Some(line)).map(|(index, _)| index)
    }

    /// The item rows that no other item row contains: what is added up, each once.
    pub fn top(&self) -> impl Iterator<Item = usize> + use<'a> {
        let rows_of_form = *self;
        (0..rows_of_form.len()).filter(move |row| rows_of_form.is_top(*row))
    }
}

/// A cell among the rows of a form.
#[derive(Debug, Clone, Copy)]
pub struct FormCell<'a> {
    /// The rows.
    pub rows_of_form: FormRows<'a>,
    /// The number of its row among them.
    pub row: usize,
    /// The number of its column in the form.
    pub column: usize,
}

impl<'a> FormCell<'a> {
    /// What is written in it.
    pub fn cell(&self) -> &'a Cell {
        self.rows_of_form.cell(self.row, self.column)
    }

    /// The figure in it, if it holds one.
    pub fn figure(&self) -> Option<&'a Figure> {
        self.cell().figure()
    }

    /// Its path, as findings print it.
    pub fn path(&self) -> String {
        self.rows_of_form.path(self.row, self.column)
    }

    /// Its address on its disclosure's page, without `#`.
    pub fn fragment(&self) -> String {
        fragment(self.rows_of_form.form, self.rows_of_form.row(self.row), self.column)
    }
}
