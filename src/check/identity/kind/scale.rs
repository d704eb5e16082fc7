use crate::check::identity::identity_run::{IdentityRun, Verdict};
use crate::check::identity::instance::Instance;
use crate::check::identity::outcome::Status;
use crate::decimal::Decimal;
use crate::finding::Bilingual;
use crate::model::FigureRef;

use super::Kind;
use super::disagreement::disagreement;

/// The digits of another figure at another scale: one of the two is in the wrong unit.
pub(super) struct Scale<'a> {
    pub figure: &'a FigureRef,
    pub whole: &'a FigureRef,
}

impl<'a> Kind<'a> for Scale<'a> {
    fn run(&self, instance: &Instance<'a>, run: &mut IdentityRun<'a>) {
        let figures = instance.checked([self.figure, self.whole]);
        run.add(instance, self.verdict(instance), figures);
    }

    fn asks_equality(&self) -> bool {
        false
    }
}

impl Scale<'_> {
    fn verdict(&self, instance: &Instance<'_>) -> Result<Verdict, Status> {
        let (figure, whole) = (instance.figure(self.figure)?, instance.figure(self.whole)?);
        let (reported, other) = (figure.figure.in_base(), whole.figure.in_base());
        if reported == other {
            return Ok(Status::Holds.into());
        }
        // One or two digits agree by chance; a hundredfold is the least that a unit is wrong by.
        let same = reported.significant() == other.significant()
            && reported.is_negative() == other.is_negative();
        let far = |one: Decimal, two: Decimal| {
            one.abs().shifted(2).is_some_and(|hundredfold| hundredfold <= two.abs())
        };
        if same && reported.significant() >= 100 && (far(reported, other) || far(other, reported)) {
            return disagreement(instance, &figure, other, &[whole]).map(Verdict::fails);
        }
        Err(Status::NotApplicable(Bilingual::new("两数本可不同", "the two may differ")))
    }
}
