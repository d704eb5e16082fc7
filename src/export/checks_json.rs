use serde::Serialize;

use crate::check::{CheckedFigure, Reconciliation, Status};

use super::data_json::USUAL;

/// How every identity of a disclosure came out, for machines: one that recomputes them can hold its
/// own results against these.
pub fn checks_json(reconciliation: &Reconciliation<'_>) -> Vec<u8> {
    let outcomes = reconciliation.entries.iter().map(|entry| {
        let numbers = entry.numbers();
        let status = match entry.status {
            Status::Holds => "holds",
            Status::WithinRounding(_) => "within-rounding",
            Status::Fails => "fails",
            Status::NotApplicable(_) => "not-applicable",
            Status::NotComputable(_) => "not-computable",
        };
        OutOutcome {
            identity: &entry.identity.id,
            status,
            at: entry.figures.first().map(CheckedFigure::fragment),
            reported: numbers.map(|numbers| numbers.reported.to_string()),
            computed: numbers.map(|numbers| numbers.computed.to_string()),
            why: match &entry.status {
                Status::NotComputable(why) => Some(&why.zh),
                _ => None,
            },
        }
    });
    let out = OutChecks {
        format: 1,
        disclosure: reconciliation.disclosure,
        figures: reconciliation.figures.len(),
        bound: reconciliation.bound(),
        outcomes: outcomes.collect(),
    };
    let mut bytes = Vec::with_capacity(USUAL);
    serde_json::to_writer(&mut bytes, &out).expect("strings and lists always serialise");
    bytes.push(b'\n');
    bytes
}

#[derive(Serialize)]
struct OutChecks<'a> {
    format: u32,
    disclosure: &'a str,
    figures: usize,
    bound: usize,
    outcomes: Vec<OutOutcome<'a>>,
}

#[derive(Serialize)]
struct OutOutcome<'a> {
    identity: &'a str,
    status: &'a str,
    /// The address of the figure reported, where any took part.
    at: Option<String>,
    reported: Option<String>,
    computed: Option<String>,
    /// Why it could not be worked out, in Chinese.
    #[serde(skip_serializing_if = "Option::is_none")]
    why: Option<&'a str>,
}
