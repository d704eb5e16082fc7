use std::sync::Arc;

use crate::docx::{Aside, Block, TextParagraph, WordDocument};
use crate::lexicon::Lexicon;
use crate::source::{LineOf, SheetOf, SourceFile, Spot};
use crate::workbook::Sheet;

use super::over_tables::{cells, over_table};

/// A text document, and which of its blocks each of its sheets is made of.
#[derive(Debug)]
pub struct TextDocument {
    /// Its paragraphs and tables, in order.
    pub(super) blocks: Vec<Block>,
    /// What stands in it and is not taken.
    pub(super) asides: Vec<Aside>,
    pub(super) sheets: Vec<SheetBlocks>,
    /// The words that it is read by.
    pub(super) lexicon: Arc<Lexicon>,
}

/// What a sheet is made of.
#[derive(Debug)]
pub(super) struct SheetBlocks {
    /// Its name.
    pub name: String,
    /// The blocks over its table: title, office, unit.
    pub over: std::ops::Range<usize>,
    /// Its tables: one that goes on behind another without a word between is its next page.
    pub tables: Vec<usize>,
    /// What each of its rows is.
    pub lines: Vec<LineOf>,
}

impl TextDocument {
    /// A document that was read, and its tables as sheets, each under the lines over it.
    pub fn of(document: WordDocument, lexicon: &Arc<Lexicon>) -> (TextDocument, Vec<Sheet>) {
        let WordDocument { blocks, asides } = document;
        let (mut found, mut sheets): (Vec<SheetBlocks>, Vec<Sheet>) = (Vec::new(), Vec::new());
        for (at, block) in blocks.iter().enumerate() {
            let Block::Table(table) = block else { continue };
            let rows = (0..table.sheet.rows.len()).map(|row| LineOf::Row(table.number, row));
            // What stands in a table is no page of it.
            let before = found.last_mut().zip(sheets.last_mut()).filter(|(last, sheet)| {
                table.within.is_none()
                    && last.tables.last().is_some_and(|last| last + 1 == at)
                    && sheet.width() == table.sheet.width()
                    && is_outermost(&blocks[at - 1])
            });
            if let Some((last, sheet)) = before {
                last.tables.push(at);
                last.lines.extend(rows);
                sheet.rows.extend(table.sheet.rows.iter().cloned());
                continue;
            }
            let over =
                if table.within.is_some() { at..at } else { over_table(&blocks, at, lexicon) };
            let paragraphs = blocks[over.clone()].iter().filter_map(paragraph);
            let lines = paragraphs.clone().map(|one| LineOf::Paragraph(one.number));
            let lines = lines.chain(rows).collect();
            let titles = paragraphs.map(|one| cells(&one.text()));
            let sheet = Sheet {
                rows: titles.chain(table.sheet.rows.iter().cloned()).collect(),
                ..table.sheet.clone()
            };
            let name = sheet.name.clone();
            found.push(SheetBlocks { name, over, tables: vec![at], lines });
            sheets.push(sheet);
        }
        let lexicon = Arc::clone(lexicon);
        (TextDocument { blocks, asides, sheets: found, lexicon }, sheets)
    }

    /// Its paragraphs, in order.
    pub fn paragraphs(&self) -> impl Iterator<Item = &TextParagraph> {
        self.blocks.iter().filter_map(paragraph)
    }

    /// The first lines, which say whose document it is and of which year.
    pub(in crate::office) fn opening(&self) -> Vec<String> {
        let said = self.paragraphs().take(OPENING).map(TextParagraph::text);
        said.filter(|text| text.chars().count() <= LONGEST).collect()
    }

    /// What the rows of a sheet are.
    pub(in crate::office) fn lines(&self, sheet: &str) -> Arc<[LineOf]> {
        let mut sheets = self.sheets.iter();
        sheets
            .find(|one| one.name == sheet)
            .map(|sheet| sheet.lines.as_slice().into())
            .unwrap_or_default()
    }

    /// Where a cell of a sheet is.
    pub(in crate::office) fn spot(&self, sheet: &str, at: (usize, usize)) -> Option<Spot> {
        if sheet == TEXT {
            return Some(Spot::Paragraph(at.0 + 1));
        }
        let sheet = self.sheets.iter().find(|one| one.name == sheet)?;
        Some(Spot::of(sheet.lines.get(at.0).copied(), at.0, at.1))
    }

    /// Its text as a file whose lines are its paragraphs.
    pub(in crate::office) fn plain_file(&self, path: &str) -> SourceFile {
        let lines = self.paragraphs().map(|one| LineOf::Paragraph(one.number)).collect();
        let text: String = self.paragraphs().map(|one| plain(one) + "\n").collect();
        let sheet = SheetOf { number: self.sheets.len(), name: String::from(TEXT), lines };
        SourceFile { sheet: Some(sheet), ..SourceFile::new(path, text) }
    }
}

/// What the text of a document is called among its tables.
pub(in crate::office) const TEXT: &str = "正文";
/// How many lines a document opens with, and how long each is at most.
const OPENING: usize = 6;
const LONGEST: usize = 40;

fn paragraph(block: &Block) -> Option<&TextParagraph> {
    match block {
        Block::Paragraph(paragraph) => Some(paragraph),
        Block::Table(_) => None,
    }
}

fn is_outermost(block: &Block) -> bool {
    matches!(block, Block::Table(table) if table.within.is_none())
}

/// A paragraph in one line, as long as it is.
pub(super) fn plain(paragraph: &TextParagraph) -> String {
    paragraph.text().replace(['\n', '\t', '\r'], " ")
}
