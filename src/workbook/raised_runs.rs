use std::io::{BufReader, Cursor, Read, Write};

use quick_xml::Reader;
use quick_xml::events::Event;
use zip::write::SimpleFileOptions;
use zip::{ZipArchive, ZipWriter};

use super::raised::{LEVEL, RAISED};
use super::unpack::Parts;
use super::unreadable::Unreadable;

/// What a part says that raises a piece of a text.
const SAID: &[u8] = b"superscript";
/// Bytes that are looked at together.
const STRETCH: usize = 64 << 10;

/// The workbook with marks around the pieces of its texts that are raised above their line; nothing
/// where it has none, as most. The library joins all pieces of a text.
///
/// # Errors
/// When it cannot be read.
pub(super) fn with_marks(bytes: &[u8], parts: &Parts) -> Result<Option<Vec<u8>>, Unreadable> {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(Unreadable::damaged)?;
    let mut raised = Vec::new();
    for (index, name) in parts.names.iter().enumerate().filter(|(_, name)| holds_texts(name)) {
        let part = archive.by_index(index).map_err(Unreadable::damaged)?;
        if says(part, SAID, name)? {
            raised.push(index);
        }
    }
    if raised.is_empty() {
        return Ok(None);
    }
    let mut packed = ZipWriter::new(Cursor::new(Vec::new()));
    for (index, name) in parts.names.iter().enumerate() {
        if !raised.contains(&index) {
            let old = archive.by_index_raw(index).map_err(Unreadable::damaged)?;
            packed.raw_copy_file(old).map_err(Unreadable::damaged)?;
            continue;
        }
        let mut text = Vec::new();
        let mut part = archive.by_index(index).map_err(Unreadable::damaged)?;
        part.read_to_end(&mut text).map_err(Unreadable::damaged)?;
        let text = String::from_utf8(text).map_err(Unreadable::damaged)?;
        packed.start_file(name, SimpleFileOptions::default()).map_err(Unreadable::damaged)?;
        packed.write_all(marked(&text)?.as_bytes()).map_err(Unreadable::damaged)?;
    }
    let packed = packed.finish().map_err(Unreadable::damaged)?;
    Ok(Some(packed.into_inner()))
}

fn holds_texts(name: &str) -> bool {
    let name = name.to_ascii_lowercase();
    name.ends_with("sharedstrings.xml") || name.contains("worksheets/") && name.ends_with(".xml")
}

/// Whether a word stands in a part.
pub(super) fn says(part: impl Read, word: &[u8], name: &str) -> Result<bool, Unreadable> {
    let mut part = BufReader::new(part);
    let mut kept: Vec<u8> = Vec::new();
    loop {
        let from = kept.len().saturating_sub(word.len());
        kept.drain(..from);
        let read = part.by_ref().take(STRETCH as u64).read_to_end(&mut kept);
        if read.map_err(|_| Unreadable::damaged(name))? == 0 {
            return Ok(false);
        }
        let first = |byte: &u8| word.first() == Some(byte);
        let mut from = 0;
        while let Some(at) = kept[from..].iter().position(first) {
            if kept[from + at..].starts_with(word) {
                return Ok(true);
            }
            from += at + 1;
        }
    }
}

/// A part with marks inside the texts of raised runs.
fn marked(text: &str) -> Result<String, Unreadable> {
    let mut reader = Reader::from_str(text);
    let mut marked = String::with_capacity(text.len());
    let (mut copied, mut raised) = (0usize, false);
    let position = |reader: &Reader<&[u8]>| {
        usize::try_from(reader.buffer_position()).unwrap_or(usize::MAX).min(text.len())
    };
    loop {
        let start = position(&reader);
        let event = reader.read_event().map_err(Unreadable::damaged)?;
        let end = position(&reader);
        match event {
            Event::Start(tag) | Event::Empty(tag) if tag.local_name().as_ref() == "vertAlign" => {
                let tag = &text[start..end];
                raised |= tag.contains("superscript");
            }
            Event::Start(tag) if tag.local_name().as_ref() == "r" => raised = false,
            Event::Start(tag) if raised && tag.local_name().as_ref() == "t" => {
                marked.push_str(&text[copied..end]);
                marked.push(RAISED);
                copied = end;
            }
            Event::End(tag) if raised && tag.local_name().as_ref() == "t" => {
                marked.push_str(&text[copied..start]);
                marked.push(LEVEL);
                copied = start;
            }
            Event::End(tag) if tag.local_name().as_ref() == "r" => raised = false,
            Event::Eof => break,
            _ => {}
        }
    }
    marked.push_str(&text[copied..]);
    Ok(marked)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn raised_runs_alone_are_marked() {
        let text = r#"<sst><si><r><t>1</t></r><r><rPr><vertAlign val="superscript"/></rPr><t>2</t></r><r><t>3</t></r></si></sst>"#;
        let expected = text.replace("<t>2</t>", "<t>\u{fdd0}2\u{fdd1}</t>");
        assert_eq!(marked(text).expect("marked"), expected);
        let below = text.replace("superscript", "subscript");
        assert_eq!(marked(&below).expect("marked"), below);
    }

    #[test]
    fn a_word_is_found_over_the_end_of_a_stretch() {
        for at in [STRETCH - 3, STRETCH, 2 * STRETCH - 11, 10] {
            let text = format!("{}superscript{}", " ".repeat(at), " ".repeat(at));
            assert_eq!(says(text.as_bytes(), SAID, "a"), Ok(true), "{at}");
        }
        assert_eq!(says(" supersede script".as_bytes(), SAID, "a"), Ok(false));
    }
}
