use serde::Serialize;

use crate::model::{Glossary, GlossaryTerm};
use crate::site::route;
use crate::words::Vocabulary;

use super::ExplainedTerm;

/// The page of words explained.
#[derive(Debug, Serialize)]
pub(in crate::render) struct GlossaryView {
    pub topics: Vec<TopicView>,
}

/// The words of one topic.
#[derive(Debug, Serialize)]
pub(in crate::render) struct TopicView {
    pub name: String,
    pub terms: Vec<TermView>,
}

/// A word explained at length.
#[derive(Debug, Serialize)]
pub(in crate::render) struct TermView {
    pub key: String,
    pub name: String,
    pub labels: String,
    pub short: String,
    pub long: Option<String>,
    pub source: Option<String>,
}

/// A word explained at the foot of the page that uses it.
#[derive(Debug, Serialize)]
pub(in crate::render) struct UsedTermView {
    pub key: String,
    pub name: String,
    pub meaning: String,
    /// Whether the meaning is the document's own.
    pub own: bool,
    /// Its place in the glossary.
    pub href: String,
}

/// Builds the view of the glossary.
pub(in crate::render) fn glossary(words: &Vocabulary, glossary: &Glossary) -> GlossaryView {
    let term = |term: &GlossaryTerm| TermView {
        key: term.key.clone(),
        name: term.name.clone(),
        labels: term.labels.join(words.word("marks.comma")),
        short: term.short.clone(),
        long: term.long.clone(),
        source: term.source.clone(),
    };
    let topic = |(name, terms): (&str, Vec<&GlossaryTerm>)| TopicView { name: name.to_owned(), terms: terms.into_iter().map(term).collect() };
    GlossaryView { topics: glossary.topics().into_iter().map(topic).collect() }
}

/// The terms that a page uses.
pub(super) fn used(from: &str, terms: &[ExplainedTerm<'_>]) -> Vec<UsedTermView> {
    let view = |one: &ExplainedTerm<'_>| UsedTermView {
        key: one.term.key.clone(),
        name: one.term.name.clone(),
        meaning: one.own.unwrap_or(&one.term.short).to_owned(),
        own: one.own.is_some(),
        href: format!("{}#{}", route::relative(from, &route::glossary()), one.term.key),
    };
    terms.iter().map(view).collect()
}
