/// A piece of a page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Token<'a> {
    Text(&'a str),
    /// The name of a tag in any case, and what stands behind it.
    Open(&'a str, &'a str),
    Close(&'a str),
    /// What a comment holds: of pages that spreadsheet programs write, the names of their sheets.
    Comment(&'a str),
}

/// Elements whose contents are none of the page.
const UNSEEN: [&str; 6] = ["script", "style", "xml", "title", "noscript", "template"];

/// The pieces of a page, in order. What is no tag is text, as browsers have it.
pub(super) fn tokens(page: &str) -> impl Iterator<Item = Token<'_>> {
    let mut rest = page;
    std::iter::from_fn(move || {
        if rest.is_empty() {
            return None;
        }
        let (token, behind) = next(rest);
        rest = match token {
            Token::Open(name, attributes) if !attributes.ends_with('/') => {
                unseen(name).map_or(behind, |name| after_end(behind, name))
            }
            _ => behind,
        };
        Some(token)
    })
}

fn unseen(name: &str) -> Option<&'static str> {
    UNSEEN.into_iter().find(|own| own.eq_ignore_ascii_case(name))
}

/// The first piece of a page that is not empty, and the rest.
fn next(page: &str) -> (Token<'_>, &str) {
    if !begins_tag(page) {
        let at = page.char_indices().skip(1).map(|(at, _)| at).find(|at| begins_tag(&page[*at..]));
        let (text, rest) = page.split_at(at.unwrap_or(page.len()));
        return (Token::Text(text), rest);
    }
    if let Some(comment) = page.strip_prefix("<!--") {
        let (inside, rest) = comment.split_once("-->").unwrap_or((comment, ""));
        return (Token::Comment(inside), rest);
    }
    let end = tag_end(page);
    let (inside, rest) = (page[1..end].trim_end_matches('>'), &page[end..]);
    if let Some(name) = inside.strip_prefix('/') {
        return (Token::Close(name.trim()), rest);
    }
    // A declaration, or a condition of office programs, which is a comment for browsers.
    if inside.starts_with(['!', '?']) {
        return (Token::Comment(""), rest);
    }
    let name = inside.find(|c: char| c.is_whitespace() || c == '/').unwrap_or(inside.len());
    (Token::Open(&inside[..name], inside[name..].trim()), rest)
}

fn begins_tag(page: &str) -> bool {
    let mut letters = page.chars();
    letters.next() == Some('<')
        && letters.next().is_some_and(|c| c.is_ascii_alphabetic() || matches!(c, '/' | '!' | '?'))
}

/// Where the tag that a page begins with ends: a mark inside a quoted value ends none.
fn tag_end(page: &str) -> usize {
    let mut quote = None;
    let mut before = ' ';
    for (at, c) in page.char_indices() {
        match (quote, c) {
            (Some(open), _) if c == open => quote = None,
            (None, '"' | '\'') if before == '=' => quote = Some(c),
            (None, '>') => return at + 1,
            _ => {}
        }
        if !c.is_whitespace() {
            before = c;
        }
    }
    // A value that is never closed: the tag ends as if it had none.
    page.find('>').map_or(page.len(), |at| at + 1)
}

/// What stands behind the end of an element whose contents are none of the page.
fn after_end<'a>(page: &'a str, name: &str) -> &'a str {
    let ends = page.match_indices("</").find(|(at, _)| {
        let own = page.get(at + 2..at + 2 + name.len());
        own.is_some_and(|own| own.eq_ignore_ascii_case(name))
    });
    ends.map_or("", |(at, _)| page[at..].find('>').map_or("", |end| &page[at + end + 1..]))
}

/// The value of an attribute; empty where it has none.
pub(super) fn attribute<'a>(attributes: &'a str, name: &str) -> Option<&'a str> {
    let mut rest = attributes.trim_start_matches(['/', ' ']);
    while !rest.is_empty() {
        let end = rest.find(|c: char| c.is_whitespace() || c == '=').unwrap_or(rest.len());
        let (own, behind) = rest.split_at(end);
        let (value, behind) = match behind.trim_start().strip_prefix('=') {
            Some(value) => value_of(value.trim_start()),
            None => ("", behind),
        };
        if own.eq_ignore_ascii_case(name) {
            return Some(value);
        }
        // A sign of `=` alone has no name, and takes its value with it.
        rest = behind.trim_start();
    }
    None
}

fn value_of(text: &str) -> (&str, &str) {
    let quoted = |quote: char| text.strip_prefix(quote)?.split_once(quote);
    quoted('"')
        .or_else(|| quoted('\''))
        .unwrap_or_else(|| text.split_at(text.find(char::is_whitespace).unwrap_or(text.len())))
}
