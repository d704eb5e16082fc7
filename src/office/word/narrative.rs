use std::ops::Range;

use crate::docx::{Block, TextParagraph};
use crate::lexicon::Lexicon;
use crate::model::{KindRequirement, unit_line};

use super::contents::contents;
use super::fate::{Fate, ParagraphCount};
use super::glued::Glued;
use super::list::ListGoingOn;
use super::markdown_text::MarkdownText;
use super::outline::{Outline, section_level};
use super::page_line::is_page_line;
use super::tabbed::sheet;
use super::text_document::TextDocument;

/// The text of a document as the Markdown of a narrative.
#[derive(Debug)]
pub struct TextNarrative {
    /// The Markdown, and the paragraph of each of its words.
    markdown: MarkdownText,
    /// What became of each paragraph, in order.
    pub fates: Vec<Fate>,
    /// How many amounts are bound to figures.
    pub bound: usize,
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
        self.bound = 0;
        self.markdown = MarkdownText::default();
    }

    /// Puts `[[…]]` in the place of stretches of the Markdown, given in their order and apart.
    pub fn bind(&mut self, bindings: &[(Range<usize>, String)]) {
        for (range, binding) in bindings.iter().rev() {
            self.markdown.text.replace_range(range.clone(), binding);
        }
        self.bound += bindings.len();
    }

    /// How many paragraphs were taken, and how many left.
    pub fn count(&self) -> ParagraphCount {
        ParagraphCount::of(self.fates.iter().copied())
    }

    /// The paragraph at a byte of the Markdown as it was before anything was bound, from 1, and the
    /// byte of its line.
    pub fn place(&self, at: usize) -> Option<(usize, usize)> {
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
        let contents = contents(&self.blocks, &self.lexicon);
        let outline = Outline::of(&self.blocks, &contents, &self.lexicon, requirement);
        let sections = section_level(&self.blocks, &outline, requirement, &self.lexicon);
        let mut between: Vec<u8> = outline.levels.iter().flatten().copied().collect();
        between.sort_unstable();
        between.dedup();
        let writing = Writing { document: self, contents, outline, between, sections };
        let fates = writing.fates(&is_taken);
        writing.written(&fates, &is_taken, untaken)
    }
}

/// Whether a line over a table names it, or says its number or its unit.
fn says_table(block: &Block, lexicon: &Lexicon) -> bool {
    let Block::Paragraph(paragraph) = block else { return false };
    let text = paragraph.text();
    let text = text.trim();
    lexicon.table_captions.is_in(text) || unit_line(text).is_some()
}

/// A document whose headings are known.
struct Writing<'a> {
    document: &'a TextDocument,
    /// Which blocks are lines of a table of contents.
    contents: Vec<bool>,
    outline: Outline,
    /// The levels that there are, in order.
    between: Vec<u8>,
    /// The level of headings that open sections.
    sections: Option<u8>,
}

impl Writing<'_> {
    /// What becomes of each block; of tables it is not asked.
    fn fates(&self, is_taken: &impl Fn(&str) -> bool) -> Vec<Fate> {
        let of = |(block, is_contents): (&Block, &bool)| match block {
            Block::Paragraph(one) if one.is_changed => Fate::Changed,
            Block::Paragraph(one) if one.text().trim().is_empty() => Fate::Wordless,
            Block::Paragraph(_) if *is_contents => Fate::Contents,
            Block::Paragraph(one) if is_page_line(&one.text()) => Fate::PageNumber,
            _ => Fate::Taken,
        };
        let blocks = self.document.blocks.iter().zip(&self.contents);
        let mut fates: Vec<Fate> = blocks.map(of).collect();
        for rows in &self.document.tabbed {
            let taken = fates[rows.clone()].iter_mut().filter(|fate| **fate == Fate::Taken);
            taken.for_each(|fate| *fate = Fate::Tabbed);
        }
        for sheet in self.document.sheets.iter().filter(|sheet| is_taken(&sheet.name)) {
            for at in sheet.over.clone().rev() {
                let is_only_its = match self.outline.levels[at] {
                    Some(level) => self.opens_nothing(at, level, &fates, is_taken),
                    // What says nothing of the table is of the text.
                    None => says_table(&self.document.blocks[at], &self.document.lexicon),
                };
                if is_only_its {
                    fates[at] = Fate::OverTable;
                }
            }
            for at in &sheet.between {
                // The number of a page is none of its title.
                if fates[*at] == Fate::Taken {
                    fates[*at] = Fate::OverTable;
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
        let glued = |at: usize| self.outline.glued[at].as_ref();
        if glued(heading).is_some_and(|own| !own.is_behind()) {
            return false;
        }
        let blocks = self.document.blocks.iter().enumerate().skip(heading + 1);
        for (at, block) in blocks {
            if glued(at).is_some_and(Glued::is_behind) {
                return false;
            }
            if self.outline.levels[at].is_some_and(|own| own <= level) {
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
        let mut list = ListGoingOn::default();
        for (at, block) in self.document.blocks.iter().enumerate() {
            match block {
                Block::Paragraph(one) if fates[at] == Fate::Taken => {
                    self.block(&mut markdown, at, one, &mut list);
                }
                Block::Table(table)
                    if untaken == UntakenTables::Kept
                        && table.sheet.width() > 0
                        && !self.sheet_of(at).is_some_and(is_taken) =>
                {
                    markdown.gap();
                    markdown.table(&table.sheet);
                    tables.push(table.number);
                    list = ListGoingOn::default();
                }
                Block::Paragraph(_) if untaken == UntakenTables::Kept => {
                    let mut tabbed = self.document.tabbed.iter();
                    if let Some(rows) = tabbed.find(|rows| rows.start == at) {
                        markdown.gap();
                        markdown.table(&sheet(&self.document.blocks[rows.clone()]));
                        list = ListGoingOn::default();
                    }
                }
                Block::Paragraph(_) | Block::Table(_) => {}
            }
        }
        let paragraphs = self.document.blocks.iter().zip(fates);
        let fates = paragraphs.filter(|(block, _)| matches!(block, Block::Paragraph(_)));
        let fates = fates.map(|(_, fate)| *fate).collect();
        TextNarrative { markdown, fates, bound: 0, tables }
    }

    /// Writes a heading, an item of a list or a paragraph.
    fn block(
        &self,
        markdown: &mut MarkdownText,
        at: usize,
        paragraph: &TextParagraph,
        list: &mut ListGoingOn,
    ) {
        if let Some(level) = self.outline.levels[at] {
            *list = ListGoingOn::default();
            let depth = self.depth(level);
            let heading = |markdown: &mut MarkdownText, title: Range<usize>| {
                markdown.gap();
                markdown.heading(depth, paragraph, title);
            };
            let Some(Glued { title, text }) = self.outline.glued[at].clone() else {
                return heading(markdown, 0..paragraph.text().len());
            };
            let is_behind = text.start < title.start;
            if !is_behind {
                heading(markdown, title.clone());
            }
            markdown.gap();
            markdown.stretch(paragraph, text);
            if is_behind {
                heading(markdown, title);
            }
            return;
        }
        let goes_on = list.goes_on();
        match list.next(paragraph) {
            Some(item) => {
                if !goes_on {
                    markdown.gap();
                }
                markdown.item(&item.opening, item.number, paragraph);
            }
            None => {
                *list = ListGoingOn::default();
                markdown.gap();
                markdown.paragraph(paragraph);
            }
        }
    }

    /// How deep a heading stands: 2 where it opens a section, one deeper for each level between.
    fn depth(&self, level: u8) -> usize {
        let above = self.sections.unwrap_or(level);
        let deeper = self.between.iter().filter(|own| (above + 1..=level).contains(own)).count();
        (2 + deeper).min(6)
    }
}
