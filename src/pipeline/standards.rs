use crate::check;
use crate::finding::Language;
use crate::forms;
use crate::load;
use crate::model::Catalogue;
use crate::site::Config;

use super::workspace::Workspace;

/// What an office's file is held against: forms, profiles and words, and the levels of rules.
#[derive(Debug)]
pub struct Standards {
    /// Forms, profiles, words that rules look for.
    pub catalogue: Catalogue,
    /// Settings.
    pub config: Config,
}

impl Standards {
    /// Those that come with the program.
    pub fn of_program() -> Standards {
        let loaded = forms::catalogue(&[], &[], check::declared_rules());
        Standards { catalogue: loaded.catalogue, config: load::without_site(Language::Chinese) }
    }

    /// Those of a site: its own forms, profiles, words and levels too.
    pub fn of_site(workspace: Workspace) -> Standards {
        Standards { catalogue: workspace.catalogue, config: workspace.site.config }
    }
}
