use crate::finding::rule;

rule! {
    /// # What it checks
    /// A figure that can be no more than another: procurement paid from a fund and that fund's
    /// income, offices and all buildings.
    ///
    /// # Why it matters
    /// A department cannot buy for more than it has.
    ///
    /// # Example (fails)
    /// ```yaml
    /// #- content/example/housing/2021/budget.yaml
    /// format: 1
    /// year: 2021
    /// profile: hebei-county
    /// statements:
    ///   收入说明: { 合计: 100.00, 一般公共预算: 100.00 }
    /// tables:
    ///   部门政府采购预算:
    ///     - { 项目名称: 示例采购, 合计: 120.00, 一般公共预算拨款: 120.00 }
    /// ```
    ///
    /// # Example (passes)
    /// ```yaml
    /// #- content/example/housing/2021/budget.yaml
    /// format: 1
    /// year: 2021
    /// profile: hebei-county
    /// statements:
    ///   收入说明: { 合计: 100.00, 一般公共预算: 100.00 }
    /// tables:
    ///   部门政府采购预算:
    ///     - { 项目名称: 示例采购, 合计: 80.00, 一般公共预算拨款: 80.00 }
    /// ```
    ///
    /// # Source
    /// Arithmetic: a part is not more than its whole.
    pub static PART_EXCEEDS_WHOLE: "part-exceeds-whole", Error, adjustable, Arithmetic, Inaccurate,
        "部分大于整体", "a part exceeds its whole";
}
