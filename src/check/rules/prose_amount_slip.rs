use crate::finding::rule;

rule! {
    /// # What it checks
    /// A literal amount in the narrative, goals, outcomes or purposes that no figure agrees with,
    /// while a figure of the disclosure has its digits in another unit, or, where the words before
    /// it name the row, with two neighbouring digits swapped, or with a digit more or less. A unit
    /// that there is not (1.65亿万元) is one too, and one that stands twice, and a number without the
    /// unit or the per cent sign that its words ask for.
    ///
    /// # Why it matters
    /// Sentences are typed by hand, and citizens quote them. The finding names the figure and what
    /// would make it agree.
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
    /// ## 支出
    ///
    /// 支出1520.40元，其中基本支出502.40万元。
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
    /// ## 支出
    ///
    /// 支出1520.40万元，其中基本支出520.40万元。
    /// ```
    ///
    /// # Source
    /// Practice: `株洲市渌口区2020` has 1.65亿万元; the sentences of a document repeat the figures
    /// of its tables.
    pub static PROSE_AMOUNT_SLIP: "prose-amount-slip", Error, adjustable, Practice, Inaccurate,
        "文字里的金额像是写错了单位或数字", "an amount in a sentence is a figure mistyped";
}
