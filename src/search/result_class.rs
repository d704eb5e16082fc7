/// What a string names, in the order in which results stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum ResultClass {
    /// 主要的数: what a figure that the profile says first is called.
    Main,
    /// 项目: its name.
    Project,
    /// 绩效指标: its name and its target.
    Indicator,
    /// 科目: code, name and table of a row that is keyed by a classification.
    Subject,
    /// Any other row of a table, or the table itself: label and table.
    Line,
    /// What else stands in cells in words.
    Text,
}

impl ResultClass {
    /// All of them, in order.
    pub const ALL: [ResultClass; 6] = [
        ResultClass::Main,
        ResultClass::Project,
        ResultClass::Indicator,
        ResultClass::Subject,
        ResultClass::Line,
        ResultClass::Text,
    ];
}
