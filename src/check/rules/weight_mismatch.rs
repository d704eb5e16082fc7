use crate::finding::rule;

rule! {
    /// # What it checks
    /// In a self-evaluation: the weights of third-level indicators add up to the weight printed at
    /// their first level, all of them and the weight of budget execution add up to the total; no
    /// score exceeds its weight, and scores add up to the total score.
    ///
    /// # Why it matters
    /// The total score decides the grade.
    ///
    /// # Example (fails)
    /// ```yaml
    /// #- content/example/housing/2021/self-evaluation.yaml
    /// format: 1
    /// year: 2021
    /// profile: hunan-district
    /// tables:
    ///   部门整体支出绩效自评表:
    ///     年度资金总额: { 年初预算数: 100, 全年预算数: 100, 全年执行数: 100, 分值: 10, 执行率: 100, 得分: 10 }
    /// overall:
    ///   level-weights: { 产出指标: 90 }
    ///   total: { weight: 100, score: 100 }
    ///   indicators:
    ///     - { level: [产出指标, 数量指标], name: 示例, target: 5公里, actual: 5公里, weight: 80, score: 80 }
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
    ///     年度资金总额: { 年初预算数: 100, 全年预算数: 100, 全年执行数: 100, 分值: 10, 执行率: 100, 得分: 10 }
    /// overall:
    ///   level-weights: { 产出指标: 90 }
    ///   total: { weight: 100, score: 100 }
    ///   indicators:
    ///     - { level: [产出指标, 数量指标], name: 示例, target: 5公里, actual: 5公里, weight: 90, score: 90 }
    /// ```
    ///
    /// # Source
    /// Arithmetic: weights and scores add up to their totals. The form of `财预〔2020〕10号` has
    /// 100 in all.
    pub static WEIGHT_MISMATCH: "weight-mismatch", Error, adjustable, Arithmetic, Inaccurate,
        "分值或得分加不起来", "weights or scores do not add up";
}
