use std::borrow::Cow;

use super::surroundings::Surroundings;
use crate::html::Tag;

/// Elements that hold nothing.
const VOID: [&str; 8] = ["br", "hr", "img", "input", "link", "meta", "wbr", "col"];

/// Elements whose text is none of a page that is read from its beginning to its end: what is for
/// programs, and what leads around in it.
const LEFT: [&str; 10] =
    ["script", "style", "svg", "nav", "template", "dialog", "head", "button", "form", "noscript"];

/// Elements that stand below what is before them.
const BELOW: [&str; 22] = [
    "p",
    "div",
    "section",
    "article",
    "header",
    "footer",
    "main",
    "aside",
    "figure",
    "figcaption",
    "blockquote",
    "pre",
    "ul",
    "ol",
    "li",
    "dl",
    "hr",
    "caption",
    "details",
    "summary",
    "address",
    "fieldset",
];

/// An element that is open.
#[derive(Debug)]
pub(super) struct Element {
    /// Its name.
    pub name: String,
    /// Whether its text is left out.
    pub is_left: bool,
    /// Whether its text is only read aloud.
    pub is_unseen: bool,
    /// Which list it is.
    pub list: Option<List>,
    /// Whether it says something of figures, or of the page.
    pub is_note: bool,
    /// Whether its text is bold.
    pub is_bold: bool,
    /// Whether its text is slanted.
    pub is_italic: bool,
    /// Whether its text stands above the line.
    pub is_raised: bool,
    /// Where it leads.
    pub link: Option<String>,
    /// Its language, where that is not the one of the page.
    pub language: Option<String>,
}

/// What stands before the items of a list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum List {
    /// Nothing.
    Plain,
    /// The same mark before each.
    Marked,
    /// The next number.
    Numbered(usize),
}

impl Element {
    /// The element that a tag starts.
    pub fn new(tag: Tag<'_>, around: &Surroundings<'_>) -> Element {
        let name = tag.name();
        let list = match name {
            "ol" => {
                let start = tag.attribute("start").and_then(|start| start.parse().ok());
                Some(List::Numbered(start.unwrap_or(1)))
            }
            "ul" if tag.has_class("plain") => Some(List::Plain),
            "ul" => Some(List::Marked),
            _ => None,
        };
        let href = if name == "a" { tag.attribute("href") } else { None };
        let language = tag.attribute("lang").filter(|language| language != around.language);
        Element {
            name: name.to_owned(),
            is_left: LEFT.contains(&name)
                || tag.attribute("role").as_deref() == Some("doc-backlink")
                || tag.has_class("skip"),
            is_unseen: tag.has_class("vh"),
            list,
            is_note: tag.has_class("notes") || tag.has_class("notice"),
            is_bold: matches!(name, "b" | "strong" | "dt"),
            is_italic: matches!(name, "i" | "em"),
            is_raised: name == "sup",
            link: href.and_then(|href| (around.leads)(&href)),
            language: language.map(Cow::into_owned),
        }
    }
}

/// Whether an element holds nothing.
pub(super) fn is_void(name: &str) -> bool {
    VOID.contains(&name)
}

/// Whether an element stands below what is before it.
pub(super) fn stands_below(name: &str) -> bool {
    BELOW.contains(&name) || heading(name).is_some()
}

/// The level of a heading.
pub(super) fn heading(name: &str) -> Option<u8> {
    let level = name.strip_prefix('h')?.parse().ok()?;
    (1..=6).contains(&level).then_some(level)
}
