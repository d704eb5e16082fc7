use crate::finding::rule;

rule! {
    /// # What it checks
    /// A percentage printed beside the two figures it is made of: the rate of execution and the amounts executed and budgeted.
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
    /// FIELD Z02: 执行率 = 全年执行数 ÷ 全年预算数, as the Sichuan form states.
    pub static SHARE_MISMATCH: "share-mismatch", Error, adjustable, "百分比与其分子分母不符", "a percentage is not the share it says";
}
