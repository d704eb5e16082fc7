/// What a string names, in the order in which results stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum ResultClass {
    /// 项目: its name.
    Project,
    /// 绩效指标: its name and its target.
    Indicator,
    /// 科目: code, name and table of a row that is keyed by a classification.
    Subject,
    /// Any other row of a table, or the table itself: label and table.
    Line,
}

impl ResultClass {
    /// All of them, in order.
    pub const ALL: [ResultClass; 4] =
        [ResultClass::Project, ResultClass::Indicator, ResultClass::Subject, ResultClass::Line];
}
