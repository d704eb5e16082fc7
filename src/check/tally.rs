use super::identity::{Outcome, Status};

/// How many identities came out how.
#[derive(Debug, Clone, Copy, Default)]
pub struct Tally {
    /// Exactly or within rounding.
    pub held: usize,
    /// With a finding.
    pub failed: usize,
    /// Not applicable, or not computable.
    pub silent: usize,
}

impl Tally {
    /// Counts them.
    pub fn of(outcomes: &[Outcome<'_>]) -> Tally {
        let mut tally = Tally::default();
        for outcome in outcomes {
            match outcome.status {
                Status::Holds | Status::WithinRounding(_) => tally.held += 1,
                Status::Fails => tally.failed += 1,
                Status::NotApplicable(_) | Status::NotComputable(_) => tally.silent += 1,
            }
        }
        tally
    }
}
