use crate::markdown::{FirstUses, explained};
use crate::model::{Disclosure, Glossary, GlossaryTerm};

/// A term that the narrative uses, explained: by the document itself where it does so, else by the
/// glossary.
#[derive(Debug, Clone)]
pub struct ExplainedTerm<'a> {
    /// The term.
    pub term: &'a GlossaryTerm,
    /// What the document's own 名词解释 says of it.
    pub own: Option<String>,
}

/// The terms of the glossary that a disclosure uses, in the order of their first use.
pub(super) fn explained_terms<'a>(
    glossary: &'a Glossary,
    uses: FirstUses<'_>,
    disclosure: &Disclosure,
) -> Vec<ExplainedTerm<'a>> {
    let section = disclosure.explanations();
    let own = section
        .map(|(narrative, section)| explained(narrative.file.slice(section.body)))
        .unwrap_or_default();
    let own: Vec<(&str, String)> =
        own.into_iter().filter_map(|one| Some((one.term, one.meaning?))).collect();
    let explained = |term: &'a GlossaryTerm| {
        let found = own.iter().find(|(name, _)| term.spellings().any(|spelling| spelling == *name));
        ExplainedTerm { term, own: found.map(|(_, meaning)| meaning.clone()) }
    };
    uses.found().into_iter().filter_map(|key| Some(explained(glossary.term(key)?))).collect()
}
