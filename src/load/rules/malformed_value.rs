use crate::finding::rule;

rule! {
    /// # What it checks
    /// That what should be a figure is one: in tables and statements, in weights and scores, in
    /// targets and bands, in a restatement's `published`. An amount is below 10¹⁶ 元 in whatever
    /// unit it is printed, a count or a percentage below 10¹⁶, each with at most eight decimals; so
    /// is an amount or percentage in a sentence. A word stands in place of a figure only if it says
    /// that there is none: 无涉及, 不涉及, 未涉及, 不适用, 无, 没有, 未安排 (N/A, n/a, none, nil);
    /// a quantity that need not be there may be said in words (一批). A value that is none of these
    /// is kept as printed, shown as printed, and takes part in no arithmetic.
    ///
    /// # Why it matters
    /// Published documents hold `21.4.`, `1.65亿万元` and `≥9595%及以上`: nobody can say for
    /// certain what was meant. An `O` or 见附表 in the place of a total would switch off the
    /// identities over it, and a figure of twenty digits is a slip of the keyboard.
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
    /// The format: docs/format.md, section 2. `北戴河区2021` has 21.4. and ≥9595%,
    /// `株洲市渌口区2020` 1.65亿万元.
    pub static MALFORMED_VALUE: "malformed-value", Error, fixed, Format, Inaccurate,
        "数写得不成数", "a value is not the number it should be";
}
