use std::borrow::Cow;

use super::character::decoded;

/// A tag as written, with its brackets.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Tag<'a>(pub &'a str);

impl<'a> Tag<'a> {
    /// The name of its element.
    pub fn name(self) -> &'a str {
        name_of(self.0)
    }

    /// Whether it is one of an element, in any case.
    pub fn is(self, name: &str) -> bool {
        self.name().eq_ignore_ascii_case(name)
    }

    /// The value of an attribute; empty where it has none.
    pub fn attribute(self, name: &str) -> Option<Cow<'a, str>> {
        let mut rest = self.0.trim_start_matches('<').strip_prefix(self.name())?;
        loop {
            rest = rest.trim_start_matches(|c: char| c.is_ascii_whitespace() || c == '/');
            let end = rest.find(|c: char| c.is_ascii_whitespace() || "=>/".contains(c))?;
            let (written, behind) = rest.split_at(end);
            let behind = behind.trim_start();
            let (value, behind) =
                behind.strip_prefix('=').map_or(("", behind), |behind| value(behind.trim_start()));
            if written.eq_ignore_ascii_case(name) {
                return Some(decoded(value));
            }
            if written.is_empty() && behind.len() == rest.len() {
                return None;
            }
            rest = behind;
        }
    }

    /// Whether a class is among its classes.
    pub fn has_class(self, class: &str) -> bool {
        self.attribute("class")
            .is_some_and(|classes| classes.split_ascii_whitespace().any(|one| one == class))
    }
}

/// The value of an attribute at the beginning of a text, and what stands behind it.
fn value(text: &str) -> (&str, &str) {
    for quote in ['"', '\''] {
        if let Some(inner) = text.strip_prefix(quote) {
            let end = inner.find(quote).unwrap_or(inner.len());
            return (&inner[..end], inner.get(end + 1..).unwrap_or_default());
        }
    }
    let end = text.find(|c: char| c.is_ascii_whitespace() || c == '>').unwrap_or(text.len());
    text.split_at(end)
}

/// The name of the element of a tag.
pub(super) fn name_of(tag: &str) -> &str {
    let tag = tag.trim_start_matches(['<', '/']);
    let end = tag.find(|c: char| !c.is_ascii_alphanumeric() && c != '-').unwrap_or(tag.len());
    &tag[..end]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn attributes_are_found_by_their_names() {
        let tag = Tag("<p class=\"a b\" hidden title='x>y' href=x/y>");
        assert_eq!((tag.name(), tag.has_class("b"), tag.has_class("c")), ("p", true, false));
        assert_eq!(tag.attribute("title").as_deref(), Some("x>y"));
        assert_eq!(tag.attribute("hidden").as_deref(), Some(""));
        assert_eq!(tag.attribute("href").as_deref(), Some("x/y"));
        assert_eq!(tag.attribute("id"), None);
        assert_eq!(Tag("</p>").name(), "p");
    }

    #[test]
    fn what_is_cut_off_ends() {
        for html in ["<p", "<p class", "<p class=", "<p class=\"a", "<p =x", "<p /="] {
            assert_eq!(Tag(html).attribute("id"), None, "{html}");
        }
    }
}
