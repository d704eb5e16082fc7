use crate::finding::rule;

rule! {
    /// # What it checks
    /// A literal difference of the narrative (增加, 增长, 上升; 减少, 下降, 降低) that is the
    /// difference of two main figures, or of a statement and its base, with the sign the other way
    /// round; a change that is counted from the document's own year, or from a budget where it is one
    /// from the accounts; 持平 where the row's figures differ; and a change to or by zero in a sentence that says nothing changed
    /// (减少为0万元，与上年持平). Where only another document has the base, it is a warning.
    ///
    /// # Why it matters
    /// A sentence copied from last year keeps its words: 减少为0与上年持平 was published.
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
    /// 本年预算比上年增加80.00万元。
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
    /// 本年预算比上年减少80.00万元。
    /// ```
    ///
    /// # Source
    /// Arithmetic: a difference has a sign.
    pub static DIRECTION_CONTRADICTS: "direction-contradicts", Error, adjustable, Arithmetic, Inaccurate,
        "增减的说法与数相反", "a word of direction contradicts the figures";
}
