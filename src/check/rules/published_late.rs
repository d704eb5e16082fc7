use crate::finding::{Arithmetic, Bilingual, Finding, rule};
use crate::model::{Department, Disclosure, days_between};
use crate::source::Place;

use super::Rule;

rule! {
    /// # What it checks
    /// The days between approval (批复) and publication, where both dates are stated: at most as
    /// many as the profile says under `deadlines`; twenty by law.
    ///
    /// # Why it matters
    /// The law gives departments twenty days. The page shows how many were taken.
    ///
    /// # Example (fails)
    /// ```yaml
    /// #- content/example/housing/2021/budget.yaml
    /// format: 1
    /// year: 2021
    /// profile: hebei-county
    /// dates: { approved: 2021-02-08, published: 2021-03-08 }
    /// ```
    ///
    /// # Example (passes)
    /// ```yaml
    /// #- content/example/housing/2021/budget.yaml
    /// format: 1
    /// year: 2021
    /// profile: hebei-county
    /// dates: { approved: 2021-02-08, published: 2021-02-28 }
    /// ```
    ///
    /// # Source
    /// `预算法第十四条` for departments, `预算法实施条例第六条` for their units: within twenty days
    /// of the approval.
    pub static PUBLISHED_LATE: "published-late", Warning, adjustable, Law, Late,
        "公开晚于批复后的期限", "published later after approval than its deadline";
}

/// The rule.
pub const RULE: Rule = Rule { info: &PUBLISHED_LATE, check };

fn check(_: &Department, disclosure: &Disclosure) -> Vec<Finding> {
    let Some(allowed) = disclosure.profile.deadlines.published_after_approval else {
        return Vec::new();
    };
    let (Some(approved), Some(published)) =
        (&disclosure.dates.approved, &disclosure.dates.published)
    else {
        return Vec::new();
    };
    let days = days_between(approved.value, published.value);
    if (0..=allowed).contains(&days) {
        return Vec::new();
    }
    let words = if days < 0 {
        Bilingual::new(
            format!("公开日期{}早于批复日期{}", published.value, approved.value),
            format!("published {} before it was approved {}", published.value, approved.value),
        )
    } else {
        Bilingual::new(
            format!("批复后 {days} 天才公开，应在 {allowed} 日内"),
            format!("published {days} days after approval; {allowed} are allowed"),
        )
    };
    let mut finding =
        Finding::new(&PUBLISHED_LATE, words, Place::new(&disclosure.file, published.span))
            .at("dates/published", published.value.to_string());
    finding.arithmetic = Some(Arithmetic {
        reported: days.to_string(),
        computed: allowed.to_string(),
        difference: (days - allowed).to_string(),
    });
    vec![finding]
}
