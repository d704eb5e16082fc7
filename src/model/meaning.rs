/// What a column or a line is to the others beside it, where somebody who reads
/// many forms alike must know it: which of two is last year's, which may be negative.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Meaning {
    /// 上年数: what the same column or line held the year before.
    PreviousYear,
    /// 本年数, beside another column that is last year's.
    ThisYear,
    /// 增减额: this year less last. It may be negative.
    Change,
    /// 增减%: the change as a share of last year. It may be negative.
    Growth,
    /// An office or a unit of the department: each row is about another one.
    Office,
}

impl Meaning {
    /// Whether a figure below zero says a direction, and no mistake of the keyboard.
    pub fn has_direction(self) -> bool {
        matches!(self, Meaning::Change | Meaning::Growth)
    }
}
