//! The reconciliation page of a disclosure.

mod line;
mod form_share;
mod links;
mod identity_group;
mod stopped_identity;
mod failed_place;
mod other_note;

use serde::Serialize;

use crate::check::Status;
use crate::render::DisclosurePage;

use super::crumb::Crumb;

use failed_place::FailedPlace;
use form_share::{FormShare, form_shares};
use links::Links;
use other_note::OtherNote;
use stopped_identity::StoppedIdentity;

pub(in crate::render) use identity_group::{CheckedPlace, IdentityGroup};
pub(super) use line::ChecksLine;

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
    /// How many of them hold within declared rounding only.
    pub rounded: usize,
    /// How many identities fail, place by place; 0 on a site that refuses errors.
    pub failed: usize,
    /// The same count, form by form, in the order of the document.
    pub forms: Vec<FormShare>,
    /// Where identities fail, in the order in which they were run: as many as `failed` says.
    pub failures: Vec<FailedPlace>,
    /// How many identities could not be worked out, place by place: a figure is missing or no
    /// number, or its unit is in doubt.
    pub set_aside: usize,
    /// Those of them that want a figure, each with every reason once; a doubt about a unit is told at
    /// its figure.
    pub stopped: Vec<StoppedIdentity>,
    /// How many identities are about figures that the document does not have, place by place.
    pub inapplicable: usize,
    /// What else is said of places of the disclosure, acknowledged or not: sentences, goals, tables
    /// that are not there.
    pub others: Vec<OtherNote>,
    /// The identities that were computed at least once, each with its places.
    pub groups: Vec<IdentityGroup>,
    /// The figures that no identity holds against another, in words: table, row, head of the
    /// column.
    pub loose: Vec<String>,
}

/// Builds the view.
pub(in crate::render) fn checks(page: &DisclosurePage<'_>) -> ChecksView {
    let DisclosurePage { words, disclosure, reconciliation, .. } = *page;
    let links = Links::of(page);
    let mut groups: Vec<IdentityGroup> = Vec::new();
    let mut failures = Vec::new();
    for outcome in &reconciliation.entries {
        let identity = outcome.identity;
        let at = groups.iter().position(|group| group.id == identity.id).unwrap_or_else(|| {
            groups.push(IdentityGroup::of(identity));
            groups.len() - 1
        });
        groups[at].add(&links, outcome);
        if outcome.status == Status::Fails {
            failures.push(FailedPlace::new(&links, &page.notes, outcome));
        }
    }
    let others = page
        .notes
        .iter()
        .filter_map(|note| OtherNote::new(&links, &page.title, reconciliation, note))
        .collect();
    let stopped = StoppedIdentity::all(&links, reconciliation);
    ChecksView {
        page: Crumb { name: page.title.clone(), href: links.own.clone() },
        figures: reconciliation.figures.len(),
        bound: reconciliation.bound(),
        held: reconciliation.held(),
        rounded: reconciliation.rounded(),
        failed: reconciliation.failed(),
        set_aside: reconciliation.set_aside(),
        stopped,
        inapplicable: reconciliation.inapplicable(),
        forms: form_shares(disclosure, reconciliation),
        failures,
        others,
        // What was worked out nowhere has no places: it is listed with its reason, or counted.
        groups: groups.into_iter().filter(|group| !group.places.is_empty()).collect(),
        loose: reconciliation
            .figures
            .iter()
            .filter(|covered| covered.identities.is_empty())
            .map(|covered| words.place(disclosure, &covered.figure.path()))
            .collect(),
    }
}
