use crate::finding::rule;

rule! {
    /// # What it checks
    /// A figure that a document, or two documents of one year, print twice: in a sentence and in a
    /// table, in the targets and in the self-evaluation.
    ///
    /// # Why it matters
    /// One of the two is wrong, and a reader cannot tell which. Where a figure of another document
    /// was changed on purpose (an adjusted budget), say so under `restatements` with the figure
    /// published there and the reason.
    ///
    /// # Example (fails)
    /// ```yaml
    /// #- content/example/housing/2021/budget.yaml
    /// format: 1
    /// year: 2021
    /// profile: hebei-county
    /// statements:
    ///   政府采购预算情况: { 合计: 11800.00 }
    /// tables:
    ///   部门政府采购预算:
    ///     - { 项目名称: 示例采购, 合计: 1180.00 }
    /// ```
    ///
    /// # Example (passes)
    /// ```yaml
    /// #- content/example/housing/2021/budget.yaml
    /// format: 1
    /// year: 2021
    /// profile: hebei-county
    /// statements:
    ///   政府采购预算情况: { 合计: 1180.00 }
    /// tables:
    ///   部门政府采购预算:
    ///     - { 项目名称: 示例采购, 合计: 1180.00 }
    /// ```
    ///
    /// # Source
    /// Arithmetic: one figure printed twice is one figure.
    pub static FIGURE_MISMATCH: "figure-mismatch", Error, adjustable, Arithmetic, Inaccurate,
        "同一个数在两处不一致", "one figure differs between two places";
}
