use crate::finding::{Bilingual, Finding, rule};
use crate::model::{Department, Disclosure, Kind};
use crate::source::Place;

use super::Rule;

rule! {
    /// # What it checks
    /// Targets or a budget filled in after the year they plan has ended.
    ///
    /// # Why it matters
    /// A target written when the result is known is no target.
    ///
    /// # Example (fails)
    /// ```yaml
    /// #- content/example/housing/2021/performance-targets.yaml
    /// format: 1
    /// year: 2021
    /// profile: hebei-county
    /// dates: { filled: 2022-01-28 }
    /// ```
    ///
    /// # Example (passes)
    /// ```yaml
    /// #- content/example/housing/2021/performance-targets.yaml
    /// format: 1
    /// year: 2021
    /// profile: hebei-county
    /// dates: { filled: 2021-01-28 }
    /// ```
    ///
    /// # Source
    /// Practice: `株洲市渌口区2020` signs the targets of 2020 in January 2021.
    pub static DATED_AFTER_YEAR: "dated-after-year", Warning, adjustable, Practice, Inaccurate,
        "目标填报日期晚于所属年度", "targets dated after their year";
}

/// The rule.
pub const RULE: Rule = Rule { info: &DATED_AFTER_YEAR, check };

fn check(_: &Department, disclosure: &Disclosure) -> Vec<Finding> {
    let Some(filled) = disclosure
        .dates
        .filled
        .as_ref()
        .filter(|_| matches!(disclosure.kind, Kind::PerformanceTargets | Kind::Budget))
    else {
        return Vec::new();
    };
    if filled.value.year() <= disclosure.year {
        return Vec::new();
    }
    let words = Bilingual::new(
        format!("{}年的目标填报于{}，年度已经结束", disclosure.year, filled.value),
        format!(
            "targets of {} were filled in on {}, after the year",
            disclosure.year, filled.value
        ),
    );
    vec![
        Finding::new(&DATED_AFTER_YEAR, words, Place::new(&disclosure.file, filled.span))
            .at("dates/filled", filled.value.to_string()),
    ]
}
