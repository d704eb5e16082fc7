use super::block::Role;
use super::element::{Element, List, heading};
use super::line::Span;

/// The elements that are open, from the outermost, and what they say of the text in them.
#[derive(Debug, Default)]
pub(super) struct OpenElements(Vec<Element>);

impl OpenElements {
    /// An element begins.
    pub fn open(&mut self, element: Element) {
        self.0.push(element);
    }

    /// The innermost element of a name ends, and what is open in it.
    pub fn close(&mut self, name: &str) {
        if let Some(at) = self.0.iter().rposition(|element| element.name == name) {
            self.0.truncate(at);
        }
    }

    /// Whether an element of a name is open.
    pub fn is_in(&self, name: &str) -> bool {
        self.any(|element| element.name == name)
    }

    /// Whether what stands here is left out.
    pub fn is_left(&self) -> bool {
        self.any(|element| element.is_left)
    }

    /// Whether what stands here is only read aloud.
    pub fn is_unseen(&self) -> bool {
        self.any(|element| element.is_unseen)
    }

    /// How text looks here.
    pub fn look(&self) -> Span {
        let inner = || self.0.iter().rev();
        Span {
            text: String::new(),
            is_bold: self.any(|element| element.is_bold),
            is_italic: self.any(|element| element.is_italic),
            is_raised: self.any(|element| element.is_raised),
            link: inner().find_map(|element| element.link.clone()),
            language: inner().find_map(|element| element.language.clone()),
        }
    }

    /// The level of the heading that stands here.
    pub fn heading(&self) -> Option<u8> {
        self.0.iter().rev().find_map(|element| heading(&element.name))
    }

    /// What a paragraph is here.
    pub fn role(&self) -> Role {
        if self.is_in("caption") {
            Role::Caption
        } else if self.any(|element| element.is_note) {
            Role::Note
        } else {
            Role::Text
        }
    }

    /// How deep a paragraph stands here in lists and quotations.
    pub fn indent(&self) -> u8 {
        let is_deep = |element: &&Element| {
            element.list.is_some_and(|list| list != List::Plain) || element.name == "blockquote"
        };
        u8::try_from(self.0.iter().filter(is_deep).count()).unwrap_or(u8::MAX)
    }

    /// The number or mark of the next item of the innermost list.
    pub fn next_item(&mut self) -> Option<String> {
        match self.0.iter_mut().rev().find_map(|element| element.list.as_mut())? {
            List::Plain => None,
            List::Marked => Some("· ".to_owned()),
            List::Numbered(next) => {
                let number = *next;
                *next = number.saturating_add(1);
                Some(format!("{number}. "))
            }
        }
    }

    fn any(&self, is: impl Fn(&Element) -> bool) -> bool {
        self.0.iter().any(is)
    }
}
