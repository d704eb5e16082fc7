use jiff::civil::Date;

use crate::finding::{Reply, Speaker};
use crate::source::{Span, Spanned};

use super::amount::Amount;

/// 转录者注 or 存疑说明: a public statement that a finding stands in the document, with the values
/// it holds for.
#[derive(Debug, Clone)]
pub struct Acknowledgement {
    /// The rule.
    pub rule: Spanned<String>,
    /// The identity, where a rule has several at one place.
    pub identity: Option<Spanned<String>>,
    /// The places.
    pub at: Vec<Spanned<String>>,
    /// What the document says there.
    pub reported: Option<Spanned<String>>,
    /// What its own figures give.
    pub computed: Option<Spanned<String>>,
    /// What the sentence says in numbers, where the finding is about one.
    pub sentence: Option<Spanned<String>>,
    /// Who speaks.
    pub by: Speaker,
    /// Why it stands.
    pub reason: String,
    /// What the department replied to its transcriber, if it did.
    pub reply: Option<Reply>,
    /// Where it is written.
    pub span: Span,
}

/// 更正: a figure changed after publication.
#[derive(Debug, Clone)]
pub struct Correction {
    /// The figure.
    pub at: Spanned<String>,
    /// What was published first, as printed.
    pub was: String,
    /// When it was changed.
    pub date: Spanned<Date>,
    /// Why.
    pub reason: String,
}

/// 口径调整: this year's 上年数 differs from what was published last year.
#[derive(Debug, Clone)]
pub struct Restatement {
    /// The figure.
    pub at: Spanned<String>,
    /// What was published last year.
    pub published: Spanned<Amount>,
    /// Why it differs.
    pub reason: String,
}
