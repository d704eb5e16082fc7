use jiff::civil::Date;

use crate::source::Spanned;

/// Dates of a disclosure, only where stated. Each is a day that exists: it was read once, when the
/// disclosure was loaded.
#[derive(Debug, Clone, Default)]
pub struct Dates {
    /// 批复
    pub approved: Option<Spanned<Date>>,
    /// 公开
    pub published: Option<Spanned<Date>>,
    /// 填报
    pub filled: Option<Spanned<Date>>,
}

/// The days from one date to another; below zero where the other is the earlier.
pub fn days_between(from: Date, to: Date) -> i32 {
    (to - from).get_days()
}
