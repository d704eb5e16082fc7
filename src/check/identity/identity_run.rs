use crate::finding::Finding;

use super::checked_figure::CheckedFigure;
use super::instance::Instance;
use super::outcome::{Outcome, Status};

/// What running identities gave.
#[derive(Default)]
pub(in crate::check) struct IdentityRun<'a> {
    pub outcomes: Vec<Outcome<'a>>,
    pub findings: Vec<Finding>,
}

/// What an identity says at one place: how it came out, and a finding for each fault.
pub(super) struct Verdict {
    pub status: Status,
    pub findings: Vec<Finding>,
}

impl Verdict {
    /// It fails, by one finding.
    pub fn fails(finding: Finding) -> Verdict {
        Verdict { status: Status::Fails, findings: vec![finding] }
    }
}

impl From<Status> for Verdict {
    /// There is nothing to find.
    fn from(status: Status) -> Verdict {
        Verdict { status, findings: Vec::new() }
    }
}

impl<'a> IdentityRun<'a> {
    /// Adds what an identity says at one place about some figures; its error is the outcome of one
    /// that could not be run. What fails in several places has an outcome for each of them.
    pub(super) fn add(
        &mut self,
        instance: &Instance<'a>,
        verdict: Result<Verdict, Status>,
        figures: Vec<CheckedFigure<'a>>,
    ) {
        let Verdict { status, findings } = verdict.unwrap_or_else(Verdict::from);
        let identity = instance.identity;
        let mut places = findings.iter().map(|finding| finding.at.clone());
        let first = places.next().flatten();
        for at in places {
            let (status, figures) = (status.clone(), figures.clone());
            self.outcomes.push(Outcome {
                identity,
                status,
                figures,
                at,
                sides: None,
                raises: Vec::new(),
            });
        }
        self.outcomes.push(Outcome {
            identity,
            status,
            figures,
            at: first,
            sides: None,
            raises: Vec::new(),
        });
        self.findings.extend(findings);
    }
}
