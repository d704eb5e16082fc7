use crate::finding::rule;

rule! {
    /// # What it checks
    /// A figure that a document, or two documents of one year, print twice: in a sentence and in a table, in the targets and in the self-evaluation.
    ///
    /// # Why it matters
    /// One of the two is wrong, and a reader cannot tell which. A common cause is the unit: 32.96元 for 32.96万元.
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
    /// FIELD X01–X05, X13, Z01; practice, unverified.
    pub static FIGURE_MISMATCH: "figure-mismatch", Error, adjustable, "同一个数在两处不一致", "one figure differs between two places";
}
