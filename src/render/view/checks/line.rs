//! What the page of a disclosure says of its reconciliation.

use serde::Serialize;

use crate::check::Reconciliation;

/// One line of a disclosure's own page.
#[derive(Debug, Serialize)]
pub(in crate::render) struct ChecksLine {
    /// How many figures the disclosure has.
    pub figures: usize,
    /// How many of them stand in at least one identity that was computed.
    pub bound: usize,
    /// How many identities hold, place by place.
    pub held: usize,
    /// How many of them hold within declared rounding only.
    pub rounded: usize,
    /// How many identities fail, place by place.
    pub failed: usize,
    /// How many identities could not be worked out, place by place: a figure is missing or no
    /// number, or its unit is in doubt.
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
            rounded: reconciliation.rounded(),
            failed: reconciliation.failed(),
            set_aside: reconciliation.set_aside(),
            href: "checks/".into(),
        }
    }
}
