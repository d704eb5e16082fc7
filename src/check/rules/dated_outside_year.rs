use crate::finding::{Bilingual, Finding, rule};
use crate::model::{Department, Disclosure, Kind};
use crate::source::Place;

use super::Rule;

rule! {
    /// # What it checks
    /// Final accounts or a self-evaluation published, or accounts approved, before their year was
    /// over; a budget or targets approved after it was over, or approved or published before the
    /// year before began. A budget may well be published years late, and a form be filled in before
    /// the year’s last day.
    ///
    /// # Why it matters
    /// What has not ended cannot be accounted for: the date or the year is wrong. A date of
    /// publication that was not the day is a fault by itself.
    ///
    /// # Example (fails)
    /// ```yaml
    /// #- content/example/housing/2021/final-accounts.yaml
    /// format: 1
    /// year: 2021
    /// profile: hebei-county
    /// dates: { approved: 2021-02-28, published: 2021-03-01 }
    /// ```
    ///
    /// # Example (passes)
    /// ```yaml
    /// #- content/example/housing/2021/final-accounts.yaml
    /// format: 1
    /// year: 2021
    /// profile: hebei-county
    /// dates: { approved: 2022-08-28, published: 2022-09-01 }
    /// ```
    ///
    /// # Source
    /// `预算法第十八条`: the fiscal year is the calendar year.
    pub static DATED_OUTSIDE_YEAR: "dated-outside-year", Warning, adjustable, Law,
        "日期与所属年度不合", "a date that does not fit the fiscal year";
}

/// The rule.
pub const RULE: Rule = Rule { info: &DATED_OUTSIDE_YEAR, check };

fn check(_: &Department, disclosure: &Disclosure) -> Vec<Finding> {
    let (year, dates) = (disclosure.year, &disclosure.dates);
    let stated = [("approved", &dates.approved), ("published", &dates.published)];
    let wrong = |date: &str, on: i16| match disclosure.kind {
        Kind::FinalAccounts => on <= year,
        Kind::SelfEvaluation => on <= year && date == "published",
        Kind::Budget | Kind::PerformanceTargets => {
            on < year - 1 || (on > year && date == "approved")
        }
        // Reports of a government speak of two years.
        Kind::Government => false,
    };
    // Where both are wrong it is the year, or one slip made twice.
    let found = stated.into_iter().find_map(|(name, date)| {
        Some((name, date.as_ref()?)).filter(|(name, date)| wrong(name, date.value.year()))
    });
    let finding = found.map(|(name, date)| {
        let kind = disclosure.kind;
        let words = Bilingual::new(
            format!("{year}年的{}，日期却是{}", kind.name(), date.value),
            format!("{} of {year} dated {}", kind.slug(), date.value),
        );
        Finding::new(&DATED_OUTSIDE_YEAR, words, Place::new(&disclosure.file, date.span))
            .at(format!("dates/{name}"), date.value.to_string())
            .help("核对日期和年度", "check the date and the year")
    });
    finding.into_iter().collect()
}
