use crate::check::identity::evaluation::Addend;
use crate::check::identity::identity_run::{IdentityRun, Verdict};
use crate::check::identity::instance::Instance;
use crate::check::identity::outcome::Status;
use crate::check::identity::wording::related;
use crate::finding::{Bilingual, Finding, Role};
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
        if whole.figure.in_base().is_zero() && !share.figure.in_base().is_zero() {
            return Ok(Verdict::fails(of_nothing(instance, &share, &whole)));
        }
        let (part_of, whole_of) = (part.figure.in_base(), whole.figure.in_base());
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

/// Nothing grows by a percentage from nothing: 增长100% of a base of zero is a mistake, whatever was
/// meant.
fn of_nothing(instance: &Instance<'_>, share: &Addend<'_>, whole: &Addend<'_>) -> Finding {
    let words = Bilingual::new(
        format!("{}的基数为零，不能算出 {}", share.path(), share.figure.printed),
        format!(
            "{} has a base of zero: {} cannot be worked out",
            share.path(),
            share.figure.printed
        ),
    );
    let mut finding = instance
        .finding(words, share.place())
        .at(share.path(), share.figure.printed.clone())
        .help("删去百分比", "leave the percentage out");
    finding.related = vec![related(whole, Role::Compared)];
    finding
}
