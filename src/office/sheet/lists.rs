//! Sheets that are known by their names, one thing a row: what they are called and their heads.

/// The name of the sheet that holds figures of sentences, one a row.
pub const STATEMENTS: &str = "文字数据";

/// The name of the sheet that lists projects.
pub const PROJECT_LIST: &str = "项目";

/// The name of the sheet that lists indicators.
pub const INDICATOR_LIST: &str = "绩效指标";

/// Heads of the list of projects that are no columns of the project form.
pub const LIST_HEADS: [&str; 9] = [
    "项目编码",
    "项目名称",
    "上年编码",
    "预算单位",
    "资金用途",
    "绩效目标",
    "实际完成情况",
    "总分",
    "自评总分",
];

/// Heads of the list of indicators, and the keys of content they become.
pub const INDICATOR_HEADS: [(&str, &str); 9] = [
    ("绩效指标描述", "description"),
    ("指标值", "target"),
    ("实际完成值", "actual"),
    ("分值", "weight"),
    ("得分", "score"),
    ("指标值确定依据", "basis"),
    ("偏差原因分析及改进措施", "deviation"),
    ("年度指标值", "target"),
    ("描述", "description"),
];
