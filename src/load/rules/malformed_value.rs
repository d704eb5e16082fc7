use crate::finding::rule;

rule! {
    /// # What it checks
    /// That what should be a figure is one. A value that is none is kept as printed, shown as printed, and takes part in no arithmetic.
    ///
    /// # Why it matters
    /// Published documents hold `21.4.`, `1.65亿万元` and `≥9595%及以上`: nobody can say for certain what was meant.
    ///
    /// # Example (fails)
    /// ```yaml
    /// #- content/example/housing/2021/performance-targets.yaml
    /// format: 1
    /// year: 2021
    /// profile: hebei-county
    /// projects:
    ///   - { code: "333-0001", name: 示例, funds: {预算数: 21.4, 财政资金: 21.4.} }
    /// ```
    ///
    /// # Example (passes)
    /// ```yaml
    /// #- content/example/housing/2021/performance-targets.yaml
    /// format: 1
    /// year: 2021
    /// profile: hebei-county
    /// projects:
    ///   - { code: "333-0001", name: 示例, funds: {预算数: 21.4, 财政资金: 21.4} }
    /// ```
    ///
    /// # Source
    /// The format: docs/format.md, section 2. `北戴河区2021` has 21.4. and ≥9595%, `株洲市渌口区2020` 1.65亿万元.
    pub static MALFORMED_VALUE: "malformed-value", Error, fixed, Format, "数写得不成数", "a value is not the number it should be";
}
