use crate::finding::rule;

rule! {
    /// # What it checks
    /// A literal amount in the narrative, goals, outcomes or purposes. First what its own sentence
    /// says: an increase or decrease is the difference of the two amounts beside it, parts add up
    /// to their whole or are no more than it, kinds that are all there are (基本支出 and 项目支出, the
    /// three of 三公) are the whole, a chain with 加 and 减 and a price times its numbers make what
    /// stands behind them, an item stands once in its list. Then, in the narrative, the figures of
    /// the row that the words before it name, and of its phase: a line of a table or statement, a
    /// total, a row of a classification by its 类, 款 and 项, a count of vehicles or visits; and a
    /// change by the figures of that row in both years. 约, 近, 余, 多 widen it. A miss of one unit of the last printed place is a note, one a
    /// document. Where it cannot be known which figure is meant, the rule is silent.
    ///
    /// # Why it matters
    /// A sentence is typed by hand beside a table that was worked out. A figure that the document
    /// gives only in words belongs to `statements`.
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
    /// 支出1520.40万元，比上年减少95.13万元。
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
    /// 支出1520.40万元，约1520万元，比上年减少80万元。
    /// ```
    ///
    /// # Source
    /// Practice: the sentences of a document repeat the figures of its tables.
    pub static PROSE_AMOUNT_UNMATCHED: "prose-amount-unmatched", Warning, adjustable, Practice, Inaccurate,
        "文字里的金额在表里找不到", "an amount in a sentence agrees with no figure";
}
