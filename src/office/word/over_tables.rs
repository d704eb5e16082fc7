use crate::docx::{Block, TextParagraph};
use crate::lexicon::Lexicon;
use crate::office::extract::OVER_HEADS;

use super::contents::is_contents;
use super::heading_number::numbered;
use super::page_line::is_page_line;

/// How long a line over a table is at most: what is longer is a sentence.
const LONGEST: usize = 60;

/// The blocks right over a table that say what it is: its number, title, office and unit, each a
/// short line; the first of them is a heading at most. `is_row` says of a block whether it is of
/// a table that tabs set.
pub fn over_table(
    blocks: &[Block],
    table: usize,
    lexicon: &Lexicon,
    is_row: impl Fn(usize) -> bool,
) -> std::ops::Range<usize> {
    let mut first = table;
    while first > 0 && table - first < OVER_HEADS {
        let Block::Paragraph(above) = &blocks[first - 1] else { break };
        if is_row(first - 1) || !is_over(above, lexicon) {
            break;
        }
        first -= 1;
        if above.level.is_some() || numbered(&above.text(), lexicon).is_some() {
            if ends_a_list(blocks, first, table, lexicon) {
                first += 1;
            }
            break;
        }
    }
    first..table
}

/// Whether a numbered line over a table is the last of a list of tables: the line before it is
/// numbered alike, and the table has a title of its own below it.
fn ends_a_list(blocks: &[Block], at: usize, table: usize, lexicon: &Lexicon) -> bool {
    let number = |at: usize| match &blocks[at] {
        Block::Paragraph(one) if one.level.is_none() => numbered(&one.text(), lexicon),
        _ => None,
    };
    let titled = |block: &Block| match block {
        Block::Paragraph(one) => {
            let text = one.text();
            // 公开01表 is the number of a table, and no title.
            text.trim().ends_with('表') && !text.contains(|c: char| c.is_ascii_digit())
        }
        Block::Table(_) => false,
    };
    number(at).is_some()
        && at.checked_sub(1).is_some_and(|before| number(before) == number(at))
        && blocks[at + 1..table].iter().any(titled)
}

fn is_over(paragraph: &TextParagraph, lexicon: &Lexicon) -> bool {
    let text = paragraph.text();
    let text = text.trim();
    !text.is_empty()
        && !paragraph.is_changed
        && !is_contents(paragraph, lexicon)
        && !is_page_line(text)
        && text.chars().count() <= LONGEST
        && !text.contains('。')
        && !text.ends_with(['；', '，', ';', ','])
}

/// A line over a table as cells: offices part its office from its unit by tabs or blanks.
pub fn cells(text: &str) -> Vec<String> {
    let mut cells: Vec<String> = Vec::new();
    for part in text.split(['\t', '\n']).flat_map(|part| part.split("    ")) {
        let part = part.trim();
        if !part.is_empty() {
            cells.push(part.to_owned());
        }
    }
    cells
}
