use std::sync::Arc;

use crate::finding::Bilingual;
use crate::model::{Form, MoneyUnit};

use super::extracted::{ExtractedIndicator, ExtractedProject, ExtractedTable};
use super::skipped::Skipped;

/// What was taken from the sheets.
#[derive(Default)]
pub struct Imported {
    pub(in crate::office) tables: Vec<ExtractedTable>,
    pub(in crate::office) projects: Vec<ExtractedProject>,
    pub(in crate::office) project_form: Option<Arc<Form>>,
    /// Indicators of the whole department.
    pub(in crate::office) overall: Vec<ExtractedIndicator>,
    /// The sheet that lists indicators.
    pub(in crate::office) indicator_sheet: String,
    /// What was left, and why.
    pub skipped: Vec<Skipped>,
    /// What must be said of the whole file.
    pub notes: Vec<Bilingual>,
}

impl Imported {
    /// The unit that the sheets of projects state.
    pub(in crate::office) fn project_unit(&self) -> Option<MoneyUnit> {
        self.projects.iter().find_map(|project| project.unit)
    }

    /// Whether nothing was taken.
    pub fn is_empty(&self) -> bool {
        self.tables.is_empty() && self.projects.is_empty() && self.overall.is_empty()
    }
}
