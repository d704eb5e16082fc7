use std::io;

use quick_xml::Writer;
use quick_xml::events::{BytesDecl, BytesText, Event};

use crate::characters::is_of_xml;
use crate::markdown::WordParagraph;

/// The name of the vocabulary of Word documents.
const NAMES: &str = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
/// How far a list is moved in, in twentieths of a point.
const INDENT: u32 = 420;

/// The main part of a document. Text from `mark` to the next closing bracket is highlighted: it is
/// still open.
pub(super) fn document(paragraphs: &[WordParagraph], mark: &str) -> io::Result<Vec<u8>> {
    let mut writer = Writer::new(Vec::new());
    writer.write_event(Event::Decl(BytesDecl::new("1.0", Some("UTF-8"), Some("yes"))))?;
    let document = writer.create_element("w:document").with_attribute(("xmlns:w", NAMES));
    document.write_inner_content(|writer| {
        writer.create_element("w:body").write_inner_content(|writer| {
            paragraphs.iter().try_for_each(|one| paragraph(writer, one, mark))
        })?;
        Ok(())
    })?;
    Ok(writer.into_inner())
}

fn paragraph(writer: &mut Writer<Vec<u8>>, one: &WordParagraph, mark: &str) -> io::Result<()> {
    writer.create_element("w:p").write_inner_content(|writer| {
        writer.create_element("w:pPr").write_inner_content(|writer| {
            if let Some(level) = one.heading {
                let style = format!("Heading{level}");
                writer
                    .create_element("w:pStyle")
                    .with_attribute(("w:val", &*style))
                    .write_empty()?;
            }
            if one.indent > 0 {
                let left = (INDENT * u32::from(one.indent)).to_string();
                writer.create_element("w:ind").with_attribute(("w:left", &*left)).write_empty()?;
            }
            Ok(())
        })?;
        for piece in &one.runs {
            for (text, open) in parted(&piece.text, mark) {
                run(writer, text, piece.bold, open)?;
            }
        }
        Ok(())
    })?;
    Ok(())
}

fn run(writer: &mut Writer<Vec<u8>>, text: &str, bold: bool, open: bool) -> io::Result<()> {
    writer.create_element("w:r").write_inner_content(|writer| {
        writer.create_element("w:rPr").write_inner_content(|writer| {
            if bold {
                writer.create_element("w:b").write_empty()?;
            }
            if open {
                let yellow = ("w:val", "yellow");
                writer.create_element("w:highlight").with_attribute(yellow).write_empty()?;
            }
            Ok(())
        })?;
        let shown: String = text.chars().filter(|c| is_of_xml(*c)).collect();
        writer
            .create_element("w:t")
            .with_attribute(("xml:space", "preserve"))
            .write_text_content(BytesText::new(&shown))?;
        Ok(())
    })?;
    Ok(())
}

/// A text in pieces, and whether each is open.
fn parted<'a>(text: &'a str, mark: &str) -> Vec<(&'a str, bool)> {
    let mut pieces = Vec::new();
    let mut rest = text;
    while let Some(at) = rest.find(mark) {
        let end = rest[at..].find('）').map_or(rest.len(), |close| at + close + '）'.len_utf8());
        pieces.push((&rest[..at], false));
        pieces.push((&rest[at..end], true));
        rest = &rest[end..];
    }
    pieces.push((rest, false));
    pieces.retain(|(text, _)| !text.is_empty());
    pieces
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn open_places_are_parted_from_the_text() {
        assert_eq!(
            parted("原因是（待填写：原因）。再（待填写", "（待填写"),
            [("原因是", false), ("（待填写：原因）", true), ("。再", false), ("（待填写", true)]
        );
    }
}
