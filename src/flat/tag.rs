use std::borrow::Cow;

/// A piece of HTML.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Token<'a> {
    /// The start of an element.
    Open(Tag<'a>),
    /// The end of an element: its name.
    Close(&'a str),
    /// Text between tags, as written.
    Text(&'a str),
    /// A comment, or the type of the document.
    Other(&'a str),
}

/// A start tag as written, with its brackets.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Tag<'a>(pub &'a str);

impl<'a> Tag<'a> {
    /// The name of its element.
    pub fn name(self) -> &'a str {
        name_of(self.0)
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

/// The pieces of HTML, in order: together they are the text.
pub fn tokens(html: &str) -> impl Iterator<Item = Token<'_>> {
    let mut rest = html;
    std::iter::from_fn(move || {
        let at = rest.find('<').unwrap_or(rest.len());
        let end = if at == 0 { end_of_tag(rest) } else { at };
        let (piece, tail) = rest.split_at(end);
        rest = tail;
        if piece.is_empty() {
            None
        } else if at > 0 {
            Some(Token::Text(piece))
        } else if piece.starts_with("</") {
            Some(Token::Close(name_of(piece)))
        } else if piece.starts_with("<!") {
            Some(Token::Other(piece))
        } else {
            Some(Token::Open(Tag(piece)))
        }
    })
}

/// Where a tag ends: after the first `>` that is in no quotes.
pub fn end_of_tag(tail: &str) -> usize {
    if tail.starts_with("<!--") {
        return tail.find("-->").map_or(tail.len(), |at| at + 3);
    }
    let mut quote = None;
    for (at, c) in tail.char_indices() {
        match (quote, c) {
            (Some(open), _) if open == c => quote = None,
            (None, '"' | '\'') => quote = Some(c),
            (None, '>') => return at + 1,
            _ => {}
        }
    }
    tail.len()
}

/// The name of the element of a tag.
pub fn name_of(tag: &str) -> &str {
    let tag = tag.trim_start_matches(['<', '/']);
    let end = tag.find(|c: char| !c.is_ascii_alphanumeric() && c != '-').unwrap_or(tag.len());
    &tag[..end]
}

/// Text with its characters instead of their names. A name that is not known stays.
pub(super) fn decoded(text: &str) -> Cow<'_, str> {
    if !text.contains('&') {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find('&') {
        out.push_str(&rest[..at]);
        let tail = &rest[at + 1..];
        let named = tail.find(';').and_then(|end| Some((character(&tail[..end])?, end)));
        match named {
            Some((character, end)) => {
                out.push(character);
                rest = &tail[end + 1..];
            }
            None => {
                out.push('&');
                rest = tail;
            }
        }
    }
    out.push_str(rest);
    Cow::Owned(out)
}

/// The character of a name.
fn character(name: &str) -> Option<char> {
    if let Some(number) = name.strip_prefix('#') {
        let code = match number.strip_prefix(['x', 'X']) {
            Some(hex) => u32::from_str_radix(hex, 16).ok()?,
            None => number.parse().ok()?,
        };
        return char::from_u32(code);
    }
    Some(match name {
        "amp" => '&',
        "lt" => '<',
        "gt" => '>',
        "quot" => '"',
        "apos" => '\'',
        "nbsp" => '\u{a0}',
        "ensp" => '\u{2002}',
        "emsp" => '\u{2003}',
        "middot" => '·',
        "mdash" => '—',
        "hellip" => '…',
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn html_is_tags_and_text() {
        let html = "<p class=\"a b\" hidden title='x>y'>1 &lt; 2<br/><!-- > --></p>end";
        let all: Vec<Token<'_>> = tokens(html).collect();
        let Token::Open(tag) = all[0] else { panic!("{all:?}") };
        assert_eq!((tag.name(), tag.has_class("b"), tag.has_class("c")), ("p", true, false));
        assert_eq!(tag.attribute("title").as_deref(), Some("x>y"));
        assert_eq!(tag.attribute("hidden").as_deref(), Some(""));
        assert_eq!(tag.attribute("id"), None);
        assert_eq!(all[1], Token::Text("1 &lt; 2"));
        assert_eq!(all[3], Token::Other("<!-- > -->"));
        assert_eq!(all[4..], [Token::Close("p"), Token::Text("end")]);
        assert_eq!(Tag("<a href=x/y>").attribute("href").as_deref(), Some("x/y"));
    }

    #[test]
    fn what_is_cut_off_ends() {
        for html in ["<", "<p", "<p class", "<p class=", "<p class=\"a", "<p =x", "<p /=", "<!--"] {
            assert_eq!(tokens(html).count(), 1, "{html}");
            assert_eq!(Tag(html).attribute("id"), None, "{html}");
        }
    }

    #[test]
    fn names_are_characters() {
        assert_eq!(decoded("a&amp;b&#39;&#x4e00;&nbsp;&none;&"), "a&b'一\u{a0}&none;&");
    }
}
