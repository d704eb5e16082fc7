use std::fs::File;
use std::io::Read;
use std::path::Path;
use std::sync::Arc;

use super::file::SourceFile;
use super::span::{Place, Span};

/// Why a file's bytes are no text we can read. Everything here is the author's trouble, except
/// [`ReadFailure::Disk`].
#[derive(Debug)]
pub enum ReadFailure {
    /// The disk refused; the machine's trouble.
    Disk(std::io::Error),
    /// It is longer than it may be, a text of an author than [`LONGEST`] bytes. It was not read.
    TooLong,
    /// The bytes are not UTF-8; `gbk` when they look like the encoding older Chinese office
    /// software writes.
    NotUtf8 {
        /// The first byte that is not UTF-8.
        place: Place,
        /// Whether the bytes are plausible GBK.
        gbk: bool,
    },
}

/// The longest text file that is read, in bytes: 16 MiB. A disclosure with thousands of projects
/// has one.
pub const LONGEST: u64 = 16 * 1024 * 1024;

/// Reads one file. `shown` is the path as messages print it.
///
/// A byte-order mark in front is no part of the text: it is harmless, and older editors write it. A carriage
/// return that ends a line by itself is read as a line break, so that lines are counted as editors
/// count them.
///
/// # Errors
/// [`ReadFailure`] when the disk refuses, the file is too long or the bytes are not UTF-8.
pub fn read(path: &Path, shown: &str) -> Result<Arc<SourceFile>, ReadFailure> {
    let bytes = bounded(path, LONGEST)?;
    match String::from_utf8(bytes) {
        Ok(text) => {
            let (text, has_mark) = match text.strip_prefix('\u{feff}') {
                Some(rest) => (rest.to_owned(), true),
                None => (text, false),
            };
            let text = if text.contains('\r') { one_line_break(text) } else { text };
            Ok(Arc::new(SourceFile { has_mark, ..SourceFile::new(shown, text) }))
        }
        Err(error) => {
            let at = error.utf8_error().valid_up_to();
            let bytes = error.into_bytes();
            let gbk = looks_like_gbk(&bytes);
            let file = SourceFile::new(shown, String::from_utf8_lossy(&bytes).into_owned());
            Err(ReadFailure::NotUtf8 {
                place: Place::new(&Arc::new(file), Span::new(at, at + 3)),
                gbk,
            })
        }
    }
}

/// The bytes of a file that has `longest` at most.
///
/// # Errors
/// [`ReadFailure`] when the disk refuses or the file is longer: it was then not read to its end.
pub fn bounded(path: &Path, longest: u64) -> Result<Vec<u8>, ReadFailure> {
    let file = File::open(path).map_err(ReadFailure::Disk)?;
    let length = file.metadata().map_or(0, |metadata| metadata.len());
    if length > longest {
        return Err(ReadFailure::TooLong);
    }
    let mut bytes = Vec::with_capacity(usize::try_from(length).unwrap_or(0));
    // What the disk says of a length may be old, or wrong for what is no file.
    file.take(longest + 1).read_to_end(&mut bytes).map_err(ReadFailure::Disk)?;
    if u64::try_from(bytes.len()).is_ok_and(|length| length > longest) {
        return Err(ReadFailure::TooLong);
    }
    Ok(bytes)
}

/// Carriage returns that no line feed follows as line feeds.
fn one_line_break(text: String) -> String {
    let mut bytes = text.into_bytes();
    for at in 0..bytes.len() {
        if bytes[at] == b'\r' && bytes.get(at + 1) != Some(&b'\n') {
            bytes[at] = b'\n';
        }
    }
    String::from_utf8(bytes).expect("one ASCII byte in place of another leaves UTF-8")
}

/// Whether every byte above ASCII belongs to a well-formed GBK pair.
fn looks_like_gbk(bytes: &[u8]) -> bool {
    let mut rest = bytes.iter();
    let mut pairs = 0;
    while let Some(lead) = rest.next() {
        match lead {
            0x00..=0x7f => {}
            0x81..=0xfe => match rest.next() {
                Some(0x40..=0x7e | 0x80..=0xfe) => pairs += 1,
                _ => return false,
            },
            _ => return false,
        }
    }
    pairs > 0
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn gbk_is_told_from_noise() {
        assert!(looks_like_gbk(&[0xba, 0xcf, 0xbc, 0xc6, b':', b'1']));
        assert!(!looks_like_gbk(&[0xff, 0x00, 0xff]));
        assert!(!looks_like_gbk(b"plain"));
    }

    #[test]
    fn a_byte_order_mark_is_dropped() {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let path = folder.path().join("a.yaml");
        std::fs::write(&path, "\u{feff}合计: 1").expect("written");
        assert_eq!(read(&path, "a.yaml").expect("readable").text, "合计: 1");
    }

    #[test]
    fn a_carriage_return_by_itself_ends_a_line() {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let path = folder.path().join("a.yaml");
        std::fs::write(&path, "甲: 1\r乙: 2\r\n丙: 3\r").expect("written");
        let file = read(&path, "a.yaml").expect("readable");
        assert_eq!(file.text, "甲: 1\n乙: 2\r\n丙: 3\n");
        assert_eq!(file.position(file.text.find('丙').expect("丙 is there")).line, 3);
    }

    #[test]
    fn a_file_beyond_the_limit_is_not_read() {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let path = folder.path().join("a.yaml");
        let file = File::create(&path).expect("made");
        file.set_len(LONGEST).expect("as long as may be");
        assert!(read(&path, "a.yaml").is_ok());
        file.set_len(LONGEST + 1).expect("one byte more");
        assert!(matches!(read(&path, "a.yaml"), Err(ReadFailure::TooLong)));
        // Four gigabytes are refused as fast.
        file.set_len(5_000_000_000).expect("holes cost nothing");
        assert!(matches!(read(&path, "a.yaml"), Err(ReadFailure::TooLong)));
    }
}
