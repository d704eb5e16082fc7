//! An identity and every place where it was run.

use std::rc::Rc;

use serde::Serialize;

use crate::check::{Outcome, Status};
use crate::model::Identity;
use crate::render::view::cell::shown;
use crate::render::view::crumb::Crumb;

use super::links::Links;

/// One identity, wherever it was run.
#[derive(Debug, Serialize)]
pub(in crate::render) struct IdentityGroup {
    /// The identity's id, by which `gongkai explain` and findings name it.
    pub id: String,
    /// What must hold, as the form or profile states it.
    pub says: String,
    /// At how many places it holds, within declared rounding included.
    pub held: usize,
    /// At how many places it fails.
    pub failed: usize,
    /// Every place where it was computed; none where they are composed.
    pub places: Vec<CheckedPlace>,
    /// The places as HTML, a `li` each, where no template of the site names any of them; nothing
    /// otherwise.
    pub composed: Option<String>,
    /// Why it was not computed elsewhere, each reason once.
    pub silent: Vec<Silence>,
}

/// A reason why an identity was not computed.
#[derive(Debug, Serialize)]
pub(in crate::render) struct Silence {
    /// The reason, as a sentence in the language of the interface.
    pub why: String,
    /// At how many places it is the reason.
    pub times: usize,
}

/// One place where an identity was run.
#[derive(Debug, Serialize)]
pub(in crate::render) struct CheckedPlace {
    /// The figure that is reported: its table, row and column in words, and its place on the page
    /// of its disclosure.
    pub figure: Crumb,
    /// The figure as the document prints it.
    pub printed: String,
    /// The first figures that it is held against, likewise linked, their words without what they
    /// share with its own; four at most.
    pub others: Vec<Crumb>,
    /// How many further figures it is held against.
    pub more: usize,
    /// The outcome as a word: holds, holds within rounding, fails, cannot be said.
    pub outcome: String,
    /// Why it cannot be said, as a phrase; empty where it can.
    pub why: String,
    /// What the other figures make it, as text; empty where it agrees to the last digit.
    pub computed: String,
    /// Reported less computed, as text; empty where it agrees to the last digit.
    pub difference: String,
}

/// How many of the figures held against one are linked.
const LINKED: usize = 4;

impl IdentityGroup {
    /// The group of an identity that was run nowhere yet.
    pub(super) fn of(identity: &Identity) -> IdentityGroup {
        IdentityGroup {
            id: identity.id.clone(),
            says: identity.says.clone(),
            held: 0,
            failed: 0,
            places: Vec::new(),
            composed: None,
            silent: Vec::new(),
        }
    }

    /// Adds how the identity came out at one place.
    pub(super) fn add(&mut self, links: &Links<'_>, outcome: &Outcome<'_>) {
        let words = links.words;
        let word = match &outcome.status {
            Status::Holds => words.word("checks.holds"),
            Status::WithinRounding(_) => words.word("checks.rounding"),
            Status::Fails => words.word("checks.fails"),
            _ if outcome.unit_in_doubt().is_some() => words.word("checks.set_aside"),
            Status::NotApplicable(reason) | Status::NotComputable(reason) => {
                let why = words
                    .with_quoted_places(links.disclosure, reason.in_language(words.language()));
                match self.silent.iter_mut().find(|silence| silence.why == why) {
                    Some(silence) => silence.times += 1,
                    None => self.silent.push(Silence { why, times: 1 }),
                }
                return;
            }
        };
        let Some(place) = CheckedPlace::new(links, outcome, word) else { return };
        match outcome.status {
            Status::Fails => self.failed += 1,
            Status::Holds | Status::WithinRounding(_) => self.held += 1,
            Status::NotApplicable(_) | Status::NotComputable(_) => {}
        }
        self.places.push(place);
    }
}

impl CheckedPlace {
    /// The place where an identity came out as a word says; nothing where it names none.
    fn new(links: &Links<'_>, outcome: &Outcome<'_>, word: &str) -> Option<CheckedPlace> {
        let Links { words, disclosure, .. } = *links;
        // What is about no figure is about the place it names; what fails, about the one its finding
        // names.
        let first = outcome.figures.first().filter(|first| {
            outcome.status != Status::Fails
                || outcome.at.as_ref().is_none_or(|at| *at == first.path())
        });
        let said = match first {
            Some(first) => links.figure(first),
            None => Rc::new(links.said(outcome.at.as_deref()?)),
        };
        // What agrees to the last digit is not printed again.
        let numbers = if outcome.status == Status::Holds { None } else { outcome.numbers() };
        let others = outcome.figures.iter().skip(usize::from(first.is_some())).take(LINKED);
        let doubt = outcome.unit_in_doubt();
        Some(CheckedPlace {
            figure: said.link.clone(),
            printed: first.map(|first| shown(first.figure())).unwrap_or_default(),
            others: others.map(|other| links.beside(&said.pieces, other)).collect(),
            more: outcome.figures.len().saturating_sub(LINKED + 1),
            outcome: word.to_owned(),
            why: doubt
                .map(|why| words.with_quoted_places(disclosure, why.in_language(words.language())))
                .unwrap_or_default(),
            computed: numbers.map(|numbers| numbers.computed.grouped()).unwrap_or_default(),
            difference: numbers.map(|numbers| numbers.difference.grouped()).unwrap_or_default(),
        })
    }
}
