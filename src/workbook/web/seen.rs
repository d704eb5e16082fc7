use crate::html::{Token, tokens};

/// Elements whose contents are none of the page.
const UNSEEN: [&str; 6] = ["script", "style", "xml", "title", "noscript", "template"];

/// The pieces of a page that are seen, and its comments: those of pages that spreadsheet programs write have
/// the names of their sheets.
pub(super) fn seen(text: &str) -> impl Iterator<Item = Token<'_>> {
    let mut unseen: Option<&str> = None;
    tokens(text).filter(move |token| match (unseen, token) {
        (Some(name), Token::Close(tag)) if tag.is(name) => {
            unseen = None;
            false
        }
        (Some(_), _) => false,
        (None, Token::Open(tag)) if !tag.0.ends_with("/>") => {
            unseen = UNSEEN.into_iter().find(|name| tag.is(name));
            unseen.is_none()
        }
        _ => true,
    })
}
