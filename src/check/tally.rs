use super::identity::{Outcome, Status};

/// How many identities came out how.
#[derive(Debug, Clone, Copy, Default)]
pub struct Tally {
    /// Exactly or within rounding.
    pub held: usize,
    /// With a finding.
    pub failed: usize,
    /// About figures that the disclosure does not have.
    pub inapplicable: usize,
    /// About figures it has, of which something is missing or cannot be read.
    pub stopped: usize,
}

impl Tally {
    /// Counts them.
    pub fn of(outcomes: &[Outcome<'_>]) -> Tally {
        let mut tally = Tally::default();
        for outcome in outcomes {
            match outcome.status {
                Status::Holds | Status::WithinRounding(_) => tally.held += 1,
                Status::Fails => tally.failed += 1,
                Status::NotApplicable(_) => tally.inapplicable += 1,
                Status::NotComputable(_) => tally.stopped += 1,
            }
        }
        tally
    }

    /// How many there were figures to compute of.
    pub fn computed(self) -> usize {
        self.held + self.failed
    }

    /// What both came to.
    #[must_use]
    pub fn and(self, other: Tally) -> Tally {
        Tally {
            held: self.held + other.held,
            failed: self.failed + other.failed,
            inapplicable: self.inapplicable + other.inapplicable,
            stopped: self.stopped + other.stopped,
        }
    }
}
