use crate::finding::{Bilingual, Finding, Related, Role, rule};
use crate::model::{Department, Disclosure, ReviewStep};
use crate::source::{Place, Spanned};
use jiff::civil::Date;

use super::Rule;

rule! {
    /// # What it checks
    /// The days under `review`: none is after `dates.published`, and where the profile names the
    /// steps, none is before the day of a step that it names earlier. Two on one day are right.
    ///
    /// # Why it matters
    /// A review after publication, or a signature under what was reviewed only later, is either a
    /// slip of typing or no review.
    ///
    /// # Example (fails)
    /// ```yaml
    /// #- content/example/housing/2021/budget.yaml
    /// format: 1
    /// year: 2021
    /// profile: hebei-county
    /// dates: { published: 2021-02-20 }
    /// review: { secrecy: 2021-02-22 }
    /// ```
    ///
    /// # Example (passes)
    /// ```yaml
    /// #- content/example/housing/2021/budget.yaml
    /// format: 1
    /// year: 2021
    /// profile: hebei-county
    /// dates: { published: 2021-02-20 }
    /// review: { secrecy: 2021-02-18, signed: 2021-02-20 }
    /// ```
    ///
    /// # Source
    /// `政府信息公开条例第十七条`: what is to be published is reviewed first. The order of the steps
    /// is that of the place's profile.
    pub static REVIEW_OUT_OF_ORDER: "review-out-of-order", Warning, adjustable, Law, Irregular,
        "审查、审签的日期前后不对", "the days of reviews are in the wrong order";
}

/// The rule.
pub const RULE: Rule = Rule { info: &REVIEW_OUT_OF_ORDER, check };

fn check(_: &Department, disclosure: &Disclosure) -> Vec<Finding> {
    let stated = |step: &ReviewStep| Some((*step, disclosure.review.of(*step)?));
    let published = disclosure.dates.published.as_ref();
    let after = ReviewStep::ALL.iter().filter_map(stated).filter_map(|(step, day)| {
        let published = published.filter(|published| day.value > published.value)?;
        let words = Bilingual::new(
            format!("{}日期{}晚于公开日期{}", step.name(), day.value, published.value),
            format!(
                "`{}` is dated {}, after publication {}",
                step.key(),
                day.value,
                published.value
            ),
        );
        Some(found(disclosure, step, (day, published), words))
    });
    let steps: Vec<_> = disclosure.profile.review.iter().filter_map(stated).collect();
    let swapped = steps.iter().enumerate().filter_map(|(at, (step, day))| {
        let (first, before) =
            steps[..at].iter().rev().find(|(_, before)| before.value > day.value)?;
        let words = Bilingual::new(
            format!("{}日期{}早于{}日期{}", step.name(), day.value, first.name(), before.value),
            format!(
                "`{}` is dated {}, before `{}` {}",
                step.key(),
                day.value,
                first.key(),
                before.value
            ),
        );
        Some(found(disclosure, *step, (day, before), words))
    });
    after.chain(swapped).collect()
}

/// A finding at the day of a step, with the other day that it does not go with.
fn found(
    disclosure: &Disclosure,
    step: ReviewStep,
    (day, other): (&Spanned<Date>, &Spanned<Date>),
    words: Bilingual,
) -> Finding {
    let place = |span| Place::new(&disclosure.file, span);
    let mut finding = Finding::new(&REVIEW_OUT_OF_ORDER, words, place(day.span))
        .at(format!("review/{}", step.key()), day.value.to_string())
        .help(
            "核对两个日期；先审查、审签，再公开",
            "look at both days again: what is published was reviewed and signed before",
        );
    let value = Some(other.value.to_string());
    finding.related.push(Related {
        role: Role::Compared,
        at: None,
        place: place(other.span),
        value,
        stands: None,
    });
    finding
}
