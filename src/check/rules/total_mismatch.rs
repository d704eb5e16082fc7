use crate::finding::rule;

rule! {
    /// # What it checks
    /// Every identity in which a figure is said to be the sum of others: a total and its lines, a
    /// parent and its children in a classification, a subtotal and its rows. Under
    /// `rounding: nearest` or `truncated` a difference that rounding explains is a residue, not an
    /// error.
    ///
    /// # Why it matters
    /// A reader adds up; a total that does not add up is wrong in itself or hides a part.
    ///
    /// # Example (fails)
    /// ```yaml
    /// #- content/example/housing/2021/budget.yaml
    /// format: 1
    /// year: 2021
    /// profile: hebei-county
    /// statements:
    ///   支出说明: { 合计: 1520.40, 基本支出: 520.40, 项目支出: 800.00 }
    /// ```
    ///
    /// # Example (passes)
    /// ```yaml
    /// #- content/example/housing/2021/budget.yaml
    /// format: 1
    /// year: 2021
    /// profile: hebei-county
    /// statements:
    ///   支出说明: { 合计: 1520.40, 基本支出: 520.40, 项目支出: 1000.00 }
    /// ```
    ///
    /// # Source
    /// Arithmetic: a total is the sum of its parts. Rounded figures are intervals, as in
    /// `XBRL Calculations 1.1`.
    pub static TOTAL_MISMATCH: "total-mismatch", Error, adjustable, Arithmetic, Inaccurate,
        "合计与各项之和不符", "a total is not the sum of its parts";
}
