use std::sync::Arc;

use crate::model::{Catalogue, Form, KindRequirement, MoneyUnit};

/// What is asked of an import.
#[derive(Clone, Copy)]
pub struct Request<'a> {
    /// Every form.
    pub catalogue: &'a Catalogue,
    /// What is required of the disclosure: local names, the form of projects.
    pub requirement: &'a KindRequirement,
    /// The form of projects, where the disclosure names another than the profile's.
    pub project_form: Option<&'a Arc<Form>>,
    /// The unit of the projects that the disclosure has already, where it or their form says one:
    /// those in another cannot stand beside them.
    pub projects_in: Option<MoneyUnit>,
    /// The unit of the disclosure: that of amounts which nothing else says one of.
    pub unit: MoneyUnit,
    /// The form of a single sheet, where the author says which.
    pub form: Option<&'a Arc<Form>>,
    /// The fiscal year of the disclosure.
    pub year: i16,
    /// What its department and that department's units are called; empty where nobody says.
    pub offices: &'a [String],
}

impl Request<'_> {
    /// The unit that the profile fixes for a form.
    pub(super) fn required_unit(&self, form: &Form) -> Option<MoneyUnit> {
        self.requirement.unit_of(&form.id)
    }
}
