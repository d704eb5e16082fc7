use std::ops::Range;

use quick_xml::events::Event;
use quick_xml::{Reader, XmlVersion};

use crate::characters::{is_of_xml, push_escaped};
use crate::workbook::unreadable::Unreadable;

/// An element as it stands in a part.
#[derive(Debug, Clone)]
pub(super) struct Element {
    /// Its name without the prefix.
    pub name: String,
    /// How deep it lies: 0 is the root.
    pub depth: usize,
    /// From its first byte to behind its last.
    pub whole: Range<usize>,
    /// What lies between its tags; nothing where it is one tag.
    pub inside: Option<Range<usize>>,
    /// Its attributes: names with their prefixes, values unescaped.
    pub attributes: Vec<(String, String)>,
}

impl Element {
    /// The value of an attribute, by its name without the prefix.
    pub(super) fn attribute(&self, name: &str) -> Option<&str> {
        let is_it = |key: &str| key == name || key.rsplit(':').next() == Some(name);
        self.attributes.iter().find(|(key, _)| is_it(key)).map(|(_, value)| value.as_str())
    }
}

/// The elements of a part that are asked for, by name and depth, in their order.
///
/// # Errors
/// When it is no XML.
pub(super) fn elements(
    text: &str,
    asked: impl Fn(&str, usize) -> bool,
) -> Result<Vec<Element>, Unreadable> {
    let mut reader = Reader::from_str(text);
    let (mut found, mut open): (Vec<Element>, Vec<Option<usize>>) = (Vec::new(), Vec::new());
    loop {
        let start = position(&reader);
        let event = reader.read_event().map_err(Unreadable::damaged)?;
        let end = position(&reader);
        match event {
            Event::Start(tag) => {
                let name = local(&tag);
                let is_asked = asked(&name, open.len());
                if is_asked {
                    let attributes = attributes(&tag)?;
                    let inside = Some(end..end);
                    let depth = open.len();
                    found.push(Element { name, depth, whole: start..end, inside, attributes });
                }
                open.push(is_asked.then(|| found.len() - 1));
            }
            Event::Empty(tag) => {
                let (name, depth) = (local(&tag), open.len());
                if asked(&name, depth) {
                    let attributes = attributes(&tag)?;
                    found.push(Element {
                        name,
                        depth,
                        whole: start..end,
                        inside: None,
                        attributes,
                    });
                }
            }
            Event::End(_) => {
                if let Some(index) = open.pop().flatten() {
                    found[index].whole.end = end;
                    if let Some(inside) = &mut found[index].inside {
                        inside.end = start;
                    }
                }
            }
            Event::Eof => return Ok(found),
            _ => {}
        }
    }
}

fn position(reader: &Reader<&[u8]>) -> usize {
    usize::try_from(reader.buffer_position()).unwrap_or(usize::MAX)
}

fn local(tag: &quick_xml::events::BytesStart<'_>) -> String {
    tag.local_name().into_inner().to_owned()
}

fn attributes(
    tag: &quick_xml::events::BytesStart<'_>,
) -> Result<Vec<(String, String)>, Unreadable> {
    let attribute = |attribute: Result<quick_xml::events::attributes::Attribute<'_>, _>| {
        let attribute = attribute.map_err(|error| {
            let error: quick_xml::events::attributes::AttrError = error;
            Unreadable::damaged(error)
        })?;
        let value = attribute
            .normalized_value(XmlVersion::Implicit1_0)
            .map_err(Unreadable::damaged)?
            .into_owned();
        Ok((attribute.key.into_inner().to_owned(), value))
    };
    tag.attributes().map(attribute).collect()
}

/// The prefix of the root's name with its colon: `x:`; nothing for most.
pub(super) fn root_prefix(text: &str) -> Result<String, Unreadable> {
    let mut reader = Reader::from_str(text);
    loop {
        match reader.read_event().map_err(Unreadable::damaged)? {
            Event::Start(tag) | Event::Empty(tag) => {
                let name = tag.name().into_inner().to_owned();
                let prefix = name.split_once(':').map(|(prefix, _)| format!("{prefix}:"));
                return Ok(prefix.unwrap_or_default());
            }
            Event::Eof => return Err(Unreadable::damaged("no XML")),
            _ => {}
        }
    }
}

/// A text as XML holds it; what no XML can hold is a blank.
pub(super) fn escaped(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for character in text.chars() {
        push_escaped(if is_of_xml(character) { character } else { ' ' }, &mut escaped);
    }
    escaped
}

/// A part changed: texts put in at places, each by the bytes it takes away.
pub(super) fn changed(text: &str, mut changes: Vec<(Range<usize>, String)>) -> String {
    changes.sort_by_key(|(range, _)| std::cmp::Reverse((range.start, range.end)));
    let mut text = text.to_owned();
    for (range, new) in changes {
        text.replace_range(range, &new);
    }
    text
}

/// Puts a text at the end of an element; one that is a single tag gets an end.
pub(super) fn at_end(text: &str, element: &Element, new: &str) -> (Range<usize>, String) {
    match &element.inside {
        Some(inside) => (inside.end..inside.end, new.to_owned()),
        None => {
            let tag = &text[element.whole.clone()];
            let open = tag.trim_end_matches("/>").trim_end();
            let name = open.trim_start_matches('<').split_whitespace().next().unwrap_or_default();
            (element.whole.clone(), format!("{open}>{new}</{name}>"))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn elements_are_found_by_name_and_depth() {
        let text =
            "<?xml version=\"1.0\"?><x:a xmlns:x=\"u\"><x:b k=\"1&amp;2\"/><x:c><x:b/></x:c></x:a>";
        let found = elements(text, |name, depth| name == "b" && depth == 1).expect("XML");
        assert_eq!(found.len(), 1);
        assert_eq!(&text[found[0].whole.clone()], "<x:b k=\"1&amp;2\"/>");
        assert_eq!(found[0].attribute("k"), Some("1&2"));
        assert_eq!(root_prefix(text).expect("XML"), "x:");
        let changes = vec![at_end(text, &found[0], "<y/>")];
        assert!(changed(text, changes).contains("<x:b k=\"1&amp;2\"><y/></x:b><x:c>"));
    }
}
