use std::io::Read;

use quick_xml::events::{BytesStart, Event};
use quick_xml::{NsReader, XmlVersion};

use crate::workbook::Unreadable;

use super::vocabulary::{ATTRIBUTES, LEFT_OUT, SAY, known};

/// Elements of all parts that are kept: three times those of the longest document known.
const ELEMENTS: usize = 2_000_000;
/// How deep elements stand in each other: a table in a table adds five.
const DEEPEST: usize = 240;

/// An element of a part, as far as it says something of the text.
#[derive(Debug, Default)]
pub struct Element {
    /// `w:p`, by the vocabulary and not by the prefix that the file gives it; nothing where no reader
    /// knows it.
    pub name: &'static str,
    attributes: Vec<(&'static str, String)>,
    /// What stands in it, in order.
    pub children: Vec<Child>,
}

/// What stands in an element.
#[derive(Debug)]
pub enum Child {
    Element(Element),
    Text(String),
}

impl Element {
    /// An attribute by its name, whatever its prefix.
    pub fn attribute(&self, name: &str) -> Option<&str> {
        self.attributes.iter().find(|(own, _)| *own == name).map(|(_, value)| value.as_str())
    }

    /// The elements in it.
    pub fn elements(&self) -> impl Iterator<Item = &Element> {
        self.children.iter().filter_map(|child| match child {
            Child::Element(element) => Some(element),
            Child::Text(_) => None,
        })
    }

    /// The first element of a name in it.
    pub fn first(&self, name: &str) -> Option<&Element> {
        self.elements().find(|element| element.name == name)
    }

    /// What an element in it says as its value: `<w:pStyle w:val="1"/>`.
    pub fn value_of(&self, name: &str) -> Option<&str> {
        self.first(name)?.attribute("val")
    }

    /// What a switch in it says: on where it stands, unless it says otherwise.
    pub fn switch(&self, name: &str) -> Option<bool> {
        let value = self.first(name)?.attribute("val");
        Some(!value.is_some_and(|value| matches!(value, "0" | "false" | "off" | "none")))
    }

    /// The elements in it, and those in what only wraps them; of what is said twice for old and new
    /// programs, once.
    pub fn content(&self) -> Vec<&Element> {
        let mut found = Vec::new();
        for element in self.elements() {
            match element.name {
                "w:sdt" if element.is_unfilled() => found.push(element),
                "w:sdt" | "w:sdtContent" | "w:customXml" | "w:smartTag" => {
                    found.extend(element.content());
                }
                "mc:AlternateContent" => {
                    found.extend(element.chosen().map(Element::content).unwrap_or_default());
                }
                _ => found.push(element),
            }
        }
        found
    }

    /// Whether it is a control that still shows what is to be put into it: it says so, and all its
    /// words have a style of their own, as Word gives them.
    pub fn is_unfilled(&self) -> bool {
        let says = |own: &Element| own.switch("w:showingPlcHdr").unwrap_or_default();
        self.name == "w:sdt"
            && self.first("w:sdtPr").is_some_and(says)
            && self.first("w:sdtContent").is_some_and(Element::is_styled)
    }

    /// Whether all words in it have a style of their own.
    fn is_styled(&self) -> bool {
        match self.name {
            "w:r" => {
                let style = self.first("w:rPr").and_then(|own| own.value_of("w:rStyle"));
                style.is_some() || self.text().trim().is_empty()
            }
            _ => self.elements().all(Element::is_styled),
        }
    }

    /// What of two ways of saying something is read: the one for new programs, where it says
    /// anything that is known.
    pub fn chosen(&self) -> Option<&Element> {
        let says = |one: &&Element| one.elements().next().is_some();
        let of = |name: &'static str| self.elements().filter(move |one| one.name == name);
        of("mc:Choice").find(says).or_else(|| of("mc:Fallback").find(says))
    }

    /// All text in it.
    pub fn text(&self) -> String {
        let mut text = String::new();
        self.write_text(&mut text);
        text
    }

    fn write_text(&self, text: &mut String) {
        for child in &self.children {
            match child {
                Child::Text(own) => text.push_str(own),
                Child::Element(element) => element.write_text(text),
            }
        }
    }
}

/// How many elements may still be kept.
pub struct Room(usize);

impl Default for Room {
    fn default() -> Room {
        Room(ELEMENTS)
    }
}

/// Reads a part to its root element.
///
/// # Errors
/// When it is no XML, or has more elements, or deeper ones, than are kept.
pub fn root(source: impl Read, room: &mut Room) -> Result<Element, Unreadable> {
    let mut reader = NsReader::from_reader(std::io::BufReader::new(source));
    reader.config_mut().expand_empty_elements = true;
    let (mut buffer, mut open) = (Vec::new(), vec![Element::default()]);
    // How deep in what is left out whole.
    let mut left = 0_usize;
    loop {
        buffer.clear();
        let (space, event) =
            reader.read_resolved_event_into(&mut buffer).map_err(Unreadable::damaged)?;
        match event {
            Event::Start(_) if left > 0 => left += 1,
            Event::End(_) if left > 0 => left -= 1,
            Event::Start(start) => {
                let local = start.local_name();
                let name = known(&space, local.as_ref());
                if LEFT_OUT.contains(&name) {
                    left = 1;
                    continue;
                }
                room.0 =
                    room.0.checked_sub(1).filter(|_| open.len() < DEEPEST).ok_or_else(|| {
                        Unreadable::too_large(
                            "段落、表格太多，或者一层套一层太深",
                            "too many paragraphs and tables, or too many in each other",
                        )
                    })?;
                open.push(Element { name, attributes: attributes(&start), children: Vec::new() });
            }
            Event::End(_) => {
                let (closed, parent) = (open.pop(), open.last_mut());
                let (Some(closed), Some(parent)) = (closed, parent) else {
                    return Err(Unreadable::damaged("…"));
                };
                if !closed.name.is_empty() || !closed.children.is_empty() {
                    parent.children.push(Child::Element(closed));
                }
            }
            Event::Text(text) => add(&mut open, &text.xml10_content()),
            Event::CData(text) => add(&mut open, &text.xml10_content()),
            Event::GeneralRef(reference) => match reference.resolve_char_ref() {
                Ok(Some(character)) => add(&mut open, character.encode_utf8(&mut [0; 4])),
                _ => {
                    let name = reference.xml10_content();
                    let named = quick_xml::escape::resolve_predefined_entity(&name);
                    add(&mut open, named.unwrap_or_default());
                }
            },
            Event::Eof => break,
            _ => {}
        }
    }
    only_root(open.into_iter().next().unwrap_or_default())
}

/// The first element of a part.
fn only_root(part: Element) -> Result<Element, Unreadable> {
    part.children
        .into_iter()
        .find_map(|child| match child {
            Child::Element(element) => Some(element),
            Child::Text(_) => None,
        })
        .ok_or_else(|| Unreadable::damaged("…"))
}

/// Adds text to the element that is open, where text is said.
fn add(open: &mut [Element], text: &str) {
    let Some(parent) = open.last_mut().filter(|parent| SAY.contains(&parent.name)) else { return };
    match parent.children.last_mut() {
        Some(Child::Text(last)) => last.push_str(text),
        _ => parent.children.push(Child::Text(text.to_owned())),
    }
}

fn attributes(start: &BytesStart<'_>) -> Vec<(&'static str, String)> {
    let mut found = Vec::new();
    for attribute in start.attributes().with_checks(false).flatten() {
        let local = attribute.key.local_name();
        let Some(name) = ATTRIBUTES.into_iter().find(|name| *name == local.as_ref()) else {
            continue;
        };
        let value = attribute
            .normalized_value(XmlVersion::Implicit1_0)
            .map_or_else(|_| attribute.value.to_string(), |value| value.into_owned());
        found.push((name, value));
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_its_vocabularys_whatever_its_prefix() {
        let text = r#"<x:p xmlns:x="http://purl.oclc.org/ooxml/wordprocessingml/main"><x:r><x:t>甲&amp;&#20057;</x:t></x:r><other/><x:rPrChange><x:t>先前</x:t></x:rPrChange></x:p>"#;
        let element = root(text.as_bytes(), &mut Room::default()).expect("a part");
        assert_eq!((element.name, element.text()), ("w:p", "甲&乙".to_owned()));
        assert_eq!(element.elements().count(), 1);
        let deep = format!("{}{}", "<a>".repeat(1_000), "</a>".repeat(1_000));
        assert!(root(deep.as_bytes(), &mut Room::default()).is_err());
    }
}
