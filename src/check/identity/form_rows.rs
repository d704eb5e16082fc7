use crate::model::path::{PROJECTS, cell_path, project_cell_path};
use crate::model::{
    Cell, Disclosure, Form, Project, Rounding, Row, RowRole, Table, TableState, total_row,
};
use crate::source::Place;

/// Rows of one form in one disclosure, whether they are a table's or the projects'. Identities run
/// over both alike.
#[derive(Clone, Copy)]
pub(in crate::check) struct FormRows<'a> {
    pub disclosure: &'a Disclosure,
    pub form: &'a Form,
    kind: RowsOf<'a>,
}

#[derive(Clone, Copy)]
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

    pub fn table(disclosure: &'a Disclosure, table: &'a Table) -> FormRows<'a> {
        FormRows { disclosure, form: &table.form, kind: RowsOf::Table(table) }
    }

    pub fn projects(disclosure: &'a Disclosure) -> Option<FormRows<'a>> {
        let form = disclosure.project_form.as_deref()?;
        Some(FormRows { disclosure, form, kind: RowsOf::Projects(&disclosure.projects) })
    }

    pub fn len(&self) -> usize {
        match self.kind {
            RowsOf::Table(table) => table.rows.len(),
            RowsOf::Projects(projects) => projects.len(),
        }
    }

    pub fn row(&self, index: usize) -> &'a Row {
        match self.kind {
            RowsOf::Table(table) => &table.rows[index],
            RowsOf::Projects(projects) => &projects[index].row,
        }
    }

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

    pub fn cell(&self, row: usize, column: usize) -> &'a Cell {
        &self.row(row).cells[column]
    }

    pub fn rounding(&self) -> Rounding {
        match self.kind {
            RowsOf::Table(table) => table.rounding,
            RowsOf::Projects(_) => self.disclosure.rounding,
        }
    }

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

    pub fn path(&self, row: usize, column: usize) -> String {
        match self.kind {
            RowsOf::Table(table) => cell_path(table, &table.rows[row], column),
            RowsOf::Projects(projects) => project_cell_path(&projects[row], self.form, column),
        }
    }

    pub fn place(&self, row: usize, column: usize) -> Place {
        let span = self.cell(row, column).span().unwrap_or(self.row(row).span);
        Place::new(&self.disclosure.file, span)
    }
}
