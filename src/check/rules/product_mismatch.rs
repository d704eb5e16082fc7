use crate::finding::rule;

rule! {
    /// # What it checks
    /// Rows of procurement tables that give quantity, price and amount.
    ///
    /// # Why it matters
    /// The three are printed side by side; one of them is wrong.
    ///
    /// # Example (fails)
    /// ```yaml
    /// #- content/example/housing/2021/budget.yaml
    /// format: 1
    /// year: 2021
    /// profile: hebei-county
    /// tables:
    ///   部门政府采购预算:
    ///     - { 项目名称: 示例采购, 数量: 3, 单价: 2.00, 合计: 7.00, 一般公共预算拨款: 7.00 }
    /// ```
    ///
    /// # Example (passes)
    /// ```yaml
    /// #- content/example/housing/2021/budget.yaml
    /// format: 1
    /// year: 2021
    /// profile: hebei-county
    /// tables:
    ///   部门政府采购预算:
    ///     - { 项目名称: 示例采购, 数量: 3, 单价: 2.00, 合计: 6.00, 一般公共预算拨款: 6.00 }
    /// ```
    ///
    /// # Source
    /// Arithmetic: quantity times price.
    pub static PRODUCT_MISMATCH: "product-mismatch", Error, adjustable, Arithmetic, Inaccurate,
        "数量乘单价不等于金额", "quantity times price is not the amount";
}
