use jiff::civil::Date;

use crate::source::{Span, Spanned};

/// A step of what a disclosure goes through before it is published.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ReviewStep {
    /// 保密审查: it was reviewed for secrets.
    Secrecy,
    /// 审签: who is responsible signed it.
    Signed,
}

/// The days on which a disclosure went through the steps, only where stated. Nobody's name.
#[derive(Debug, Clone, Default)]
pub struct Review {
    /// Where it stands; nothing where the disclosure says nothing of it.
    pub at: Option<Span>,
    /// 保密审查
    pub secrecy: Option<Spanned<Date>>,
    /// 审签
    pub signed: Option<Spanned<Date>>,
}

impl ReviewStep {
    /// Every step.
    pub const ALL: [ReviewStep; 2] = [ReviewStep::Secrecy, ReviewStep::Signed];

    /// Its key.
    pub fn key(self) -> &'static str {
        match self {
            ReviewStep::Secrecy => "secrecy",
            ReviewStep::Signed => "signed",
        }
    }

    /// Its name.
    pub fn name(self) -> &'static str {
        match self {
            ReviewStep::Secrecy => "保密审查",
            ReviewStep::Signed => "审签",
        }
    }
}

impl Review {
    /// The day of a step.
    pub fn of(&self, step: ReviewStep) -> Option<&Spanned<Date>> {
        match step {
            ReviewStep::Secrecy => self.secrecy.as_ref(),
            ReviewStep::Signed => self.signed.as_ref(),
        }
    }
}
