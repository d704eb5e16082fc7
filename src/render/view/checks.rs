//! The reconciliation page of a disclosure.

use serde::Serialize;

use crate::check::{CheckedFigure, Note, Notes, Outcome, Reconciliation, Says, Status};
use crate::finding::Finding;
use crate::model::{Amount, Disclosure};
use crate::render::DisclosurePage;
use crate::site::route;
use crate::words::Messages;

use super::cell::shown;
use super::note::{MarkView, NoteView, marks};
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
    /// Where identities fail, in the order in which they were run: as many as `failed` says.
    pub failures: Vec<FailedPlace>,
    /// How many identities say nothing because the unit of one of their figures is in doubt, place
    /// by place.
    pub set_aside: usize,
    /// What else is said of places of the disclosure, acknowledged or not: sentences, goals, tables
    /// that are not there.
    pub others: Vec<OtherNote>,
    /// The identities that were computed at least once, each with its places.
    pub groups: Vec<IdentityGroup>,
    /// The figures that no identity holds against another, in words: table, row, head of the
    /// column.
    pub loose: Vec<String>,
}

/// One place where an identity fails.
#[derive(Debug, Serialize)]
pub(in crate::render) struct FailedPlace {
    /// What must hold, as the form or profile states it.
    pub says: String,
    /// What is wrong: its table, row and column in words, and its place on the page of its
    /// disclosure.
    pub figure: Crumb,
    /// What the document prints there; with its unit where what was computed has it.
    pub printed: String,
    /// What it should be, as text; empty where the finding has no numbers.
    pub computed: String,
    /// Reported less computed, as text; empty where the finding has no numbers.
    pub difference: String,
    /// What the finding says, where it has no numbers: a sentence; else empty.
    pub message: String,
    /// Why it stands, as a sentence; empty where nobody has said.
    pub reason: String,
    /// The mark of the note about it; empty where a site's settings leave the finding out.
    pub marks: Vec<MarkView>,
}

/// A note about what is no identity.
#[derive(Debug, Serialize)]
pub(in crate::render) struct OtherNote {
    /// Where it stands, in words, and its place on the page of its disclosure.
    pub place: Crumb,
    /// What was found, a sentence without its stop.
    pub message: String,
    /// Why it stands so, as a sentence; empty where nobody has said.
    pub reason: String,
    /// The mark of the note.
    pub marks: Vec<MarkView>,
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
    /// How many identities say nothing because the unit of one of their figures is in doubt, place
    /// by place.
    pub set_aside: usize,
    /// Address of the reconciliation page, relative to the page.
    pub href: String,
}

impl ChecksLine {
    /// Counts what was held against each other.
    pub fn new(reconciliation: &Reconciliation<'_>) -> ChecksLine {
        ChecksLine {
            figures: reconciliation.figures.len(),
            bound: reconciliation.bound(),
            held: reconciliation.held(),
            failed: reconciliation.failed(),
            set_aside: reconciliation.set_aside(),
            href: "checks/".into(),
        }
    }
}

/// How many of the figures held against one are linked.
const LINKED: usize = 4;

/// Builds the view.
pub(in crate::render) fn checks(page: &DisclosurePage<'_>) -> ChecksView {
    let DisclosurePage { words, entry, disclosure, reconciliation, .. } = *page;
    let DisclosurePage { title, notes, .. } = page;
    let from = route::checks(&entry.path);
    let own = route::relative(&from, &route::disclosure(&entry.path));
    let link = |figure: &CheckedFigure<'_>| {
        let fragment = figure.fragment();
        let href = if figure.disclosure() == entry.path {
            format!("{own}#{fragment}")
        } else {
            format!(
                "{}#{fragment}",
                route::relative(&from, &route::disclosure(figure.disclosure()))
            )
        };
        Crumb { name: words.place(figure.document(), &figure.path()), href }
    };
    let found = |path: &str| Some(format!("{own}#{}", disclosure.locate(path)?.fragment));
    let located = |path: &str| Crumb {
        name: words.place(disclosure, path),
        href: found(path).unwrap_or_else(|| own.clone()),
    };
    let mut groups: Vec<IdentityGroup> = Vec::new();
    let mut failures = Vec::new();
    for outcome in &reconciliation.entries {
        let identity = outcome.identity;
        let at = groups.iter().position(|group| group.id == identity.id).unwrap_or_else(|| {
            groups.push(IdentityGroup {
                id: identity.id.clone(),
                says: identity.says.clone(),
                held: 0,
                failed: 0,
                places: Vec::new(),
                silent: Vec::new(),
            });
            groups.len() - 1
        });
        add((words, disclosure), &mut groups[at], &link, &located, outcome);
        if outcome.status == Status::Fails {
            failures.push(failed((words, disclosure), notes, &own, &located, outcome));
        }
    }
    let other = |note: &Note<'_>| {
        let what = match &note.says {
            Says::Acknowledged(_) | Says::Open(_) => {
                note.of.path != disclosure.path
                    || !note.findings().any(|finding| {
                        reconciliation.entries.iter().any(|entry| is_about(entry, finding))
                    })
            }
            Says::Absent(..) => true,
            Says::Correction(_) | Says::Restatement(_) | Says::Withheld(_) => false,
        };
        let view = NoteView::new(words, disclosure, note);
        // What stands in a sentence is found at its note.
        let href = note
            .places
            .first()
            .and_then(|path| found(path))
            .unwrap_or_else(|| format!("{own}#note-{}", note.number));
        let place = Crumb {
            name: note
                .places
                .first()
                .map_or_else(|| title.clone(), |path| words.place(disclosure, path)),
            href,
        };
        what.then(|| OtherNote {
            place,
            message: view.message,
            reason: view.reason,
            marks: marks(&own, &[view.number]),
        })
    };
    let others = notes.iter().filter_map(other).collect();
    ChecksView {
        page: Crumb { name: title.clone(), href: own.clone() },
        figures: reconciliation.figures.len(),
        bound: reconciliation.bound(),
        held: reconciliation.held(),
        failed: reconciliation.failed(),
        set_aside: reconciliation.set_aside(),
        forms: forms(disclosure, reconciliation),
        failures,
        others,
        // What says nothing anywhere in this disclosure is left out: it would fill the page.
        groups: groups.into_iter().filter(|group| !group.places.is_empty()).collect(),
        loose: reconciliation
            .figures
            .iter()
            .filter(|covered| covered.identities.is_empty())
            .map(|covered| words.place(disclosure, &covered.figure.path()))
            .collect(),
    }
}

/// Adds the outcome of one identity at one place to its group.
fn add(
    (words, disclosure): (&Messages, &Disclosure),
    group: &mut IdentityGroup,
    link: &impl Fn(&CheckedFigure<'_>) -> Crumb,
    located: &impl Fn(&str) -> Crumb,
    outcome: &Outcome<'_>,
) {
    let word = match &outcome.status {
        Status::Holds => words.word("checks.holds"),
        Status::WithinRounding(_) => words.word("checks.rounding"),
        Status::Fails => words.word("checks.fails"),
        _ if outcome.unit_in_doubt().is_some() => words.word("checks.set_aside"),
        Status::NotApplicable(reason) | Status::NotComputable(reason) => {
            let why = words.with_quoted_places(disclosure, reason.in_language(words.language()));
            match group.silent.iter_mut().find(|silence| silence.why == why) {
                Some(silence) => silence.times += 1,
                None => group.silent.push(Silence { why, times: 1 }),
            }
            return;
        }
    };
    // What is about no figure is about the place it names; what fails, about the one its finding
    // names.
    let first = outcome.figures.first().filter(|first| {
        outcome.status != Status::Fails || outcome.at.as_ref().is_none_or(|at| *at == first.path())
    });
    let Some(path) = first.map(CheckedFigure::path).or_else(|| outcome.at.clone()) else { return };
    match outcome.status {
        Status::Fails => group.failed += 1,
        Status::Holds | Status::WithinRounding(_) => group.held += 1,
        Status::NotApplicable(_) | Status::NotComputable(_) => {}
    }
    // What agrees to the last digit is not printed again.
    let numbers = if outcome.status == Status::Holds { None } else { outcome.numbers() };
    group.places.push(CheckedPlace {
        figure: first.map_or_else(|| located(&path), link),
        printed: first.map(|first| shown(first.figure())).unwrap_or_default(),
        others: outcome
            .figures
            .iter()
            .skip(usize::from(first.is_some()))
            .take(LINKED)
            .map(|other| {
                beside(
                    words,
                    (first.map_or(disclosure, CheckedFigure::document), &path),
                    other,
                    link(other),
                )
            })
            .collect(),
        more: outcome.figures.len().saturating_sub(LINKED + 1),
        outcome: word.to_owned(),
        why: outcome
            .unit_in_doubt()
            .map(|why| words.with_quoted_places(disclosure, why.in_language(words.language())))
            .unwrap_or_default(),
        computed: numbers.map(|numbers| numbers.computed.grouped()).unwrap_or_default(),
        difference: numbers.map(|numbers| numbers.difference.grouped()).unwrap_or_default(),
    });
}

/// Where an identity fails, with what its finding says of it.
fn failed(
    (words, disclosure): (&Messages, &Disclosure),
    notes: &Notes<'_>,
    page: &str,
    located: &impl Fn(&str) -> Crumb,
    outcome: &Outcome<'_>,
) -> FailedPlace {
    let path = outcome.place().unwrap_or_default();
    let about = notes.about(&disclosure.path, &outcome.identity.id, &path);
    let finding = about.map(|(_, finding)| finding);
    let view = about.map(|(note, _)| NoteView::new(words, disclosure, note));
    let own = outcome.numbers().map(|numbers| {
        [numbers.reported, numbers.computed, numbers.difference].map(|amount| amount.grouped())
    });
    // What has no sides has the numbers of its finding, in the unit of the figure.
    let unit = finding.and_then(|finding| finding.unit.clone()).unwrap_or_default();
    let found = finding.and_then(|finding| finding.arithmetic.as_ref()).map(|numbers| {
        [&numbers.reported, &numbers.computed, &numbers.difference]
            .map(|text| grouped(text) + &unit)
    });
    let [printed, computed, difference] = match (own, found) {
        (Some(own), _) => own,
        (None, Some(found)) => found,
        (None, None) => [
            finding.and_then(|finding| finding.value.clone()).unwrap_or_default(),
            String::new(),
            String::new(),
        ],
    };
    FailedPlace {
        says: outcome.identity.says.clone(),
        figure: located(&path),
        printed,
        message: if computed.is_empty() {
            view.as_ref().map(|view| words.sentence(&view.message)).unwrap_or_default()
        } else {
            String::new()
        },
        computed,
        difference,
        reason: view.as_ref().map(|view| view.reason.clone()).unwrap_or_default(),
        marks: view.map(|view| marks(page, &[view.number])).unwrap_or_default(),
    }
}

/// A plain decimal with thousands marks; any other text as it is.
fn grouped(text: &str) -> String {
    Amount::parse(text).map_or_else(|_| text.to_owned(), Amount::grouped)
}

/// Whether a finding is what an identity found at its place.
fn is_about(outcome: &Outcome<'_>, finding: &Finding) -> bool {
    outcome.status == Status::Fails
        && finding.identity.as_deref() == Some(outcome.identity.id.as_str())
        && finding.at == outcome.place()
}

/// How much of each table that has rows is bound, then of projects and goals: as many tables as the
/// page shows.
fn forms(disclosure: &Disclosure, reconciliation: &Reconciliation<'_>) -> Vec<FormShare> {
    let mut shares = reconciliation.by_form();
    let mut forms: Vec<FormShare> = Vec::new();
    for table in disclosure.tables.iter().filter(|table| !table.rows.is_empty()) {
        let own =
            shares.iter().position(|share| share.form == table.form.id).map(|at| shares.remove(at));
        let (figures, bound) = own.map_or((0, 0), |share| (share.figures, share.bound));
        forms.push(FormShare {
            form: table.form.id.clone(),
            name: table.name.clone(),
            figures,
            bound,
        });
    }
    forms.extend(shares.into_iter().map(|share| FormShare {
        form: share.form.to_owned(),
        name: share.name.to_owned(),
        figures: share.figures,
        bound: share.bound,
    }));
    forms
}

/// A figure beside another: what both are called is said once. 基本支出 beside
/// 一般公共预算支出表“2120101”“合计”.
fn beside(
    words: &Messages,
    own: (&Disclosure, &str),
    other: &CheckedFigure<'_>,
    link: Crumb,
) -> Crumb {
    Crumb { name: words.place_beside((other.document(), &other.path()), own), ..link }
}
