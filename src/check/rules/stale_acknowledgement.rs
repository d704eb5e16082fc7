use crate::finding::rule;

rule! {
    /// # What it checks
    /// That the values an acknowledgement records are still those of the finding.
    ///
    /// # Why it matters
    /// It was made for one error; another one at the same place must not hide behind it.
    ///
    /// # Example (fails)
    /// ```yaml
    /// #- content/example/housing/2021/budget.yaml
    /// format: 1
    /// year: 2021
    /// profile: hebei-county
    /// statements:
    ///   支出说明: { 合计: 1520.40, 基本支出: 520.40, 项目支出: 800.01 }
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
    pub static STALE_ACKNOWLEDGEMENT: "stale-acknowledgement", Error, fixed, Format, Irregular,
        "存疑说明记录的数已经变了", "an acknowledgement records other values";
}
