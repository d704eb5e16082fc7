use crate::finding::rule;

rule! {
    /// # What it checks
    /// A percentage printed beside the two figures it is made of: the rate of execution and the
    /// amounts executed and budgeted.
    ///
    /// # Why it matters
    /// The rate is scored; a wrong rate is a wrong score.
    ///
    /// # Example (fails)
    /// ```yaml
    /// #- content/example/housing/2021/self-evaluation.yaml
    /// format: 1
    /// year: 2021
    /// profile: hunan-district
    /// tables:
    ///   部门整体支出绩效自评表:
    ///     年度资金总额: { 年初预算数: 100, 全年预算数: 100, 全年执行数: 90, 分值: 10, 执行率: 100, 得分: 10 }
    /// ```
    ///
    /// # Example (passes)
    /// ```yaml
    /// #- content/example/housing/2021/self-evaluation.yaml
    /// format: 1
    /// year: 2021
    /// profile: hunan-district
    /// tables:
    ///   部门整体支出绩效自评表:
    ///     年度资金总额: { 年初预算数: 100, 全年预算数: 100, 全年执行数: 90, 分值: 10, 执行率: 90, 得分: 9 }
    /// ```
    ///
    /// # Source
    /// Arithmetic: part by whole. A self-evaluation form of Sichuan (`四川省绩效自评表`) says so of
    /// 执行率: what was spent by the budget of the whole year.
    pub static SHARE_MISMATCH: "share-mismatch", Error, adjustable, Arithmetic, Inaccurate,
        "百分比与其分子分母不符", "a percentage is not the share it says";
}
