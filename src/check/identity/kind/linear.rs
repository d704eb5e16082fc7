use crate::check::identity::cause::suggest;
use crate::check::identity::checked_figure::CheckedFigure;
use crate::check::identity::comparison::{Compared, compare};
use crate::check::identity::identity_run::IdentityRun;
use crate::check::identity::instance::Instance;
use crate::check::identity::outcome::{Outcome, Status};
use crate::check::identity::restated::restated;
use crate::check::identity::unprinted::unprinted;
use crate::check::identity::wording::mismatch;
use crate::finding::Finding;
use crate::model::{Relation, Sum};

use super::Kind;

/// Two sums, the one equal to the other or no more than it.
pub(super) struct Linear<'a> {
    pub left: &'a Sum,
    pub relation: Relation,
    pub right: &'a Sum,
}

impl<'a> Kind<'a> for Linear<'a> {
    fn run(&self, instance: &Instance<'a>, run: &mut IdentityRun<'a>) {
        let compared = compare(&instance.evaluation, self.left, self.relation, self.right);
        let identity = instance.identity;
        let outcome = match compared {
            Ok(mut compared) => {
                if let Some(unknown) = self.unprinted(instance, &compared) {
                    compared.status = unknown;
                }
                let finding = self.finding(instance, &mut compared);
                let at = finding.as_ref().and_then(|finding| finding.at.clone());
                run.findings.extend(finding);
                let addends = compared.left.taken.iter().chain(&compared.right.taken);
                Outcome {
                    identity,
                    figures: addends.map(CheckedFigure::of).collect(),
                    at,
                    sides: compared.sides(),
                    raises: self.raises(&compared),
                    status: compared.status,
                }
            }
            Err(status) => Outcome {
                identity,
                status,
                figures: Vec::new(),
                at: None,
                sides: None,
                raises: Vec::new(),
            },
        };
        run.outcomes.push(outcome);
    }

    fn asks_equality(&self) -> bool {
        self.relation == Relation::Equal
    }
}

impl Linear<'_> {
    /// Which figures raise what is reported above what is computed. What is withheld makes of an
    /// equality a bound: nothing then says by how much a figure would have to change.
    fn raises(&self, compared: &Compared<'_>) -> Vec<bool> {
        let (left, right) = (&compared.left, &compared.right);
        let bound = left.withheld || right.withheld || self.relation != Relation::Equal;
        if compared.status != Status::Fails || bound {
            return Vec::new();
        }
        compared.terms().map(|(_, is_negative)| !is_negative).collect()
    }

    /// Why the difference of two sums proves nothing.
    fn unprinted(&self, instance: &Instance<'_>, compared: &Compared<'_>) -> Option<Status> {
        let equal = self.relation == Relation::Equal;
        if equal { unprinted(instance, self.left, self.right, compared) } else { None }
    }

    /// The finding of two sums that differ. Where a restatement explains the difference, or its
    /// digits do not fit, there is none: the status says so instead.
    fn finding(&self, instance: &Instance<'_>, compared: &mut Compared<'_>) -> Option<Finding> {
        if compared.status != Status::Fails {
            return None;
        }
        if let Some(explained) = restated(instance.evaluation.disclosure(), compared) {
            compared.status = explained;
            return None;
        }
        let Some(mut finding) = mismatch(instance, self.relation, compared) else {
            compared.status = Status::too_long();
            return None;
        };
        suggest(&mut finding, (self.left, self.relation, self.right), compared);
        Some(finding)
    }
}
