use crate::finding::rule;

rule! {
    /// # What it checks
    /// That every key, table, line and column is one that the format and the form know.
    ///
    /// # Why it matters
    /// A misspelt label would leave its figure unpublished.
    ///
    /// # Example (fails)
    /// ```yaml
    /// #- content/example/housing/2021/budget.yaml
    /// format: 1
    /// year: 2021
    /// profile: hebei-county
    /// statements:
    ///   收入说明: {合计: 1, 一般公共预祘: 1}
    /// ```
    ///
    /// # Example (passes)
    /// ```yaml
    /// #- content/example/housing/2021/budget.yaml
    /// format: 1
    /// year: 2021
    /// profile: hebei-county
    /// statements:
    ///   收入说明: {合计: 1, 一般公共预算: 1}
    ///   支出说明: {合计: 1, 基本支出: 1, 项目支出: 0}
    /// ```
    ///
    /// # Source
    /// The format: docs/format.md, section 2.
    pub static UNKNOWN_KEY: "unknown-key", Error, fixed, Format, Irregular, "没有这一项", "a key is not known here";
}
