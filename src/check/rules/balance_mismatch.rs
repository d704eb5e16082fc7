use crate::finding::rule;

rule! {
    /// # What it checks
    /// That two totals which must balance do: all income and all expenditure of a budget.
    ///
    /// # Why it matters
    /// A department's budget balances by definition: what is not spent is carried over, and the
    /// carry-over is a line.
    ///
    /// # Example (fails)
    /// ```yaml
    /// #- content/example/housing/2021/budget.yaml
    /// format: 1
    /// year: 2021
    /// profile: hebei-county
    /// statements:
    ///   收入说明: { 合计: 1520.40, 一般公共预算: 1520.40 }
    ///   支出说明: { 合计: 1502.40, 基本支出: 502.40, 项目支出: 1000.00 }
    /// ```
    ///
    /// # Example (passes)
    /// ```yaml
    /// #- content/example/housing/2021/budget.yaml
    /// format: 1
    /// year: 2021
    /// profile: hebei-county
    /// statements:
    ///   收入说明: { 合计: 1520.40, 一般公共预算: 1520.40 }
    ///   支出说明: { 合计: 1520.40, 基本支出: 520.40, 项目支出: 1000.00 }
    /// ```
    ///
    /// # Source
    /// Arithmetic: what comes in is spent or kept. `预算法实施条例第五条` sets expenditure against
    /// the income it belongs to.
    pub static BALANCE_MISMATCH: "balance-mismatch", Error, adjustable, Arithmetic, Inaccurate,
        "收支不平", "income and expenditure differ";
}
