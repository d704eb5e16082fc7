//! The reconciliation page of a disclosure.

use serde::Serialize;

use crate::check::{LookedAt, Outcome, Reconciliation, Status};
use crate::site::{DisclosureEntry, route};
use crate::words::Vocabulary;

use super::cell::shown;
use super::page::Crumb;

/// The reconciliation of a disclosure: every identity with how it came out.
#[derive(Debug, Serialize)]
pub(in crate::render) struct ChecksView {
    /// The disclosure that was checked: its title, and its page.
    pub page: Crumb,
    /// How many figures the disclosure has.
    pub figures: usize,
    /// How many of them stand in at least one identity that was computed.
    pub bound: usize,
    /// How many identities hold, rounding included, place by place.
    pub held: usize,
    /// How many identities fail, place by place; 0 on a site that refuses errors.
    pub failed: usize,
    /// The same count, form by form, in the order of the document.
    pub forms: Vec<FormShare>,
    /// Where identities fail, in the order in which they were run.
    pub failures: Vec<CheckedPlace>,
    /// The identities that were computed at least once, each with its places.
    pub groups: Vec<IdentityGroup>,
    /// Paths of the figures that no identity holds against another: `B05/2120101/total`.
    pub loose: Vec<String>,
}

/// How many figures of a form are bound.
#[derive(Debug, Serialize)]
pub(in crate::render) struct FormShare {
    /// The form's id: `B05`.
    pub form: String,
    /// The form's name; empty where it has none.
    pub name: String,
    /// How many figures the document prints in it.
    pub figures: usize,
    /// How many of them stand in an identity that was computed.
    pub bound: usize,
}

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
    /// Every place where it was computed.
    pub places: Vec<CheckedPlace>,
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
    /// What must hold, as the form or profile states it.
    pub says: String,
    /// The figure that is reported: its path, and its place on the page of its disclosure.
    pub figure: Crumb,
    /// The figure as the document prints it.
    pub printed: String,
    /// The first figures that it is held against, likewise linked, their paths without what they share with its own; four at most.
    pub others: Vec<Crumb>,
    /// How many further figures it is held against.
    pub more: usize,
    /// The outcome as a word: holds, holds within rounding, fails.
    pub outcome: String,
    /// What the other figures make it, as text; empty where it agrees to the last digit.
    pub computed: String,
    /// Reported less computed, as text; empty where it agrees to the last digit.
    pub difference: String,
}

/// One line of a disclosure's own page.
#[derive(Debug, Serialize)]
pub(in crate::render) struct ChecksLine {
    /// How many figures the disclosure has.
    pub figures: usize,
    /// How many of them stand in at least one identity that was computed.
    pub bound: usize,
    /// How many identities hold, place by place.
    pub held: usize,
    /// How many identities fail, place by place.
    pub failed: usize,
    /// Address of the reconciliation page, relative to the page.
    pub href: String,
}

impl ChecksLine {
    /// Counts what was held against each other.
    pub fn new(reconciliation: &Reconciliation<'_>) -> ChecksLine {
        ChecksLine { figures: reconciliation.figures.len(), bound: reconciliation.bound(), held: reconciliation.held(), failed: reconciliation.failed(), href: "checks/".into() }
    }
}

/// How many of the figures held against one are linked.
const LINKED: usize = 4;

/// Builds the view.
pub(in crate::render) fn checks(words: &Vocabulary, entry: &DisclosureEntry, title: &str, reconciliation: &Reconciliation<'_>) -> ChecksView {
    let from = route::checks(&entry.path);
    let own = route::relative(&from, &route::disclosure(&entry.path));
    let link = |figure: &LookedAt<'_>| {
        let fragment = figure.fragment();
        let href =
            if figure.disclosure() == entry.path { format!("{own}#{fragment}") } else { format!("{}#{fragment}", route::relative(&from, &route::disclosure(figure.disclosure()))) };
        Crumb { name: figure.path(), href }
    };
    let mut groups: Vec<IdentityGroup> = Vec::new();
    let mut failures = Vec::new();
    for outcome in &reconciliation.entries {
        let identity = outcome.identity;
        let at = groups.iter().position(|group| group.id == identity.id).unwrap_or_else(|| {
            groups.push(IdentityGroup { id: identity.id.clone(), says: identity.says.clone(), held: 0, failed: 0, places: Vec::new(), silent: Vec::new() });
            groups.len() - 1
        });
        add(words, &mut groups[at], &mut failures, &link, outcome);
    }
    ChecksView {
        page: Crumb { name: title.to_owned(), href: own.clone() },
        figures: reconciliation.figures.len(),
        bound: reconciliation.bound(),
        held: reconciliation.held(),
        failed: reconciliation.failed(),
        forms: reconciliation
            .by_form()
            .into_iter()
            .map(|share| FormShare { form: share.form.to_owned(), name: share.name.to_owned(), figures: share.figures, bound: share.bound })
            .collect(),
        failures,
        // What says nothing anywhere in this disclosure is left out: it would fill the page.
        groups: groups.into_iter().filter(|group| !group.places.is_empty() || group.failed > 0).collect(),
        loose: reconciliation.figures.iter().filter(|covered| covered.identities.is_empty()).map(|covered| covered.figure.path()).collect(),
    }
}

/// Adds the outcome of one identity at one place to its group, and to the failures if it is one.
fn add(words: &Vocabulary, group: &mut IdentityGroup, failures: &mut Vec<CheckedPlace>, link: &impl Fn(&LookedAt<'_>) -> Crumb, outcome: &Outcome<'_>) {
    let word = match &outcome.status {
        Status::Holds => words.word("checks.holds"),
        Status::WithinRounding(_) => words.word("checks.rounding"),
        Status::Fails => words.word("checks.fails"),
        Status::NotApplicable(reason) | Status::NotComputable(reason) => {
            let why = reason.in_language(words.language());
            match group.silent.iter_mut().find(|silence| silence.why == why) {
                Some(silence) => silence.times += 1,
                None => group.silent.push(Silence { why: why.to_owned(), times: 1 }),
            }
            return;
        }
    };
    if outcome.status == Status::Fails {
        group.failed += 1;
    } else {
        group.held += 1;
    }
    let Some(first) = outcome.figures.first() else { return };
    // What agrees to the last digit is not printed again.
    let numbers = if outcome.status == Status::Holds { None } else { outcome.numbers() };
    let path = first.path();
    let place = || CheckedPlace {
        says: outcome.identity.says.clone(),
        figure: link(first),
        printed: shown(first.figure()),
        others: outcome.figures.iter().skip(1).take(LINKED).map(|other| beside(&path, link(other))).collect(),
        more: outcome.figures.len().saturating_sub(LINKED + 1),
        outcome: word.to_owned(),
        computed: numbers.map(|numbers| numbers.computed.grouped()).unwrap_or_default(),
        difference: numbers.map(|numbers| numbers.difference.grouped()).unwrap_or_default(),
    };
    if outcome.status == Status::Fails {
        failures.push(place());
    }
    group.places.push(place());
}

/// A figure beside another: what both paths begin with is said once. 基本支出 beside 一般公共预算支出表/2120101/合计.
fn beside(path: &str, other: Crumb) -> Crumb {
    let shared = path.bytes().zip(other.name.bytes()).enumerate().take_while(|(_, (a, b))| a == b).filter(|(_, (byte, _))| *byte == b'/').last();
    Crumb { name: shared.map_or(other.name.as_str(), |(at, _)| &other.name[at + 1..]).to_owned(), ..other }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_two_paths_share_is_said_once() {
        let name = |path: &str, other: &str| beside(path, Crumb { name: other.to_owned(), href: String::new() }).name;
        assert_eq!(name("支出表/2120101/合计", "支出表/2120101/基本支出"), "基本支出");
        assert_eq!(name("支出表/2120101/合计", "支出表/2120102/合计"), "2120102/合计");
        assert_eq!(name("支出表/合计", "收入表/合计"), "收入表/合计");
        assert_eq!(name("支出表/合计", "支出总表/合计"), "支出总表/合计");
    }
}
