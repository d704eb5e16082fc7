use crate::docx::{Block, TextParagraph};
use crate::lexicon::Lexicon;
use crate::model::KindRequirement;

use super::glued::{Glued, glued};
use super::heading_number::{CHAPTER, SECTION, numbered};

/// How long a heading is at most that no style calls one.
const LONGEST: usize = 40;
/// The same where a style does: styles are put on paragraphs by mistake, too.
const LONGEST_STYLED: usize = 60;

/// The headings of a document.
pub struct Outline {
    /// The level of each block that is a heading, from 1; nothing for any other.
    pub levels: Vec<Option<u8>>,
    /// Where text stands in one paragraph with its heading.
    pub glued: Vec<Option<Glued>>,
}

impl Outline {
    /// The headings of blocks.
    pub fn of(
        blocks: &[Block],
        contents: &[bool],
        lexicon: &Lexicon,
        requirement: &KindRequirement,
    ) -> Outline {
        let levels = levels(blocks, contents, lexicon, requirement);
        let mut outline = Outline { glued: vec![None; levels.len()], levels };
        let known = |paragraph: &TextParagraph| requirement.section(&paragraph.text(), lexicon);
        let whole = blocks.iter().zip(&outline.levels).filter(|(_, level)| level.is_some());
        let mut there: Vec<&str> = whole
            .filter_map(|(block, _)| match block {
                Block::Paragraph(paragraph) => known(paragraph).map(|section| &*section.id),
                Block::Table(_) => None,
            })
            .collect();
        let mut explains = false;
        for (at, block) in blocks.iter().enumerate() {
            let Block::Paragraph(paragraph) = block else { continue };
            if outline.levels[at].is_some()
                && let Some(section) = known(paragraph)
            {
                explains = section.explains_terms;
                continue;
            }
            let is_own = paragraph.level.is_some() || paragraph.is_title || paragraph.is_changed;
            if is_own || contents[at] {
                continue;
            }
            // In a list of terms names of sections are explained.
            let glued = glued(paragraph, requirement, lexicon);
            let Some(glued) = glued.filter(|one| !explains || one.is_behind()) else { continue };
            let text = paragraph.text();
            let title = &text[glued.title.clone()];
            let Some(section) = requirement.section(title, lexicon) else { continue };
            if there.contains(&&*section.id) {
                continue;
            }
            there.push(&section.id);
            outline.levels[at] = Some(numbered(title, lexicon).unwrap_or(CHAPTER));
            outline.glued[at] = Some(glued);
            explains = section.explains_terms;
        }
        outline
    }

    /// The words of the heading that a paragraph is, or holds.
    pub fn title(&self, at: usize, paragraph: &TextParagraph) -> String {
        let text = paragraph.text();
        match &self.glued[at] {
            Some(glued) => text[glued.title.clone()].to_owned(),
            None => text,
        }
    }
}

/// The level of each block that is a heading, from 1: by its style, by its number and its looks, or
/// since it is called as a section of the profile is.
fn levels(
    blocks: &[Block],
    contents: &[bool],
    lexicon: &Lexicon,
    requirement: &KindRequirement,
) -> Vec<Option<u8>> {
    let level = |(block, is_contents): (&Block, &bool)| {
        if *is_contents { None } else { level_of(block, lexicon, requirement) }
    };
    let mut levels: Vec<Option<u8>> = blocks.iter().zip(contents).map(level).collect();
    let body = blocks.iter().position(is_sentence).unwrap_or(blocks.len());
    for (at, block) in blocks.iter().enumerate().skip(body) {
        // A line that stands out by its looks; at the beginning it is the title of the document.
        if levels[at].is_none() && !contents[at] && stands_out(block) {
            levels[at] = Some(CHAPTER);
        }
    }
    // Numbered lines that follow each other with nothing between are a list.
    for at in 0..blocks.len() {
        let Block::Paragraph(paragraph) = &blocks[at] else { continue };
        let level = levels[at];
        let next = levels.get(at + 1).copied();
        let is_bare = level.is_some() && paragraph.level.is_none() && !is_marked(paragraph);
        let is_known = requirement.section(&paragraph.text(), lexicon).is_some();
        if is_bare && !is_known && level >= Some(SECTION) && next.is_none_or(|next| next == level) {
            levels[at] = None;
        }
    }
    levels
}

/// The level of a heading; nothing for any other block.
fn level_of(block: &Block, lexicon: &Lexicon, requirement: &KindRequirement) -> Option<u8> {
    let Block::Paragraph(paragraph) = block else { return None };
    if paragraph.is_title || paragraph.is_changed {
        return None;
    }
    let text = paragraph.text();
    let text = text.trim();
    let length = text.chars().count();
    if text.is_empty() || text.ends_with(['。', '；', '，', ';']) {
        return None;
    }
    let styled = paragraph.level.filter(|_| length <= LONGEST_STYLED);
    let short = length <= LONGEST && !text.contains(['。', '；']);
    // A line of a paragraph that a page broke, or a term with its definition, is no title.
    let is_title = !text.trim_end_matches(['：', ':']).contains(['，', ',', '：', ':'])
        || is_marked(paragraph);
    styled
        .or_else(|| numbered(text, lexicon).filter(|_| short && is_title))
        .or_else(|| (short && requirement.section(text, lexicon).is_some()).then_some(CHAPTER))
}

/// Whether a block is of the text and no title, number or date: it has a sentence.
fn is_sentence(block: &Block) -> bool {
    match block {
        Block::Paragraph(paragraph) => paragraph.text().contains('。'),
        Block::Table(_) => true,
    }
}

/// Whether a block is a short line that is bold and stands in the middle.
fn stands_out(block: &Block) -> bool {
    let Block::Paragraph(paragraph) = block else { return false };
    let text = paragraph.text();
    let text = text.trim();
    let is_short = text.chars().count() <= LONGEST
        && text.chars().any(char::is_alphabetic)
        && !text.contains(['。', '；', '：', ':']);
    let mut said = paragraph.runs.iter().filter(|run| !run.text.trim().is_empty());
    is_short && !paragraph.is_changed && paragraph.is_centered && said.all(|run| run.is_bold)
}

/// Whether a paragraph looks like no other: all of it is bold, or it stands in the middle.
fn is_marked(paragraph: &TextParagraph) -> bool {
    let said = paragraph.runs.iter().filter(|run| !run.text.trim().is_empty());
    let mut said = said.peekable();
    paragraph.is_centered || said.peek().is_some() && said.all(|run| run.is_bold)
}

/// The level of the headings that open sections of a narrative: that of the headings which the
/// profile knows, else the highest that stands more than once, else the highest.
pub fn section_level(
    blocks: &[Block],
    outline: &Outline,
    requirement: &KindRequirement,
    lexicon: &Lexicon,
) -> Option<u8> {
    let mut known = [0_usize; 256];
    let mut all = [0_usize; 256];
    for (at, block) in blocks.iter().enumerate() {
        let (Block::Paragraph(paragraph), Some(level)) = (block, outline.levels[at]) else {
            continue;
        };
        all[usize::from(level)] += 1;
        let title = outline.title(at, paragraph);
        known[usize::from(level)] += usize::from(requirement.section(&title, lexicon).is_some());
    }
    let most = (0..=u8::MAX).rev().max_by_key(|level| known[usize::from(*level)]);
    let most = most.filter(|level| known[usize::from(*level)] > 0);
    let first = |least: usize| (0..=u8::MAX).find(|level| all[usize::from(*level)] >= least);
    most.or_else(|| first(2)).or_else(|| first(1))
}
