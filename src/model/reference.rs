use super::cell::Figure;
use super::disclosure::Disclosure;
use super::form::Layout;
use super::identity::{FigureRef, RowRef};
use super::path::{cell_path, fragment, project_cell_path};
use super::project::Project;

/// A figure that a reference leads to.
#[derive(Debug)]
pub struct Referred<'a> {
    /// The figure.
    pub figure: &'a Figure,
    /// Its address on the disclosure's page, without `#`.
    pub fragment: String,
    /// Its path, as findings print it.
    pub path: String,
}

impl Disclosure {
    /// The figure that a reference of a profile leads to in this disclosure, if it prints one.
    pub fn referred(&self, reference: &FigureRef) -> Option<Referred<'_>> {
        let table = self.table(reference.form.as_deref()?)?;
        let column = reference.column?;
        let row = match &reference.row {
            RowRef::Line(line) => table.line(*line),
            RowRef::Key(key) => table.keyed(key),
            RowRef::Total => table.index.total(),
            RowRef::Here | RowRef::Each => None,
        }?;
        let row = &table.rows[row];
        Some(Referred {
            figure: row.cells[column].figure()?,
            fragment: fragment(&table.form, row, column),
            path: cell_path(table, row, column),
        })
    }

    /// The figure that a reference leads to in the record of one of this disclosure's projects.
    pub fn referred_in<'a>(
        &'a self,
        project: &'a Project,
        reference: &FigureRef,
    ) -> Option<Referred<'a>> {
        let form = self.project_form.as_deref().filter(|form| {
            Some(form.id.as_str()) == reference.form.as_deref()
                && matches!(form.layout, Layout::Lines { .. })
        })?;
        let column = reference.column?;
        Some(Referred {
            figure: project.row.cells[column].figure()?,
            fragment: fragment(form, &project.row, column),
            path: project_cell_path(project, form, column),
        })
    }
}
