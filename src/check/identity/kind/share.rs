use crate::check::identity::identity_run::{IdentityRun, Verdict};
use crate::check::identity::instance::Instance;
use crate::check::identity::outcome::Status;
use crate::finding::Bilingual;
use crate::model::FigureRef;

use super::Kind;
use super::disagreement::{disagreement, near};

/// The decimals to which a share is worked out before it is compared: more than any half unit of a
/// printed one has, so that rounding moves none across.
const SHARE_DECIMALS: u32 = 12;

/// part ÷ whole = share. A printed share is always rounded to its decimals.
pub(super) struct Share<'a> {
    pub part: &'a FigureRef,
    pub whole: &'a FigureRef,
    pub share: &'a FigureRef,
}

impl<'a> Kind<'a> for Share<'a> {
    fn run(&self, instance: &Instance<'a>, run: &mut IdentityRun<'a>) {
        let figures = instance.checked([self.share, self.part, self.whole]);
        run.add(instance, self.verdict(instance), figures);
    }

    fn asks_equality(&self) -> bool {
        true
    }
}

impl Share<'_> {
    fn verdict(&self, instance: &Instance<'_>) -> Result<Verdict, Status> {
        let part = instance.figure(self.part)?;
        let whole = instance.figure(self.whole)?;
        let share = instance.figure(self.share)?;
        let (part_of, whole_of) = (part.figure.in_base(), whole.figure.in_base());
        // A whole printed as 0.00 may be some yuan: whatever rate stands beside it, it is not worked out.
        if whole_of.is_zero() {
            return Err(Status::NotApplicable(Bilingual::new("分母为零", "the whole is zero")));
        }
        let exact = part_of.percent_of(whole_of, SHARE_DECIMALS).ok_or_else(Status::too_long)?;
        if near(exact, &share)? {
            return Ok(Status::Holds.into());
        }
        let computed = part_of
            .percent_of(whole_of, share.figure.amount.decimals() + 2)
            .ok_or_else(Status::too_long)?;
        disagreement(instance, &share, computed, &[part, whole]).map(Verdict::fails)
    }
}
