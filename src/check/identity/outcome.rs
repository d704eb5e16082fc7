use rust_decimal::Decimal;

use crate::finding::Words;
use crate::model::Identity;

/// What became of an identity at one place.
#[derive(Debug)]
pub struct Outcome<'a> {
    /// The identity.
    pub identity: &'a Identity,
    /// The path of the figure reported, or of what it would be.
    pub at: Place<'a>,
    /// The outcome.
    pub status: Status,
}

/// Where an identity was run, cheaply kept: paths are only spelled when somebody asks.
#[derive(Debug, Clone, Copy)]
pub struct Place<'a> {
    /// The disclosure's path.
    pub disclosure: &'a str,
    /// The form.
    pub form: Option<&'a str>,
    /// The row's address.
    pub row: Option<&'a str>,
    /// The column's id.
    pub column: Option<&'a str>,
}

/// The four outcomes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Status {
    /// Exactly.
    Holds,
    /// 尾差: inside what the declared rounding allows; the residue in the base of arithmetic.
    WithinRounding(Decimal),
    /// There is a finding.
    Fails,
    /// It says nothing about this disclosure, and why.
    NotApplicable(Words),
    /// It cannot be worked out, and why.
    NotComputable(Words),
}
