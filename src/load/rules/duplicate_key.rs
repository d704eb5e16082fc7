use crate::finding::rule;

rule! {
    /// # What it checks
    /// That no key stands twice in a mapping, and no line is filled twice under two of its labels.
    ///
    /// # Why it matters
    /// The last one would silently win.
    ///
    /// # Example (fails)
    /// ```yaml
    /// #- content/example/housing/2021/budget.yaml
    /// format: 1
    /// year: 2021
    /// profile: hebei-county
    /// statements:
    ///   收入说明: {合计: 1, 一般公共预算: 1, 合计: 2}
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
    pub static DUPLICATE_KEY: "duplicate-key", Error, fixed, Format, Irregular,
        "同一项写了两次", "a key stands twice";
}
