use crate::finding::{Bilingual, Finding, rule};
use crate::model::{Department, Disclosure, Release};
use crate::source::Place;

use super::Rule;

rule! {
    /// # What it checks
    /// That a disclosure says on which day it went through each step that the profile names under
    /// `review`: `secrecy` 保密审查, `signed` 审签. One that is `unapproved` need not say it yet. Most
    /// profiles name no step, and nothing is asked.
    ///
    /// # Why it matters
    /// What was published cannot be taken back. The day of the review is what the office itself goes
    /// by; it is printed on no page.
    ///
    /// # Example (fails)
    /// ```yaml
    /// #- content/_profiles/reviewed.yaml
    /// profile: reviewed
    /// name: 示例县
    /// review: [secrecy, signed]
    /// kinds: { budget: { title: 部门预算 } }
    /// #- content/example/housing/2021/budget.yaml
    /// format: 1
    /// year: 2021
    /// profile: reviewed
    /// review: { secrecy: 2021-02-18 }
    /// ```
    ///
    /// # Example (passes)
    /// ```yaml
    /// #- content/_profiles/reviewed.yaml
    /// profile: reviewed
    /// name: 示例县
    /// review: [secrecy, signed]
    /// kinds: { budget: { title: 部门预算 } }
    /// #- content/example/housing/2021/budget.yaml
    /// format: 1
    /// year: 2021
    /// profile: reviewed
    /// review: { secrecy: 2021-02-18, signed: 2021-02-19 }
    /// ```
    ///
    /// # Source
    /// `政府信息公开条例第十七条`: what is to be published is reviewed first. Which days are to be
    /// said is the place's own rule.
    pub static REVIEW_MISSING: "review-missing", Error, adjustable, Law, Irregular,
        "没有写明审查、审签的日期", "the day of a review is not said";
}

/// The rule.
pub const RULE: Rule = Rule { info: &REVIEW_MISSING, check };

fn check(_: &Department, disclosure: &Disclosure) -> Vec<Finding> {
    if disclosure.release == Release::Unapproved {
        return Vec::new();
    }
    let missing =
        disclosure.profile.review.iter().filter(|step| disclosure.review.of(**step).is_none());
    let span = disclosure.review.at.unwrap_or(disclosure.span);
    let found = missing.map(|step| {
        let (name, key) = (step.name(), step.key());
        let words = Bilingual::new(
            format!("没有写明{name}的日期"),
            format!("the day of `{key}` ({name}) is not said"),
        );
        let finding = Finding::new(&REVIEW_MISSING, words, Place::new(&disclosure.file, span))
            .help(
                format!("{name}完成后写 review: {{ {key}: 2021-02-18 }}；还没批准的写 unapproved: true"),
                format!("once it is done write review: {{ {key}: 2021-02-18 }}; what nobody approved yet says unapproved: true"),
            );
        Finding { at: Some(format!("review/{key}")), ..finding }
    });
    found.collect()
}
