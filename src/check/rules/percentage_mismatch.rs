use crate::finding::rule;

rule! {
    /// # What it checks
    /// A literal percentage of the narrative, recomputed from the amounts of its sentence, each over
    /// the values that it stands for as printed: after 增长, 下降, 增加, 减少 (a growth) by how much
    /// the amount before it changed; after 占 the share of the amount that a list divides, that
    /// is printed there, or of the total of a table that is named; percentage points the difference
    /// of two rates; after 完成…预算的 or 执行率 what was spent over the budget of that phase.
    /// A growth is also recomputed from the figures that have a year before, where the sentence
    /// prints or names one. 年初, 全年, 执行 and 决算 never stand for each other. Where there is
    /// nothing to work it out from, the rule is silent.
    ///
    /// # Why it matters
    /// A percentage is worked out by hand from figures that change until the last day.
    ///
    /// # Example (fails)
    /// ```yaml
    /// #- content/example/housing/2021/budget.yaml
    /// format: 1
    /// year: 2021
    /// profile: hebei-county
    /// statements:
    ///   支出说明: { 合计: 1520.40, 基本支出: 520.40, 项目支出: 1000.00 }
    ///   比上年增减情况: { 合计: 1520.40, 上年数: 1600.40, 增加额: -80.00 }
    /// #- content/example/housing/2021/budget.md
    /// ## 增减
    ///
    /// 本年预算比上年减少80.00万元，下降6.00%。
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
    ///   比上年增减情况: { 合计: 1520.40, 上年数: 1600.40, 增加额: -80.00 }
    /// #- content/example/housing/2021/budget.md
    /// ## 增减
    ///
    /// 本年预算比上年减少80.00万元，下降5.00%。
    /// ```
    ///
    /// # Source
    /// Arithmetic: a percentage is worked out from two figures.
    pub static PERCENTAGE_MISMATCH: "percentage-mismatch", Warning, adjustable, Arithmetic, Inaccurate,
        "文字里的百分比算不出来", "a percentage in a sentence cannot be worked out";
}
