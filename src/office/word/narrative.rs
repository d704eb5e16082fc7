use crate::docx::{Block, TextParagraph};
use crate::model::KindRequirement;

use super::contents::is_contents;
use super::fate::{Fate, ParagraphCount};
use super::markdown_text::MarkdownText;
use super::outline::{outline, section_level};
use super::text_document::TextDocument;

/// The text of a document as the Markdown of a narrative.
#[derive(Debug)]
pub struct TextNarrative {
    /// The Markdown, and the paragraph of each of its words.
    markdown: MarkdownText,
    /// What became of each paragraph, in order.
    pub fates: Vec<Fate>,
    /// The tables that were put into it as they are, by their numbers.
    pub tables: Vec<usize>,
}

/// What is done with a table that nothing was taken of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum UntakenTables {
    /// It stands in the text as it does in the document.
    Kept,
    /// It is left out.
    LeftOut,
}

impl TextNarrative {
    /// The Markdown.
    pub fn text(&self) -> &str {
        &self.markdown.text
    }

    /// Leaves the text, since the disclosure has a narrative that stays.
    pub fn leave(&mut self) {
        for fate in self.fates.iter_mut().filter(|fate| **fate == Fate::Taken) {
            *fate = Fate::NarrativeThere;
        }
        self.tables.clear();
        self.markdown = MarkdownText::default();
    }

    /// How many paragraphs were taken, and how many left.
    pub fn count(&self) -> ParagraphCount {
        ParagraphCount::of(self.fates.iter().copied())
    }

    /// The paragraph at a byte of the Markdown, from 1, and the byte of its line.
    pub(in crate::office) fn place(&self, at: usize) -> Option<(usize, usize)> {
        self.markdown.place(at)
    }
}

impl TextDocument {
    /// Its text as sections: a heading that the profile knows opens its section, any other its own,
    /// in the order of the document. `is_taken` says of a sheet whether a table was taken from it.
    pub fn narrative(
        &self,
        requirement: &KindRequirement,
        is_taken: impl Fn(&str) -> bool,
        untaken: UntakenTables,
    ) -> TextNarrative {
        let levels = outline(&self.blocks, requirement);
        let sections = section_level(&self.blocks, &levels, requirement);
        let writing = Writing { document: self, levels, sections };
        let fates = writing.fates(&is_taken);
        writing.written(&fates, &is_taken, untaken)
    }
}

/// A document whose headings are known.
struct Writing<'a> {
    document: &'a TextDocument,
    levels: Vec<Option<u8>>,
    /// The level of headings that open sections.
    sections: Option<u8>,
}

impl Writing<'_> {
    /// What becomes of each block; of tables it is not asked.
    fn fates(&self, is_taken: &impl Fn(&str) -> bool) -> Vec<Fate> {
        let of = |block: &Block| match block {
            Block::Paragraph(one) if one.is_changed => Fate::Changed,
            Block::Paragraph(one) if one.text().trim().is_empty() => Fate::Wordless,
            Block::Paragraph(one) if is_contents(one) => Fate::Contents,
            _ => Fate::Taken,
        };
        let mut fates: Vec<Fate> = self.document.blocks.iter().map(of).collect();
        for sheet in self.document.sheets.iter().filter(|sheet| is_taken(&sheet.name)) {
            for at in sheet.over.clone().rev() {
                let is_only_its = match self.levels[at] {
                    Some(level) => self.opens_nothing(at, level, &fates, is_taken),
                    None => true,
                };
                if is_only_its {
                    fates[at] = Fate::OverTable;
                }
            }
        }
        fates
    }

    /// Whether nothing of the text stands under a heading: what it is over are tables that were
    /// taken.
    fn opens_nothing(
        &self,
        heading: usize,
        level: u8,
        fates: &[Fate],
        is_taken: &impl Fn(&str) -> bool,
    ) -> bool {
        let blocks = self.document.blocks.iter().enumerate().skip(heading + 1);
        for (at, block) in blocks {
            if self.levels[at].is_some_and(|own| own <= level) {
                return true;
            }
            match block {
                Block::Paragraph(_) if fates[at] == Fate::Taken => return false,
                Block::Paragraph(_) => {}
                Block::Table(_) if self.sheet_of(at).is_some_and(is_taken) => {}
                Block::Table(_) => return false,
            }
        }
        true
    }

    /// The sheet that a table is of.
    fn sheet_of(&self, table: usize) -> Option<&str> {
        let mut sheets = self.document.sheets.iter();
        sheets.find(|sheet| sheet.tables.contains(&table)).map(|sheet| sheet.name.as_str())
    }

    fn written(
        &self,
        fates: &[Fate],
        is_taken: &impl Fn(&str) -> bool,
        untaken: UntakenTables,
    ) -> TextNarrative {
        let (mut markdown, mut tables) = (MarkdownText::default(), Vec::new());
        // The list that goes on: how deep its first item stands.
        let mut list: Option<u8> = None;
        for (at, block) in self.document.blocks.iter().enumerate() {
            match block {
                Block::Paragraph(one) if fates[at] == Fate::Taken => {
                    list = self.block(&mut markdown, at, one, list);
                }
                Block::Table(table)
                    if untaken == UntakenTables::Kept
                        && table.sheet.width() > 0
                        && !self.sheet_of(at).is_some_and(is_taken) =>
                {
                    markdown.gap();
                    markdown.table(&table.sheet);
                    tables.push(table.number);
                    list = None;
                }
                Block::Paragraph(_) | Block::Table(_) => {}
            }
        }
        let paragraphs = self.document.blocks.iter().zip(fates);
        let fates = paragraphs.filter(|(block, _)| matches!(block, Block::Paragraph(_)));
        TextNarrative { markdown, fates: fates.map(|(_, fate)| *fate).collect(), tables }
    }

    /// Writes a paragraph, and says in which list it stands.
    fn block(
        &self,
        markdown: &mut MarkdownText,
        at: usize,
        paragraph: &TextParagraph,
        list: Option<u8>,
    ) -> Option<u8> {
        if let Some(level) = self.levels[at] {
            let below = level.saturating_sub(self.sections.unwrap_or(level));
            markdown.gap();
            markdown.heading((2 + usize::from(below)).min(6), paragraph);
            return None;
        }
        let Some((mark, own)) = item(paragraph) else {
            markdown.gap();
            let is_numbered = false;
            markdown.paragraph("", paragraph, is_numbered);
            return None;
        };
        if list.is_none() {
            markdown.gap();
        }
        let outermost = list.unwrap_or(own).min(own);
        let opening = format!("{}{mark} ", "    ".repeat(usize::from(own - outermost)));
        let is_numbered = true;
        markdown.paragraph(&opening, paragraph, is_numbered);
        Some(outermost)
    }
}

/// The mark by which Markdown writes an item of a list, and how deep it stands: only bullets and
/// `1.` are its own; any other number is printed as it is.
fn item(paragraph: &TextParagraph) -> Option<(String, u8)> {
    let list = paragraph.list.as_ref()?;
    let mark = match &list.number {
        None => "-".to_owned(),
        Some(number) => {
            let digits = number.trim().strip_suffix(['.', '．'])?;
            let is_number = (1..=9).contains(&digits.len());
            (is_number && digits.bytes().all(|byte| byte.is_ascii_digit()))
                .then(|| format!("{digits}."))?
        }
    };
    Some((mark, list.level))
}
