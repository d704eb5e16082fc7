//! Words explained: the page of all, and the foot of a page that uses some.

use serde::Serialize;

use crate::model::{Glossary, GlossaryTerm};
use crate::site::route;
use crate::words::Messages;

use crate::render::ExplainedTerm;

/// The page of words explained.
#[derive(Debug, Serialize)]
pub(in crate::render) struct GlossaryView {
    /// The terms by topic, in the order of the glossary.
    pub topics: Vec<TopicView>,
}

/// The words of one topic.
#[derive(Debug, Serialize)]
pub(in crate::render) struct TopicView {
    /// What the terms of the topic have in common: 收入.
    pub name: String,
    /// The terms in the order of the glossary.
    pub terms: Vec<TermView>,
}

/// A word explained at length.
#[derive(Debug, Serialize)]
pub(in crate::render) struct TermView {
    /// Fragment of the term on this page, without `#`.
    pub key: String,
    /// The term.
    pub name: String,
    /// Other words for the term in one phrase; empty where there are none.
    pub labels: String,
    /// Its meaning in a sentence, as pages that use the term show it.
    pub short: String,
    /// More about the term, plain text.
    pub long: Option<String>,
    /// The regulation or manual the meaning is taken from.
    pub source: Option<String>,
}

/// A word explained at the foot of the page that uses it.
#[derive(Debug, Serialize)]
pub(in crate::render) struct UsedTermView {
    /// The key of the term: its meaning stands at `#term-KEY`, its first use at `#use-KEY`.
    pub key: String,
    /// The term.
    pub name: String,
    /// Its meaning, plain text.
    pub meaning: String,
    /// Whether the meaning is the document's own, else it is the glossary's.
    pub own: bool,
    /// Its place in the glossary, relative to the page.
    pub href: String,
}

/// Builds the view of the glossary.
pub(in crate::render) fn glossary(words: &Messages, glossary: &Glossary) -> GlossaryView {
    let term = |term: &GlossaryTerm| TermView {
        key: term.key.clone(),
        name: term.name.clone(),
        labels: term.labels.join(words.word("marks.comma")),
        short: term.short.clone(),
        long: term.long.clone(),
        source: term.source.clone(),
    };
    let topic = |(name, terms): (&str, Vec<&GlossaryTerm>)| TopicView {
        name: name.to_owned(),
        terms: terms.into_iter().map(term).collect(),
    };
    GlossaryView { topics: glossary.topics().into_iter().map(topic).collect() }
}

/// The terms that a page uses.
pub(super) fn used(from: &str, terms: &[ExplainedTerm<'_>]) -> Vec<UsedTermView> {
    let view = |one: &ExplainedTerm<'_>| UsedTermView {
        key: one.term.key.clone(),
        name: one.term.name.clone(),
        meaning: one.own.as_ref().unwrap_or(&one.term.short).clone(),
        own: one.own.is_some(),
        href: route::at(&route::relative(from, &route::glossary()), &one.term.key),
    };
    terms.iter().map(view).collect()
}
