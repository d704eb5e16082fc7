use std::io::Cursor;

use zip::ZipArchive;

use crate::workbook::{Grids, Unreadable};

use super::fields::Fields;
use super::notes::Notes;
use super::numbering::Numbering;
use super::parts::Package;
use super::reader::Reader;
use super::styles::Styles;
use super::word_document::{At, WordDocument};

/// Bytes of a file.
const FILE: usize = 256 << 20;

/// Whether bytes are a Word document, whatever the name of the file says.
pub fn is_word(bytes: &[u8]) -> bool {
    bytes.starts_with(b"PK")
        && ZipArchive::new(Cursor::new(bytes)).is_ok_and(|archive| {
            archive.file_names().flatten().any(|name| {
                let name = name.replace('\\', "/").to_ascii_lowercase();
                name.starts_with("word/document") && name.ends_with(".xml")
            })
        })
}

/// Reads a Word document (.docx, .docm, .dotx; of Word, WPS or another program). Memory and time are
/// bounded by what it holds.
///
/// # Errors
/// When the bytes are none, are damaged, have a password, or are more than may be read.
pub fn read(bytes: &[u8]) -> Result<WordDocument, Unreadable> {
    if bytes.len() > FILE {
        return Err(Unreadable::too_large("超过256兆字节", "more than 256 MiB"));
    }
    let mut package = Package::of(bytes)?;
    let styles = package.of_kind("styles")?;
    let numbering = package.of_kind("numbering")?;
    let mut reader = Reader {
        styles: Styles::of(styles.as_ref()),
        numbering: Numbering::of(numbering.as_ref()),
        notes: Notes::of(&mut package)?,
        fields: Fields::default(),
        grids: Grids::default(),
        asides: Vec::new(),
        at: At::Document,
        paragraphs: 0,
        tables: 0,
        bytes: 0,
    };
    let main = package.main()?;
    let root = package.part(&main)?.ok_or_else(|| Unreadable::damaged(main.clone()))?;
    let body = root.first("w:body").ok_or_else(|| Unreadable::damaged(main))?;
    let mut document = WordDocument::default();
    reader.blocks(body, &mut document.blocks)?;
    // What a table of contents left open is no part of what stands around pages.
    reader.fields = Fields::default();
    reader.around_pages(&mut package)?;
    document.asides = reader.asides;
    Ok(document)
}
