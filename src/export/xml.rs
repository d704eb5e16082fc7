use quick_xml::Writer;
use quick_xml::events::attributes::Attribute;
use quick_xml::events::{BytesDecl, BytesEnd, BytesStart, BytesText, Event};
use quick_xml::name::QName;

use crate::characters::{escaped, is_of_xml};

/// An XML file that is being written: a tag or an element with its text a line.
pub(super) struct Xml {
    writer: Writer<Vec<u8>>,
}

impl Xml {
    /// A file with nothing but its declaration.
    pub fn new() -> Xml {
        let mut xml = Xml { writer: Writer::new(Vec::new()) };
        xml.event(Event::Decl(BytesDecl::new("1.0", Some("UTF-8"), None)));
        xml.end_line();
        xml
    }

    /// Begins an element, on the line of what comes next.
    pub fn begin(&mut self, name: &str, attributes: &[(&str, &str)]) {
        self.event(Event::Start(tag(name, attributes)));
    }

    /// Begins an element on a line of its own.
    pub fn begin_line(&mut self, name: &str, attributes: &[(&str, &str)]) {
        self.begin(name, attributes);
        self.end_line();
    }

    /// Ends an element and the line.
    pub fn end(&mut self, name: &str) {
        self.event(Event::End(BytesEnd::new(name)));
        self.end_line();
    }

    /// An element with its text, on the line of what comes next.
    pub fn text(&mut self, name: &str, text: &str) {
        self.begin(name, &[]);
        self.event(Event::Text(BytesText::from_escaped(escaped(&xml_characters(text)))));
        self.event(Event::End(BytesEnd::new(name)));
    }

    /// An element with its text on a line of its own.
    pub fn text_line(&mut self, name: &str, text: &str) {
        self.text(name, text);
        self.end_line();
    }

    /// An element without content, on a line of its own.
    pub fn empty_line(&mut self, name: &str, attributes: &[(&str, &str)]) {
        self.event(Event::Empty(tag(name, attributes)));
        self.end_line();
    }

    /// The file.
    pub fn into_bytes(self) -> Vec<u8> {
        self.writer.into_inner()
    }

    fn end_line(&mut self) {
        self.event(Event::Text(BytesText::from_escaped("\n")));
    }

    fn event(&mut self, event: Event<'_>) {
        self.writer.write_event(event).expect("memory takes every byte");
    }
}

fn tag<'a>(name: &'a str, attributes: &[(&str, &str)]) -> BytesStart<'a> {
    let mut tag = BytesStart::new(name);
    for (key, value) in attributes {
        let value = xml_characters(value);
        // Escaped here and not by quick-xml: `'` needs no entity inside double quotes.
        tag.push_attribute(Attribute { key: QName(key), value: escaped(&value) });
    }
    tag
}

/// A text without the characters that XML has not.
fn xml_characters(text: &str) -> String {
    text.chars().filter(|character| is_of_xml(*character)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_written_reads_back() {
        let mut xml = Xml::new();
        xml.begin_line("a", &[("x", "甲 & \"乙\" '丙'")]);
        xml.text_line("b", "<c>\u{1}\u{ffff} ]]> \"'");
        xml.empty_line("d", &[("href", "https://x.cn/?a=1&b=2")]);
        xml.end("a");
        let text = String::from_utf8(xml.into_bytes()).expect("UTF-8");
        assert_eq!(
            text,
            "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<a x=\"甲 &amp; &quot;乙&quot; '丙'\">\n<b>&lt;c&gt; ]]&gt; &quot;'</b>\n<d href=\"https://x.cn/?a=1&amp;b=2\"/>\n</a>\n"
        );
    }
}
