use crate::model::{Amount, Kind, MoneyUnit, Origin};

/// The little that index pages keep of a disclosure.
#[derive(Debug, Clone)]
pub struct Summary {
    /// Path under `content/` without the ending.
    pub path: String,
    /// 预算年度.
    pub year: i16,
    /// 类别.
    pub kind: Kind,
    /// The budget unit that discloses by itself.
    pub budget_unit: Option<String>,
    /// Title of its page.
    pub title: String,
    /// Where its figures come from.
    pub origin: Origin,
    /// Its main figure, where it has one.
    pub headline: Option<Headline>,
    /// How many tables, statements aside.
    pub tables: usize,
    /// How many projects.
    pub projects: usize,
    /// How many indicators.
    pub indicators: usize,
    /// How many findings stand acknowledged.
    pub acknowledged: usize,
    /// Whether `--withhold` kept it back.
    pub withheld: bool,
}

/// A figure that stands for the whole disclosure, with the words that say what it is.
#[derive(Debug, Clone)]
pub struct Headline {
    /// What it is: 预算收入合计.
    pub label: String,
    /// The number.
    pub amount: Amount,
    /// Its unit.
    pub unit: MoneyUnit,
    /// The address of its cell, relative to the disclosure's page: `#N01-total-amount`.
    pub anchor: Option<String>,
}
