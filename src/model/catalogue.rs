use std::collections::BTreeMap;
use std::sync::Arc;

use crate::characters::only_alike;
use crate::lexicon::Lexicon;

use super::form::Form;
use super::profile::ProfileHistory;

/// Every form and profile a site knows, and the words that are looked for in what it publishes: the
/// embedded ones and its own.
#[derive(Debug)]
pub struct Catalogue {
    /// Forms by id.
    pub forms: BTreeMap<String, Arc<Form>>,
    /// Profiles by id.
    pub profiles: BTreeMap<String, Arc<ProfileHistory>>,
    /// Words that rules look for.
    pub lexicon: Arc<Lexicon>,
}

impl Catalogue {
    /// The form of an id, official name or other label; where none is called so to the letter, the
    /// one that is to a reader.
    pub fn form(&self, name: &str) -> Option<&Arc<Form>> {
        let to_the_letter =
            self.forms.get(name).or_else(|| self.forms.values().find(|form| form.answers_to(name)));
        to_the_letter.or_else(|| only_alike(name, self.forms.values(), |form| form.names()))
    }
}
