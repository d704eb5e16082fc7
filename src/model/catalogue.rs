use std::collections::BTreeMap;
use std::sync::Arc;

use super::form::Form;
use super::profile::ProfileHistory;

/// Every form and profile a site knows: the embedded ones and its own.
#[derive(Debug)]
pub struct Catalogue {
    /// Forms by id.
    pub forms: BTreeMap<String, Arc<Form>>,
    /// Profiles by id.
    pub profiles: BTreeMap<String, Arc<ProfileHistory>>,
}

impl Catalogue {
    /// The form of an id, official name or other label.
    pub fn form(&self, name: &str) -> Option<&Arc<Form>> {
        self.forms.get(name).or_else(|| self.forms.values().find(|form| form.answers_to(name)))
    }
}
