use std::io::Read;

use quick_xml::events::{BytesStart, Event};
use quick_xml::name::ResolveResult;
use quick_xml::{NsReader, XmlVersion};

use crate::workbook::Unreadable;

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
    let root = open.into_iter().next().unwrap_or_default();
    root.children
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

/// Elements whose text is the document's.
const SAY: [&str; 4] = ["w:t", "w:delText", "w:instrText", "m:t"];

/// What says how something was before a change of its looks: it is not so now.
const LEFT_OUT: [&str; 8] = [
    "w:numberingChange",
    "w:pPrChange",
    "w:rPrChange",
    "w:sectPrChange",
    "w:tblGridChange",
    "w:tblPrChange",
    "w:tcPrChange",
    "w:trPrChange",
];

/// What readers ask for, in the order of its bytes.
const KNOWN: [&str; 100] = [
    "c:chart",
    "dgm:relIds",
    "m:oMath",
    "m:t",
    "mc:AlternateContent",
    "mc:Choice",
    "mc:Fallback",
    "pic:pic",
    "r:Relationship",
    "v:imagedata",
    "w:abstractNum",
    "w:abstractNumId",
    "w:altChunk",
    "w:b",
    "w:basedOn",
    "w:body",
    "w:br",
    "w:cellDel",
    "w:cellIns",
    "w:comment",
    "w:commentReference",
    "w:cr",
    "w:customXml",
    "w:del",
    "w:delText",
    "w:document",
    "w:dstrike",
    "w:endnote",
    "w:endnoteReference",
    "w:fldChar",
    "w:fldSimple",
    "w:footnote",
    "w:footnoteReference",
    "w:ftr",
    "w:gridAfter",
    "w:gridBefore",
    "w:gridSpan",
    "w:hMerge",
    "w:hdr",
    "w:hyperlink",
    "w:i",
    "w:ilvl",
    "w:ins",
    "w:instrText",
    "w:isLgl",
    "w:jc",
    "w:lvl",
    "w:lvlOverride",
    "w:lvlText",
    "w:moveFrom",
    "w:moveTo",
    "w:name",
    "w:noBreakHyphen",
    "w:num",
    "w:numFmt",
    "w:numId",
    "w:numPr",
    "w:numbering",
    "w:numberingChange",
    "w:object",
    "w:outlineLvl",
    "w:p",
    "w:pPr",
    "w:pPrChange",
    "w:pStyle",
    "w:pict",
    "w:ptab",
    "w:r",
    "w:rPr",
    "w:rPrChange",
    "w:rStyle",
    "w:rt",
    "w:ruby",
    "w:rubyBase",
    "w:sdt",
    "w:sdtContent",
    "w:sectPr",
    "w:sectPrChange",
    "w:smartTag",
    "w:start",
    "w:startOverride",
    "w:strike",
    "w:style",
    "w:styles",
    "w:subDoc",
    "w:sym",
    "w:t",
    "w:tab",
    "w:tbl",
    "w:tblGridChange",
    "w:tblPrChange",
    "w:tc",
    "w:tcPr",
    "w:tcPrChange",
    "w:tr",
    "w:trPr",
    "w:trPrChange",
    "w:txbxContent",
    "w:vMerge",
    "w:vanish",
];

/// The vocabularies, by what ends their names in every edition of the standard.
const SPACES: [(&str, &str); 9] = [
    ("/wordprocessingml/main", "w:"),
    ("/wordprocessingml/2006/main", "w:"),
    ("/markup-compatibility/2006", "mc:"),
    ("/math", "m:"),
    ("/chart", "c:"),
    ("/diagram", "dgm:"),
    ("/picture", "pic:"),
    ("/relationships", "r:"),
    ("schemas-microsoft-com:vml", "v:"),
];

fn known(space: &ResolveResult<'_>, local: &str) -> &'static str {
    let ResolveResult::Bound(namespace) = space else { return "" };
    let prefix = SPACES.into_iter().find(|(end, _)| namespace.0.ends_with(end));
    let Some((_, prefix)) = prefix else { return "" };
    let is_it = |known: &&str| known.strip_prefix(prefix).is_some_and(|own| own == local);
    let from = KNOWN.partition_point(|known| *known < prefix);
    KNOWN[from..]
        .iter()
        .take_while(|known| known.starts_with(prefix))
        .copied()
        .find(|known| is_it(known))
        .unwrap_or_default()
}

/// Attributes that readers ask for.
const ATTRIBUTES: [&str; 17] = [
    "Id",
    "Target",
    "Type",
    "abstractNumId",
    "char",
    "default",
    "fldCharType",
    "font",
    "id",
    "ilvl",
    "instr",
    "numId",
    "styleId",
    "type",
    "val",
    "Requires",
    "TargetMode",
];

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
    fn what_is_known_is_in_order() {
        assert!(KNOWN.is_sorted(), "{KNOWN:?}");
        assert!(LEFT_OUT.iter().chain(&SAY).all(|name| KNOWN.contains(name)));
    }

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
