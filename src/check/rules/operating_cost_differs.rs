use crate::finding::rule;

rule! {
    /// # What it checks
    /// The operating cost of the administration (机关运行经费) that a document states, against the general public budget's public expenses (公用经费). In a
    /// department of a single administrative unit the two are one figure; where institutions (事业单位) have public expenses too, the second is larger,
    /// and the first may never exceed it (`part-exceeds-whole`).
    ///
    /// # Why it matters
    /// The law wants this figure explained by itself. It is typed by hand, often with the wrong unit: 32.96元 for 32.96万元.
    ///
    /// # Example (fails)
    /// ```yaml
    /// #- content/example/housing/2021/budget.yaml
    /// format: 1
    /// year: 2021
    /// profile: hebei-county
    /// statements:
    ///   支出说明: { 合计: 514.06, 基本支出: 514.06, 人员经费: 481.1, 日常公用经费: 32.96, 项目支出: 0 }
    ///   机关运行经费安排情况: { 合计: 32.96元 }
    /// ```
    ///
    /// # Example (passes)
    /// ```yaml
    /// #- content/example/housing/2021/budget.yaml
    /// format: 1
    /// year: 2021
    /// profile: hebei-county
    /// statements:
    ///   支出说明: { 合计: 514.06, 基本支出: 514.06, 人员经费: 481.1, 日常公用经费: 32.96, 项目支出: 0 }
    ///   机关运行经费安排情况: { 合计: 32.96万元 }
    /// ```
    ///
    /// # Source
    /// FIELD X13; 预算法 article 14 for the duty to explain it; practice, unverified.
    pub static OPERATING_COST_DIFFERS: "operating-cost-differs", Warning, adjustable, "机关运行经费与公用经费不同", "the operating cost differs from public expenses";
}
