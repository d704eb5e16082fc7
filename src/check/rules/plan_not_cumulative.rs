use crate::finding::rule;

rule! {
    /// # What it checks
    /// 资金支出计划（%）: the percentages at the ends of March, June, October and December never
    /// fall, and the last one given is 100.
    ///
    /// # Why it matters
    /// The plan is cumulative; one that ends at 90 % leaves money unplanned.
    ///
    /// # Example (fails)
    /// ```yaml
    /// #- content/example/housing/2021/performance-targets.yaml
    /// format: 1
    /// year: 2021
    /// profile: hebei-county
    /// projects:
    ///   - { code: "333-0001", name: 示例, funds: { 预算数: 5, 财政资金: 5 }, plan: { 3月底: 50, 6月底: 25, 10月底: 75, 12月底: 100 } }
    /// ```
    ///
    /// # Example (passes)
    /// ```yaml
    /// #- content/example/housing/2021/performance-targets.yaml
    /// format: 1
    /// year: 2021
    /// profile: hebei-county
    /// projects:
    ///   - { code: "333-0001", name: 示例, funds: { 预算数: 5, 财政资金: 5 }, plan: { 3月底: 25, 6月底: 50, 10月底: 75, 12月底: 100 } }
    /// ```
    ///
    /// # Source
    /// Practice: `乐亭县2024`, `定州市2020` and `北戴河区2021` print the plan as what is spent by
    /// the end of each month, up to 100 %.
    pub static PLAN_NOT_CUMULATIVE: "plan-not-cumulative", Error, adjustable, Practice, Inaccurate,
        "支出计划不是累计到100%", "a spending plan does not run up to 100 %";
}
