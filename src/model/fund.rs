/// 预算: the budget that the expenditure of a table is paid from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fund {
    /// 一般公共预算
    General,
    /// 政府性基金预算
    Government,
    /// 国有资本经营预算
    StateCapital,
}
