use std::path::Path;
use std::sync::Arc;

use super::file::SourceFile;
use super::span::{Place, Span};

/// Why a file's bytes are no text we can read. Everything here is the author's trouble, except [`ReadFailure::Disk`].
#[derive(Debug)]
pub enum ReadFailure {
    /// The disk refused; the machine's trouble.
    Disk(std::io::Error),
    /// The bytes are not UTF-8; `gbk` when they look like the encoding older Chinese office software writes.
    NotUtf8 {
        /// The first byte that is not UTF-8.
        place: Place,
        /// Whether the bytes are plausible GBK.
        gbk: bool,
    },
}

/// Reads one file. `shown` is the path as messages print it.
///
/// A byte-order mark in front is dropped: it is harmless, and older editors write it.
///
/// # Errors
/// [`ReadFailure`] when the disk refuses or the bytes are not UTF-8.
pub fn read(path: &Path, shown: &str) -> Result<Arc<SourceFile>, ReadFailure> {
    let bytes = std::fs::read(path).map_err(ReadFailure::Disk)?;
    match String::from_utf8(bytes) {
        Ok(text) => {
            let text = match text.strip_prefix('\u{feff}') {
                Some(rest) => rest.to_owned(),
                None => text,
            };
            Ok(Arc::new(SourceFile::new(shown, text)))
        }
        Err(error) => {
            let at = error.utf8_error().valid_up_to();
            let bytes = error.into_bytes();
            let gbk = looks_like_gbk(&bytes);
            let file = SourceFile::new(shown, String::from_utf8_lossy(&bytes).into_owned());
            Err(ReadFailure::NotUtf8 { place: Place::new(&Arc::new(file), Span::new(at, at + 3)), gbk })
        }
    }
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
}
