use crate::source::{Span, Where};

use super::grammar;

/// What could not be resolved: where, and both sentences.
pub(super) struct Unresolved {
    pub span: Span,
    pub zh: String,
    pub en: String,
}

/// Where a name stands, which begins so many bytes into a text.
pub(super) fn within(text: &Where<String>, offset: usize, name: &str) -> Span {
    let whole = Span::from(text);
    let start = whole.start as usize + offset;
    Span::new(start, start + name.len())
}

/// A name that is nothing of the kind that it should be.
pub(super) fn unknown(
    text: &Where<String>,
    offset: usize,
    name: &str,
    zh: &str,
    en: &str,
) -> Unresolved {
    Unresolved {
        span: within(text, offset, name),
        zh: format!("「{name}」不是{zh}"),
        en: format!("`{name}` is not {en}"),
    }
}

/// A text that is not in the grammar of identities.
pub(super) fn not_grammar(text: &Where<String>, fault: &grammar::GrammarFault) -> Unresolved {
    Unresolved {
        span: within(text, fault.offset, " "),
        zh: format!(
            "勾稽关系写法有误（语法第{}版）：此处应为 {}",
            grammar::VERSION,
            fault.expected
        ),
        en: format!(
            "not an identity (grammar version {}): expected {}",
            grammar::VERSION,
            fault.expected
        ),
    }
}
