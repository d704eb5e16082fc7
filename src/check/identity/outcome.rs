use crate::decimal::Decimal;
use crate::finding::Bilingual;
use crate::model::Identity;

use super::checked_figure::CheckedFigure;
use super::numbers::Numbers;

/// What became of an identity at one place.
#[derive(Debug)]
pub struct Outcome<'a> {
    /// The identity.
    pub identity: &'a Identity,
    /// The outcome.
    pub status: Status,
    /// The figures it looked at, the one reported first; none where it could not be run.
    pub figures: Vec<CheckedFigure<'a>>,
    /// The path of what it is about, where the figures do not say: that of its finding where it
    /// fails, the indicator whose bands it read, the figure whose unit is in doubt.
    pub at: Option<String>,
    /// Both sides in the base of arithmetic, for linear identities that could be run.
    pub(super) sides: Option<(Decimal, Decimal)>,
    /// Of an equality that fails: whether each of its figures, growing, raises what is reported
    /// above what is computed. None for any other outcome.
    pub(super) raises: Vec<bool>,
}

impl Outcome<'_> {
    /// Whether it could be run.
    pub fn ran(&self) -> bool {
        self.status.ran()
    }

    /// The path of what it is about: the figure reported, or what stands in its place.
    pub fn place(&self) -> Option<String> {
        self.at.clone().or_else(|| self.figures.first().map(CheckedFigure::path))
    }

    /// Whether it is about a place that can be shown: two sides without any figure agree about
    /// nothing.
    pub fn is_somewhere(&self) -> bool {
        self.at.is_some() || !self.figures.is_empty()
    }

    /// Why it says nothing, where that is the doubt about the unit of one of its figures.
    pub fn unit_in_doubt(&self) -> Option<&Bilingual> {
        match &self.status {
            Status::NotComputable(why) if self.at.is_some() => Some(why),
            _ => None,
        }
    }

    /// Reported, computed, difference; for linear identities.
    pub fn numbers(&self) -> Option<Numbers> {
        let (reported, computed) = self.sides?;
        self.figures.first().and_then(|primary| Numbers::of(primary.figure(), reported, computed))
    }
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
    NotApplicable(Bilingual),
    /// It cannot be worked out, and why.
    NotComputable(Bilingual),
}

impl Status {
    /// Whether it says how something came out.
    pub(super) fn ran(&self) -> bool {
        matches!(self, Status::Holds | Status::WithinRounding(_) | Status::Fails)
    }

    /// Not computable, because a figure that is needed is withheld.
    pub(super) fn withheld() -> Status {
        Status::NotComputable(Bilingual::new(
            "有一项不予公开，不能核对",
            "one of the figures is withheld",
        ))
    }

    /// Not computable, because what is worked out has more than 28 digits: it would have to be
    /// rounded.
    pub(super) fn too_long() -> Status {
        Status::NotComputable(Bilingual::new(
            "各数合起来超过28位数字，不能精确计算",
            "together the figures need more than 28 digits: they cannot be worked out exactly",
        ))
    }
}
