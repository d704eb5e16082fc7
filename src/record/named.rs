use std::sync::Arc;

use crate::check;
use crate::finding::RuleInfo;
use crate::model::{Catalogue, MainFigure};

/// What a record does not write out but names: it is the same in the next build, or nothing of the
/// record is used.
#[derive(Debug, Default)]
pub struct Named<'a> {
    /// The main figures of all profiles, in the order of the catalogue.
    pub(super) figures: Vec<&'a Arc<MainFigure>>,
    /// All rules, in the order of their names.
    rules: Vec<&'static RuleInfo>,
}

impl<'a> Named<'a> {
    /// Everything that can be named.
    pub fn of(catalogue: &'a Catalogue) -> Named<'a> {
        let profiles = catalogue.profiles.values().flat_map(|history| &history.versions);
        Named {
            figures: profiles.flat_map(|(_, profile)| &profile.main_figures).collect(),
            rules: check::rules(),
        }
    }
}

impl Named<'_> {
    /// A rule by its name.
    pub(super) fn rule(&self, name: &str) -> Option<&'static RuleInfo> {
        let at = self.rules.binary_search_by_key(&name, |rule| rule.name).ok()?;
        Some(self.rules[at])
    }
}
