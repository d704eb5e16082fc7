use std::sync::Arc;

use crate::finding::Bilingual;
use crate::model::{Form, MoneyUnit};

use super::extracted::{ExtractedOverall, ExtractedProject, ExtractedTable};
use super::skipped::Skipped;

/// What was taken from the sheets.
#[derive(Default)]
pub struct Imported {
    pub(in crate::office) tables: Vec<ExtractedTable>,
    pub(in crate::office) projects: Vec<ExtractedProject>,
    pub(in crate::office) project_form: Option<Arc<Form>>,
    /// The unit of all amounts of the projects, where a sheet or the disclosure says one.
    pub(in crate::office) projects_in: Option<MoneyUnit>,
    /// The unit of the disclosure, which amounts have that say no other.
    pub(in crate::office) document_unit: Option<MoneyUnit>,
    /// The profile that a disclosure names from now on which names none.
    pub profile: Option<String>,
    /// What is said of the whole department.
    pub(in crate::office) overall: ExtractedOverall,
    /// The sheet that lists indicators.
    pub(in crate::office) indicator_sheet: String,
    /// What was left, and why.
    pub skipped: Vec<Skipped>,
    /// What must be said of the whole file.
    pub notes: Vec<Bilingual>,
    /// Why a sheet may not belong into the disclosure: a title of another year, another office.
    pub doubts: Vec<Skipped>,
}

impl Imported {
    /// The forms of the tables that were taken, filled or not.
    pub fn forms_taken(&self) -> impl Iterator<Item = &Form> {
        self.tables.iter().map(|table| &*table.form)
    }

    /// The unit of the projects: the one that their sheets state, else the one that their form
    /// fixes.
    pub(in crate::office) fn project_unit(&self) -> Option<MoneyUnit> {
        let fixed = || self.project_form.as_ref().and_then(|form| form.unit);
        self.projects_in.or_else(fixed)
    }

    /// The unit that a document must say for the projects: where nothing but it says which, or what
    /// their form fixes is not what the document says for all.
    pub(in crate::office) fn said_project_unit(
        &self,
        document: Option<MoneyUnit>,
    ) -> Option<MoneyUnit> {
        let form = self.project_form.as_ref()?;
        let whole = document.unwrap_or(MoneyUnit::TenThousandYuan);
        let read = form.unit_under(whole);
        self.project_unit().filter(|unit| *unit != read || *unit != whole)
    }

    /// Whether a table of a form was taken that is more than its heads.
    pub(super) fn has_filled(&self, form: &Form) -> bool {
        self.tables.iter().any(|table| table.form.id == form.id && !table.is_blank())
    }

    /// The forms of the tables that were taken, but for those that are heads alone.
    pub fn forms(&self) -> impl Iterator<Item = &str> {
        let filled = self.tables.iter().filter(|table| !table.is_blank());
        filled.map(|table| table.form.id.as_str())
    }

    /// Whether it has projects.
    pub fn has_projects(&self) -> bool {
        !self.projects.is_empty()
    }

    /// Whether it says something of the whole department.
    pub fn has_overall(&self) -> bool {
        !self.overall.is_empty()
    }

    /// Whether something was taken from a sheet.
    pub fn took_from(&self, sheet: &str) -> bool {
        self.tables.iter().any(|table| table.sheet == sheet)
            || self.projects.iter().any(|project| project.sheet == sheet)
            || self.overall.sheet == sheet && !self.overall.is_empty()
    }

    /// Whether nothing was taken.
    pub fn is_empty(&self) -> bool {
        self.tables.is_empty() && self.projects.is_empty() && self.overall.is_empty()
    }
}
