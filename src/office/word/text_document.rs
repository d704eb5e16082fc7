use std::collections::HashSet;
use std::ops::Range;
use std::sync::Arc;

use crate::docx::{Aside, AsideKind, At, Block, TextParagraph, WordDocument};
use crate::finding::Bilingual;
use crate::lexicon::Lexicon;
use crate::office::extract::{Imported, Skipped};
use crate::office::sheet::is_figure;
use crate::source::{LineOf, SheetOf, SourceFile, Spot};
use crate::workbook::Sheet;

use super::next_page::{is_marked, lines_between};
use super::over_tables::{cells, over_table};
use super::page_line::is_page_line;
use super::tabbed::tabbed;

/// A text document, and which of its blocks each of its sheets is made of.
#[derive(Debug)]
pub struct TextDocument {
    /// Its paragraphs and tables, in order.
    pub(super) blocks: Vec<Block>,
    /// What stands in it and is not taken.
    pub(super) asides: Vec<Aside>,
    pub(super) sheets: Vec<SheetBlocks>,
    /// The blocks that are rows of tables which tabs set.
    pub(super) tabbed: Vec<Range<usize>>,
    /// The words that it is read by.
    pub(super) lexicon: Arc<Lexicon>,
}

/// What a sheet is made of.
#[derive(Debug)]
pub(super) struct SheetBlocks {
    /// Its name.
    pub name: String,
    /// The blocks over its table: title, office, unit.
    pub over: Range<usize>,
    /// Its tables: one that goes on behind another is its next page.
    pub tables: Vec<usize>,
    /// The blocks between its pages: what stands over it, again.
    pub between: Vec<usize>,
    /// What each of its rows is.
    pub lines: Vec<LineOf>,
}

impl TextDocument {
    /// A document that was read, and its tables as sheets, each under the lines over it.
    pub fn of(document: WordDocument, lexicon: &Arc<Lexicon>) -> (TextDocument, Vec<Sheet>) {
        let WordDocument { blocks, asides } = document;
        let (mut found, mut sheets): (Vec<SheetBlocks>, Vec<Sheet>) = (Vec::new(), Vec::new());
        let tabbed = tabbed(&blocks, lexicon);
        let is_row = |at: usize| tabbed.iter().any(|rows| rows.contains(&at));
        for (at, block) in blocks.iter().enumerate() {
            let Block::Table(table) = block else { continue };
            let rows = (0..table.sheet.rows.len()).map(|row| LineOf::Row(table.number, row));
            let before = found.last_mut().zip(sheets.last_mut()).and_then(|(last, sheet)| {
                let own = last.tables.last().copied()?;
                let between = lines_between(&blocks, (own, at), sheet, lexicon)?;
                Some((last, sheet, between))
            });
            if let Some((last, sheet, between)) = before {
                last.tables.push(at);
                last.between.extend(between);
                last.lines.extend(rows);
                sheet.rows.extend(table.sheet.rows.iter().cloned());
                continue;
            }
            let over = match table.within {
                Some(_) => at..at,
                None => over_table(&blocks, at, lexicon, is_row),
            };
            let paragraphs = blocks[over.clone()].iter().filter_map(paragraph);
            let lines = paragraphs.clone().map(|one| LineOf::Paragraph(one.number));
            let lines = lines.chain(rows).collect();
            let titles = paragraphs.map(|one| cells(&one.text()));
            let sheet = Sheet {
                rows: titles.chain(table.sheet.rows.iter().cloned()).collect(),
                ..table.sheet.clone()
            };
            let name = sheet.name.clone();
            found.push(SheetBlocks { name, over, tables: vec![at], between: Vec::new(), lines });
            sheets.push(sheet);
        }
        let lexicon = Arc::clone(lexicon);
        (TextDocument { blocks, asides, sheets: found, tabbed, lexicon }, sheets)
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

    /// Tables that say to be the next page of another, have its columns not, and were not taken.
    pub fn unjoined(&self, imported: &Imported) -> Vec<Skipped> {
        let says = |at: usize| {
            paragraph(&self.blocks[at]).is_some_and(|one| is_marked(&one.text(), &self.lexicon))
        };
        let sheets = self.sheets.iter().filter(|sheet| sheet.over.clone().any(says));
        let left = sheets.filter(|sheet| !imported.took_from(&sheet.name));
        let why = Bilingual::new(
            "写着接前面的表，但表头和栏数与前面的表不同：没有接上，两处的合计都没有一起核对",
            "it says to go on with the table before, and its heads and columns are others: it was not joined, and sums over both were not checked",
        );
        let doubt = |sheet: &SheetBlocks| Skipped {
            sheet: sheet.name.clone(),
            cell: None,
            why: why.clone(),
        };
        left.map(doubt).collect()
    }

    /// The sheet behind one whose table seems to go on in it and nothing was taken of: no title stands
    /// between them, or one that says so.
    pub(in crate::office) fn next_left(&self, sheet: &str, imported: &Imported) -> Option<&str> {
        let at = self.sheets.iter().position(|one| one.name == sheet)?;
        let next = self.sheets.get(at + 1).filter(|next| !imported.took_from(&next.name))?;
        let says = |at: usize| {
            paragraph(&self.blocks[at]).is_some_and(|one| is_marked(&one.text(), &self.lexicon))
        };
        let is_page = |block: &Block| paragraph(block).is_some_and(|one| is_page_line(&one.text()));
        let pages = self.sheets[at].tables.last()? + 1..next.over.start;
        let goes_on = next.over.is_empty() || next.over.clone().any(says);
        (goes_on && self.blocks.get(pages)?.iter().all(is_page)).then_some(&*next.name)
    }

    /// How many cells of the tables of a sheet, or of all, have a figure of which a change is
    /// pending.
    pub(in crate::office) fn changed_figures(&self, sheet: Option<&str>) -> usize {
        let lines = sheet.map(|sheet| self.lines(sheet));
        let is_its = |own: usize| {
            let is_row = |line: &LineOf| matches!(line, LineOf::Row(table, _) if *table == own);
            lines.as_ref().is_none_or(|lines| lines.iter().any(is_row))
        };
        let cell = |aside: &Aside| match (aside.kind, aside.at) {
            (AsideKind::Inserted | AsideKind::Deleted, At::Cell(table, row, column)) => {
                (is_figure(&aside.text) && is_its(table)).then_some((table, row, column))
            }
            _ => None,
        };
        let cells: HashSet<(usize, usize, usize)> = self.asides.iter().filter_map(cell).collect();
        cells.len()
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

/// A paragraph in one line, as long as it is.
pub(super) fn plain(paragraph: &TextParagraph) -> String {
    paragraph.text().replace(['\n', '\t', '\r'], " ")
}
