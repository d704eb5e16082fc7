use std::ops::Range;

use crate::characters::{HiddenKind, hidden_kind, push_escaped};

/// A link or a picture of a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Link {
    /// Where it leads, as written, without escapes.
    pub address: String,
    /// Its bytes, words and address.
    pub range: Range<usize>,
}

/// Whether an address may be followed from a page: http, https, mail, or within the site. Anything
/// else, `javascript:` before all, is no link.
pub fn is_safe(address: &str) -> bool {
    // Browsers drop control characters and outer blanks before they look for the scheme.
    if address.chars().any(|character| character.is_control()) {
        return false;
    }
    let scheme_end =
        address.find([':', '/', '?', '#']).filter(|at| address[*at..].starts_with(':'));
    scheme_end.is_none_or(|end| {
        let scheme = address[..end].trim();
        ["http", "https", "mailto"].iter().any(|allowed| scheme.eq_ignore_ascii_case(allowed))
    })
}

/// Writes text so that it is neither a tag nor the end of an attribute. What would turn the
/// direction of a page or is no text is left out; it has a finding.
pub(super) fn escape(text: &str, out: &mut String) {
    for character in text.chars() {
        match character {
            _ if matches!(
                hidden_kind(character),
                Some(HiddenKind::Control | HiddenKind::Separator)
            ) || matches!(character, '\u{202a}'..='\u{202e}') => {}
            _ => push_escaped(character, out),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_web_mail_and_the_site_itself() {
        for address in [
            "https://example.cn/a?b=c:d",
            "HTTP://example.cn",
            "mailto:a@example.cn",
            "../2020/budget/",
            "#N02-total-amount",
            "",
            "甲/乙:丙",
            "?a:b",
        ] {
            assert!(is_safe(address), "{address}");
        }
        for address in [
            "javascript:alert(1)",
            "JavaScript:x",
            " javascript:x",
            "java\tscript:x",
            "data:text/html,x",
            "vbscript:x",
            "file:///etc",
            "甲:乙",
        ] {
            assert!(!is_safe(address), "{address}");
        }
    }
}
