use crate::finding::{Bilingual, Finding, rule};
use crate::model::{Department, Disclosure};
use crate::source::Place;

use super::Rule;

rule! {
    /// # What it checks
    /// Where some budget units of a department disclose a year and kind by themselves: the others
    /// on its list must too. A unit whose budget is not made by itself (`merged-into`) is left out.
    ///
    /// # Why it matters
    /// Every subordinate unit owes its own disclosure; one that is missing cannot be seen from the
    /// others.
    ///
    /// # Example (fails)
    /// ```yaml
    /// #- content/example/housing/department.yaml
    /// code: "333"
    /// name: 示例县住房和城乡建设局
    /// budget-units: [{ code: "333001", name: 本级 }, { code: "333002", name: 质监站 }]
    /// #- content/example/housing/2021/budget.yaml
    /// format: 1
    /// year: 2021
    /// profile: statutory
    /// #- content/example/housing/units/333001/2021/budget.yaml
    /// format: 1
    /// year: 2021
    /// profile: statutory
    /// ```
    ///
    /// # Example (passes)
    /// ```yaml
    /// #- content/example/housing/2021/budget.yaml
    /// format: 1
    /// year: 2021
    /// profile: statutory
    /// #- content/example/housing/units/333001/2021/budget.yaml
    /// format: 1
    /// year: 2021
    /// profile: statutory
    /// ```
    ///
    /// # Source
    /// `预算法实施条例第六条`: units publish within twenty days of the approval by their
    /// department.
    pub static UNIT_WITHOUT_DISCLOSURE: "unit-without-disclosure", Warning, adjustable, Law, Incomplete,
        "有的预算单位没有单独公开", "a budget unit has not disclosed by itself";
}

/// The rule.
pub const RULE: Rule = Rule { info: &UNIT_WITHOUT_DISCLOSURE, check };

fn check(department: &Department, disclosure: &Disclosure) -> Vec<Finding> {
    if disclosure.budget_unit.is_some() {
        return Vec::new();
    }
    let own = |code: &str| department.disclosure(disclosure.key().of_unit(code)).is_some();
    if !department.budget_units.iter().any(|unit| own(&unit.code)) {
        return Vec::new();
    }
    // What a unit that is merged into another would disclose stands in that one's.
    let owing = department.budget_units.iter().filter(|unit| unit.merged_into.is_none());
    let missing = owing.filter(|unit| !own(&unit.code));
    missing
        .map(|unit| {
            let what = format!("{}年{}", disclosure.year, disclosure.kind.name());
            let words = Bilingual::new(
                format!("预算单位“{}”没有公开{what}", unit.name),
                format!(
                    "the unit {} {} has not disclosed its {} of {}",
                    unit.code,
                    unit.name,
                    disclosure.kind.slug(),
                    disclosure.year
                ),
            );
            let mut finding = Finding::new(
                &UNIT_WITHOUT_DISCLOSURE,
                words,
                Place::new(&disclosure.file, disclosure.span),
            )
            .at(format!("units/{}", unit.code), unit.name.clone());
            finding.value = Some(unit.code.clone());
            finding
                .help("补上 units/<代码>/<年度>/ 下的公开件", "add it under units/<code>/<year>/")
        })
        .collect()
}
