use crate::characters::after_numeral;
use crate::docx::{Block, TextParagraph};
use crate::lexicon::Lexicon;
use crate::model::KindRequirement;

/// How long a heading is at most that no style calls one.
const LONGEST: usize = 40;
/// The same where a style does: styles are put on paragraphs by mistake, too.
const LONGEST_STYLED: usize = 60;

/// The levels of headings as documents number them: 第一部分, 一、, （一）; styles that go deeper are
/// below these.
const PART: u8 = 1;
const CHAPTER: u8 = 2;
const SECTION: u8 = 3;

/// The level of each block that is a heading, from 1: by its style, by its number and its looks, or
/// since it is called as a section of the profile is.
pub fn outline(
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
    styled
        .or_else(|| numbered(text, lexicon).filter(|_| short))
        .or_else(|| (short && requirement.section(text, lexicon).is_some()).then_some(CHAPTER))
}

/// The level that the number of a line says.
pub fn numbered(text: &str, lexicon: &Lexicon) -> Option<u8> {
    // Blanks in a number and behind it say nothing.
    let text: String = text.chars().filter(|c| !c.is_whitespace()).collect();
    if let Some(rest) = text.strip_prefix('第').and_then(after_numeral) {
        return lexicon.heading_units.beginning(rest).map(|_| PART);
    }
    let is_chinese = |text: &str| !text.starts_with(|c: char| c.is_ascii_digit());
    if let Some(inside) = text.strip_prefix(['（', '(']) {
        let rest = after_numeral(inside).filter(|_| is_chinese(inside))?;
        let title = rest.strip_prefix(['）', ')'])?;
        return (!title.trim().is_empty()).then_some(SECTION);
    }
    let rest = after_numeral(&text).filter(|_| is_chinese(&text))?;
    let title = rest.strip_prefix(['、', '.', '．'])?;
    (!title.trim().is_empty()).then_some(CHAPTER)
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
    levels: &[Option<u8>],
    requirement: &KindRequirement,
    lexicon: &Lexicon,
) -> Option<u8> {
    let mut known = [0_usize; 256];
    let mut all = [0_usize; 256];
    for (block, level) in blocks.iter().zip(levels) {
        let (Block::Paragraph(paragraph), Some(level)) = (block, level) else { continue };
        all[usize::from(*level)] += 1;
        known[usize::from(*level)] +=
            usize::from(requirement.section(&paragraph.text(), lexicon).is_some());
    }
    let most = (0..=u8::MAX).rev().max_by_key(|level| known[usize::from(*level)]);
    let most = most.filter(|level| known[usize::from(*level)] > 0);
    let first = |least: usize| (0..=u8::MAX).find(|level| all[usize::from(*level)] >= least);
    most.or_else(|| first(2)).or_else(|| first(1))
}

#[cfg(test)]
mod tests {
    use super::numbered;
    use crate::lexicon::embedded;

    #[test]
    fn numbers_say_levels() {
        for (text, expected) in [
            ("第一部分 部门概况", Some(1)),
            ("第三季度支出", None),
            ("一、主要职能", Some(2)),
            ("十二、名词解释", Some(2)),
            ("（一）收入情况", Some(3)),
            ("(二)支出情况", Some(3)),
            ("1.收入情况", None),
            ("（1）收入", None),
            ("三公经费", None),
            ("一、", None),
        ] {
            assert_eq!(numbered(text, &embedded()), expected, "{text}");
        }
    }
}
