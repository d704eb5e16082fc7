use crate::finding::rule;

rule! {
    /// # What it checks
    /// That every acknowledgement answers a finding.
    ///
    /// # Why it matters
    /// A statement about an error that is not there misleads; it is left over from a document put
    /// right, or its path is wrong.
    ///
    /// # Example (fails)
    /// ```yaml
    /// #- content/example/housing/2021/budget.yaml
    /// format: 1
    /// year: 2021
    /// profile: hebei-county
    /// statements:
    ///   支出说明: { 合计: 1520.40, 基本支出: 520.40, 项目支出: 1000.00 }
    /// acknowledgements:
    ///   - { rule: total-mismatch, at: 支出说明/合计, reported: "1520.40", computed: "1320.40", by: transcriber, reason: 原文如此。 }
    /// ```
    ///
    /// # Example (passes)
    /// ```yaml
    /// #- content/example/housing/2021/budget.yaml
    /// format: 1
    /// year: 2021
    /// profile: hebei-county
    /// statements:
    ///   支出说明: { 合计: 1520.40, 基本支出: 520.40, 项目支出: 800.00 }
    /// acknowledgements:
    ///   - { rule: total-mismatch, at: 支出说明/合计, reported: "1520.40", computed: "1320.40", by: transcriber, reason: 原文如此。 }
    /// ```
    ///
    /// # Source
    /// The format: docs/format.md, section 4.
    pub static UNUSED_ACKNOWLEDGEMENT: "unused-acknowledgement", Error, fixed, Format, Irregular,
        "存疑说明没有对应的问题", "an acknowledgement answers no finding";
}
