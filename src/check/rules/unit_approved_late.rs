use crate::finding::{Arithmetic, Bilingual, Finding, Role, rule};
use crate::model::{Department, Disclosure, days_between};
use crate::source::Place;

use super::Rule;

rule! {
    /// # What it checks
    /// A department approves the budgets and accounts of its units within as many days of its own
    /// approval as the profile says under `deadlines`; fifteen by law. Only where both documents state their dates.
    ///
    /// # Why it matters
    /// The law sets the time.
    ///
    /// # Example (fails)
    /// ```yaml
    /// #- content/example/housing/department.yaml
    /// code: "333"
    /// name: 示例县住房和城乡建设局
    /// budget-units:
    ///   - { code: "333001", name: 示例县住房和城乡建设局本级 }
    /// #- content/example/housing/2021/budget.yaml
    /// format: 1
    /// year: 2021
    /// profile: hebei-county
    /// dates: { approved: 2021-02-01 }
    /// #- content/example/housing/units/333001/2021/budget.yaml
    /// format: 1
    /// year: 2021
    /// profile: hebei-county
    /// dates: { approved: 2021-03-01 }
    /// ```
    ///
    /// # Example (passes)
    /// ```yaml
    /// #- content/example/housing/department.yaml
    /// code: "333"
    /// name: 示例县住房和城乡建设局
    /// budget-units:
    ///   - { code: "333001", name: 示例县住房和城乡建设局本级 }
    /// #- content/example/housing/2021/budget.yaml
    /// format: 1
    /// year: 2021
    /// profile: hebei-county
    /// dates: { approved: 2021-02-01 }
    /// #- content/example/housing/units/333001/2021/budget.yaml
    /// format: 1
    /// year: 2021
    /// profile: hebei-county
    /// dates: { approved: 2021-02-16 }
    /// ```
    ///
    /// # Source
    /// `预算法第五十二条`: a department approves the budgets of its units within fifteen days of
    /// its own approval.
    pub static UNIT_APPROVED_LATE: "unit-approved-late", Warning, adjustable, Law, Late,
        "所属单位批复过晚", "a unit was approved late";
}

/// The rule.
pub const RULE: Rule = Rule { info: &UNIT_APPROVED_LATE, check };

fn check(department: &Department, disclosure: &Disclosure) -> Vec<Finding> {
    let allowed = disclosure.profile.deadlines.units_approved_after_approval;
    let Some(allowed) = allowed.filter(|_| disclosure.budget_unit.is_some()) else {
        return Vec::new();
    };
    let own = department.disclosure(disclosure.key().of_department());
    let (Some(own), Some(late)) = (own, &disclosure.dates.approved) else { return Vec::new() };
    let Some(first) = &own.dates.approved else { return Vec::new() };
    let days = days_between(first.value, late.value);
    if days <= allowed {
        return Vec::new();
    }
    let words = Bilingual::new(
        format!(
            "部门{}批复，单位{}才批复，隔 {days} 天，应在 {allowed} 日内",
            first.value, late.value
        ),
        format!(
            "approved {days} days after the department's own approval of {}; {allowed} are allowed",
            first.value
        ),
    );
    let mut finding =
        Finding::new(&UNIT_APPROVED_LATE, words, Place::new(&disclosure.file, late.span))
            .at("dates/approved", late.value.to_string());
    finding.arithmetic = Some(Arithmetic {
        reported: days.to_string(),
        computed: allowed.to_string(),
        difference: (days - allowed).to_string(),
    });
    vec![finding.related(Role::Compared, Place::new(&own.file, first.span))]
}
