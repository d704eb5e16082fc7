use crate::finding::{Finding, rule};
use crate::model::{Department, Disclosure};

use super::Rule;
use crate::check::split::not_split;

rule! {
    /// # What it checks
    /// A statement of procurement with a total above zero that gives none of goods, works and
    /// services.
    ///
    /// # Why it matters
    /// The catalogue of what must be published asks for the three amounts.
    ///
    /// # Example (fails)
    /// ```yaml
    /// #- content/example/housing/2021/budget.yaml
    /// format: 1
    /// year: 2021
    /// profile: hebei-county
    /// statements:
    ///   政府采购预算情况: { 合计: 100.00 }
    /// ```
    ///
    /// # Example (passes)
    /// ```yaml
    /// #- content/example/housing/2021/budget.yaml
    /// format: 1
    /// year: 2021
    /// profile: hebei-county
    /// statements:
    ///   政府采购预算情况: { 合计: 100.00, 货物: 60.00, 服务: 40.00 }
    /// ```
    ///
    /// # Source
    /// `财政预决算领域基层政务公开标准目录`: procurement by goods, works and services.
    pub static PROCUREMENT_NOT_SPLIT: "procurement-not-split", Warning, adjustable, Template, Undetailed,
        "政府采购没有分货物、工程、服务", "procurement is not split into goods, works and services";
}

/// The rule.
pub const RULE: Rule = Rule { info: &PROCUREMENT_NOT_SPLIT, check };

fn check(_: &Department, disclosure: &Disclosure) -> Vec<Finding> {
    not_split(&PROCUREMENT_NOT_SPLIT, disclosure)
}
