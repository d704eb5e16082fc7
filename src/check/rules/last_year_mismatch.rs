use crate::finding::rule;

rule! {
    /// # What it checks
    /// A figure that repeats last year's: the 上年数 column, the base of an increase, the balance
    /// at the beginning of the year, against what the same department published for that year.
    ///
    /// # Why it matters
    /// A changed base makes any increase look small. If the base was restated (a reform, a new
    /// classification), say so under `restatements` with the figure published then and the reason;
    /// it is shown where the figure stands.
    ///
    /// # Example (fails)
    /// ```yaml
    /// #- content/example/housing/2020/budget.yaml
    /// format: 1
    /// year: 2020
    /// profile: hebei-county
    /// statements:
    ///   支出说明: { 合计: 10051.91, 基本支出: 500.00, 项目支出: 9551.91 }
    /// #- content/example/housing/2021/budget.yaml
    /// format: 1
    /// year: 2021
    /// profile: hebei-county
    /// statements:
    ///   支出说明: { 合计: 13919.00, 基本支出: 514.06, 项目支出: 13404.94 }
    ///   比上年增减情况: { 合计: 13919.00, 增加额: 3876.09 }
    /// ```
    ///
    /// # Example (passes)
    /// ```yaml
    /// #- content/example/housing/2020/budget.yaml
    /// format: 1
    /// year: 2020
    /// profile: hebei-county
    /// statements:
    ///   支出说明: { 合计: 10051.91, 基本支出: 500.00, 项目支出: 9551.91 }
    /// #- content/example/housing/2021/budget.yaml
    /// format: 1
    /// year: 2021
    /// profile: hebei-county
    /// statements:
    ///   支出说明: { 合计: 13919.00, 基本支出: 514.06, 项目支出: 13404.94 }
    ///   比上年增减情况: { 合计: 13919.00, 增加额: 3867.09 }
    /// ```
    ///
    /// # Source
    /// Arithmetic: what a year closed with, the next begins with.
    pub static LAST_YEAR_MISMATCH: "last-year-mismatch", Error, adjustable, Arithmetic, Inaccurate,
        "上年数与上年公开的数不一致", "a figure of last year differs from what was published then";
}
