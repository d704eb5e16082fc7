use crate::finding::{Finding, rule};
use crate::model::{Department, Disclosure};

use super::Rule;
use crate::check::split::not_split;

rule! {
    /// # What it checks
    /// A three-public-expenses table or statement with a vehicle figure above zero that gives
    /// neither its purchase nor its running part.
    ///
    /// # Why it matters
    /// The two are disclosed apart; inspections count the departments that do not.
    ///
    /// # Example (fails)
    /// ```yaml
    /// #- content/example/housing/2021/budget.yaml
    /// format: 1
    /// year: 2021
    /// profile: hebei-county
    /// tables:
    ///   一般公共预算“三公”经费支出表:
    ///     合计: { 本年预算数: 9 }
    ///     因公出国（境）费: { 本年预算数: 0 }
    ///     公务用车购置及运行维护费: { 本年预算数: 8 }
    ///     公务接待费: { 本年预算数: 1 }
    /// ```
    ///
    /// # Example (passes)
    /// ```yaml
    /// #- content/example/housing/2021/budget.yaml
    /// format: 1
    /// year: 2021
    /// profile: hebei-county
    /// tables:
    ///   一般公共预算“三公”经费支出表:
    ///     合计: { 本年预算数: 9 }
    ///     因公出国（境）费: { 本年预算数: 0 }
    ///     公务用车购置及运行维护费: { 本年预算数: 8 }
    ///     公务用车运行维护费: { 本年预算数: 8 }
    ///     公务接待费: { 本年预算数: 1 }
    /// ```
    ///
    /// # Source
    /// `财预〔2016〕143号`: expenses for official vehicles by purchase and by running.
    pub static VEHICLES_NOT_SPLIT: "vehicles-not-split", Warning, adjustable, Template, Undetailed,
        "公务用车费没有分购置和运行", "vehicle expenses are not split into purchase and running";
}

/// The rule.
pub const RULE: Rule = Rule { info: &VEHICLES_NOT_SPLIT, check };

fn check(_: &Department, disclosure: &Disclosure) -> Vec<Finding> {
    not_split(&VEHICLES_NOT_SPLIT, disclosure)
}
