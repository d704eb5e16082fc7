use crate::docx::Block;
use crate::lexicon::Lexicon;
use crate::office::sheet::is_figure;
use crate::workbook::Sheet;

use super::contents::is_contents;

/// How many lines a table has at least that tabs set: its heads and two rows.
const LEAST: usize = 3;

/// The blocks that are rows of a table which tabs set, and no grid: lines below each other in cells,
/// of which two or more have figures.
pub fn tabbed(blocks: &[Block], lexicon: &Lexicon) -> Vec<std::ops::Range<usize>> {
    let rows: Vec<Option<bool>> = blocks.iter().map(|block| row(block, lexicon)).collect();
    let mut found = Vec::new();
    let mut from = 0;
    for stretch in rows.chunk_by(|one, other| one.is_some() == other.is_some()) {
        let with_figures = stretch.iter().filter(|row| **row == Some(true)).count();
        // What stands below the last figure is over the next table.
        let end = stretch.iter().rposition(|row| *row == Some(true)).map_or(0, |last| last + 1);
        if with_figures >= 2 && end >= LEAST {
            found.push(from..from + end);
        }
        from += stretch.len();
    }
    found
}

/// Whether a line in cells has a figure; nothing for any other block.
fn row(block: &Block, lexicon: &Lexicon) -> Option<bool> {
    let Block::Paragraph(paragraph) = block else { return None };
    let text = paragraph.text();
    let is_row = text.trim().contains('\t')
        && !text.contains(['。', '\n'])
        && paragraph.level.is_none()
        && !is_contents(paragraph, lexicon);
    is_row.then(|| cells(&text).iter().any(|cell| is_figure(cell)))
}

fn cells(text: &str) -> Vec<String> {
    text.split('\t').map(|cell| cell.trim().to_owned()).collect()
}

/// Rows that tabs set as a sheet.
pub fn sheet(rows: &[Block]) -> Sheet {
    let rows = rows.iter().filter_map(|block| match block {
        Block::Paragraph(paragraph) => Some(cells(&paragraph.text())),
        Block::Table(_) => None,
    });
    Sheet::new(String::new(), rows.collect())
}
