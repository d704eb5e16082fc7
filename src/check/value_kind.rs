use crate::decimal::Decimal;
use crate::model::{Amount, MoneyUnit, Target};

/// What a target, a band or an actual value is a number of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(in crate::check) enum ValueKind {
    /// A percentage.
    Percent,
    /// Money.
    Money,
    /// Things, in a unit that is said.
    Count,
    /// A year or a date.
    Date,
    /// Nothing that is said: `100`, `16530万`.
    Bare,
}

/// Units that say a multiple and nothing of what is counted.
const MULTIPLES: [&str; 2] = ["万", "亿"];
/// How a unit begins that is a percentage in words.
const PERCENT: [&str; 3] = ["百分", "个百分", "千分"];

impl ValueKind {
    /// Of a value that can be read as one number; nothing where it is words.
    pub fn of(target: &Target) -> Option<ValueKind> {
        let (_, amount, unit) = target.quantity.as_ref()?;
        let unit = unit.trim_matches(['(', ')', '（', '）', ' ']);
        let money = || MoneyUnit::ALL.iter().any(|money| unit.starts_with(money.name()));
        Some(if unit.starts_with(['%', '％', '‰']) || percent_in_words(unit) {
            ValueKind::Percent
        } else if unit.starts_with(['年', '月', '日', '.', '-', '/', ':']) || is_year(*amount, unit)
        {
            ValueKind::Date
        } else if unit.is_empty() || MULTIPLES.contains(&unit) {
            ValueKind::Bare
        } else if money() {
            ValueKind::Money
        } else {
            ValueKind::Count
        })
    }
}

fn percent_in_words(unit: &str) -> bool {
    PERCENT.iter().any(|words| unit.starts_with(words))
}

/// Whether a bare number may be a year.
fn is_year(amount: Amount, unit: &str) -> bool {
    let years = Decimal::from(1949_u32)..=Decimal::from(2199_u32);
    unit.is_empty() && amount.decimals() == 0 && years.contains(&amount.decimal())
}
