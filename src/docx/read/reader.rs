use crate::workbook::{Grids, Unreadable};

use super::element::Element;
use super::fields::Fields;
use super::notes::Notes;
use super::numbering::Numbering;
use super::styles::Styles;
use super::word_document::{Aside, AsideKind, At, Block};

/// A document while its body is read.
pub struct Reader {
    pub styles: Styles,
    pub numbering: Numbering,
    pub notes: Notes,
    pub fields: Fields,
    pub grids: Grids,
    /// What was met and is not taken.
    pub asides: Vec<Aside>,
    /// Where the reader is.
    pub at: At,
    /// How many paragraphs and tables were read, and how many bytes of text outside of tables.
    pub paragraphs: usize,
    pub tables: usize,
    pub bytes: usize,
}

impl Reader {
    /// Reads what stands in an element, block by block.
    ///
    /// # Errors
    /// When its tables hold more than may be read.
    pub fn blocks(&mut self, element: &Element, out: &mut Vec<Block>) -> Result<(), Unreadable> {
        for child in element.content() {
            match child.name {
                "w:p" => self.paragraph(child, out)?,
                "w:tbl" => self.table(child, OUTERMOST, out)?,
                "w:sdt" => {
                    self.at = At::Document;
                    self.aside(AsideKind::Unfilled, &child.text());
                }
                "w:altChunk" | "w:subDoc" => {
                    self.at = At::Document;
                    self.aside(AsideKind::Inner, "");
                }
                "w:ins" | "w:del" | "w:moveFrom" | "w:moveTo" => self.blocks(child, out)?,
                _ => {}
            }
        }
        Ok(())
    }

    /// Looks whether the text and the tables so far are more than may be read.
    ///
    /// # Errors
    /// When they are.
    pub fn within_bounds(&self) -> Result<(), Unreadable> {
        if self.tables > TABLES {
            return Err(Unreadable::too_large("表超过两千个", "more than 2,000 tables"));
        }
        if self.bytes > TEXT {
            return Err(Unreadable::too_large("正文超过16兆字节", "more than 16 MiB of text"));
        }
        Ok(())
    }

    /// Names something that is not taken, where the reader is.
    pub fn aside(&mut self, kind: AsideKind, text: &str) {
        self.asides.push(Aside { at: self.at, kind, text: text.trim().to_owned() });
    }
}

/// Tables of a document: four times those of the longest known, a form a project.
const TABLES: usize = 2_000;
/// Bytes of its text, as of a narrative.
const TEXT: usize = 16 << 20;

/// The table that a table stands in, where it stands in none.
const OUTERMOST: Option<usize> = None;
