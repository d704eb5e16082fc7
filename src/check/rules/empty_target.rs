use crate::check::spot::{Spot, at_each};
use crate::finding::{Bilingual, Finding, rule};
use crate::model::{Department, Disclosure};

use super::Rule;

rule! {
    /// # What it checks
    /// A target that cannot be reached or missed: it is its indicator’s name or the end of it
    /// (居民满意度: 满意度), or one word such as 优, 良, 好. 无涉及 and the like, which say that there is no such
    /// indicator, are left out. One finding a document, with every place.
    ///
    /// # Why it matters
    /// A target must let somebody else see whether it was reached.
    ///
    /// # Example (fails)
    /// ```yaml
    /// #- content/example/housing/2021/performance-targets.yaml
    /// format: 1
    /// year: 2021
    /// profile: hebei-county
    /// projects:
    ///   - code: "333-0001"
    ///     name: 社区环境
    ///     funds: { 预算数: 10.00 }
    ///     indicators:
    ///       - { level: [满意度指标, 服务对象满意度指标], name: 居民满意度, target: 满意度 }
    /// ```
    ///
    /// # Example (passes)
    /// ```yaml
    /// #- content/example/housing/2021/performance-targets.yaml
    /// format: 1
    /// year: 2021
    /// profile: hebei-county
    /// projects:
    ///   - code: "333-0001"
    ///     name: 社区环境
    ///     funds: { 预算数: 10.00 }
    ///     indicators:
    ///       - { level: [满意度指标, 服务对象满意度指标], name: 居民满意度, target: "≥90%" }
    /// ```
    ///
    /// # Source
    /// Practice: `普陀区2023` and `定州市2020` have such targets. How values are set stands in
    /// `财预〔2021〕101号`.
    pub static EMPTY_TARGET: "empty-target", Note, adjustable, Practice, Irregular,
        "指标值没有说要达到什么", "a target that says nothing";
}

/// The rule.
pub const RULE: Rule = Rule { info: &EMPTY_TARGET, check };

fn check(_: &Department, disclosure: &Disclosure) -> Vec<Finding> {
    let lexicon = &disclosure.lexicon;
    let empty = |name: &str, printed: &str| {
        printed == name
            || lexicon.empty_targets.has(printed)
            || (name.ends_with(printed) && lexicon.shares.ending(printed).is_some())
    };
    let mut spots = Vec::new();
    for (record, objectives) in disclosure.records() {
        for indicator in &objectives.indicators {
            let Some(target) = &indicator.target else { continue };
            let (name, printed) = (indicator.name.trim(), target.value.printed.trim());
            if !lexicon.no_figure.has(printed) && empty(name, printed) {
                spots.push(Spot::value(disclosure, &record, indicator, ("target", target)));
            }
        }
    }
    let help = ("写成可以核对的数或标准", "give a number or a standard that can be checked");
    at_each(&EMPTY_TARGET, spots, help, |value| {
        Bilingual::new(
            format!("指标值“{value}”没有说要达到什么"),
            format!("the target {value} does not say what is to be reached"),
        )
    })
}
