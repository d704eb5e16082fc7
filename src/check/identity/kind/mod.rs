//! The kinds of identities, a file each: what it compares, the figures it looks at, whether it asks
//! for equality.
//!
//! One match knows them all. A kind is run at one place and must not know which places there are:
//! that is said by scopes (`run`).

mod linear;

mod product;
mod share;

mod scale;

mod cumulative;

mod bands;
mod weights;

mod disagreement;

use crate::model::Check;

use super::identity_run::IdentityRun;
use super::instance::Instance;
use super::outcome::{Outcome, Status};

use bands::Bands;
use cumulative::Cumulative;
use linear::Linear;
use product::Product;
use scale::Scale;
use share::Share;
use weights::Weights;

/// What every kind of identity can be asked.
trait Kind<'a> {
    /// Runs it at one place, and adds what it gives.
    fn run(&self, instance: &Instance<'a>, run: &mut IdentityRun<'a>);

    /// Whether what it looks at must be equal, but for rounding.
    fn asks_equality(&self) -> bool;
}

/// Asks the kind of a check.
fn ask<'a, Answer>(check: &'a Check, question: impl FnOnce(&dyn Kind<'a>) -> Answer) -> Answer {
    match check {
        Check::Linear { left, relation, right } => {
            question(&Linear { left, relation: *relation, right })
        }
        Check::Product { quantity, price, amount } => {
            question(&Product { quantity: *quantity, price: *price, amount: *amount })
        }
        Check::Share { part, whole, share } => question(&Share { part, whole, share }),
        Check::Scale { figure, whole } => question(&Scale { figure, whole }),
        Check::Cumulative { columns } => question(&Cumulative { columns }),
        Check::Bands => question(&Bands),
        Check::Weights { execution_weight, execution_score } => {
            question(&Weights { execution_weight, execution_score })
        }
    }
}

impl<'a> Instance<'a> {
    /// Runs the identity, and adds what it gives.
    pub(super) fn run(&self, run: &mut IdentityRun<'a>) {
        match self.evaluation.excluded(self.identity) {
            Some(words) => run.outcomes.push(Outcome {
                identity: self.identity,
                figures: Vec::new(),
                at: None,
                sides: None,
                raises: Vec::new(),
                status: Status::NotApplicable(words),
            }),
            None => ask(&self.identity.check, |kind| kind.run(self, run)),
        }
    }
}

impl Outcome<'_> {
    /// Whether it asks for equality: a figure bound only by `<=`, a plan that may not fall or a
    /// unit may be wrong and still pass.
    pub fn asks_equality(&self) -> bool {
        ask(&self.identity.check, |kind| kind.asks_equality())
    }
}
