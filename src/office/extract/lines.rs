use crate::model::{Form, Line, LineRole, RowRole};
use crate::office::sheet::{Reader, answers, best, heads, is_figure, is_numbering, tidy};
use crate::workbook::Sheet;

use super::extracted::{ExtractedCell, ExtractedRow};
use super::line_block::Block;
use super::lines_left::lines_left;
use super::skipped::Skipped;

/// Reads fixed lines, on one side or several side by side: a line is found by its label, its
/// figures stand to the right of it.
pub fn lines(
    sheet: &Sheet,
    reader: Reader<'_>,
    skipped: &mut Vec<Skipped>,
) -> Option<Vec<ExtractedRow>> {
    let form = reader.form;
    let blocks = blocks(sheet, form);
    let first = blocks.iter().flat_map(|block| block.found.iter().map(|(row, _)| *row)).min()?;
    let mut taken: Vec<ExtractedRow> = Vec::new();
    for (index, block) in blocks.iter().enumerate() {
        let end = blocks.get(index + 1).map_or(sheet.width(), |next| next.at);
        let places = places(sheet, reader, block, end, first, skipped);
        for (row, line) in &block.found {
            let cells = figures(sheet, form, *row, *line, &places);
            // A line without a figure says nothing.
            if !cells.is_empty() && !taken.iter().any(|other| other.line == Some(*line)) {
                taken.push(ExtractedRow { line: Some(*line), role: RowRole::Item, cells });
            }
        }
    }
    lines_left(sheet, reader, &blocks, &taken, skipped);
    taken.sort_by_key(|row| row.line);
    (!taken.is_empty()).then_some(taken)
}

/// The columns of labels: for each side of the form, the column that answers to most of its lines.
fn blocks(sheet: &Sheet, form: &Form) -> Vec<Block> {
    let sides: Vec<Option<usize>> = if form.sides().is_empty() {
        vec![None]
    } else {
        (0..form.sides().len()).map(Some).collect()
    };
    let mut blocks: Vec<Block> = Vec::new();
    for side in sides {
        let scored = (0..sheet.width())
            .map(|at| Block { at, found: found(sheet, form, side, at) })
            .map(|block| {
                let lines = block.found.len();
                (block, lines)
            })
            .filter(|(_, lines)| *lines > 0);
        let Some(block) = best(scored) else { continue };
        // Sides that stand one below the other share their column.
        match blocks.iter_mut().find(|other| other.at == block.at) {
            Some(other) => other.found.extend(block.found),
            None => blocks.push(block),
        }
    }
    blocks.sort_by_key(|block| block.at);
    blocks
}

/// The lines of a side that one column of the sheet names, in its order. Each row and each line
/// counts once.
fn found(sheet: &Sheet, form: &Form, side: Option<usize>, at: usize) -> Vec<(usize, usize)> {
    let mut found: Vec<(usize, usize)> = Vec::new();
    for row in 0..sheet.rows.len() {
        // A merged title answers to nothing but itself in several columns: a label stands in one.
        let text = sheet.text(row, at);
        if text.trim().is_empty() {
            continue;
        }
        let known = |line: &usize| found.iter().any(|(_, other)| other == line);
        // 收入合计 is the total only where no row says 收入总计.
        let named = |line: &Line| {
            let by_label = |text: &str| answers(text, [line.label.as_str()]) > 0;
            !by_label(text) && (0..sheet.rows.len()).any(|row| by_label(sheet.text(row, at)))
        };
        // Below 上年结转 the names of the sources are said again, and mean what is carried over.
        let score = |line: &Line| {
            let again = line.below.as_ref().filter(|below| known(&below.line));
            match again.map_or(0, |below| answers(text, below.labels.iter().map(String::as_str))) {
                0 => answers(text, line.spellings()),
                score => 2 + score,
            }
        };
        let candidates = form
            .lines()
            .iter()
            .enumerate()
            .filter(|(_, line)| line.side == side && line.role != LineRole::Heading);
        let scored = candidates
            .filter(|(index, line)| !known(index) && (line.below.is_some() || !named(line)))
            .map(|(index, line)| (index, score(line)))
            .filter(|(_, score)| *score > 0);
        if let Some(line) = best(scored) {
            found.push((row, line));
        }
    }
    found
}

/// Where the figures of a block's lines stand.
enum Places {
    /// Under heads that the form knows: column of the sheet and of the form.
    Named(Vec<(usize, usize)>),
    /// In these columns of the sheet, in the order of those that a line fills.
    InOrder(Vec<usize>),
}

/// The columns of a block's figures: by their heads, or in order where heads say nothing else.
/// Columns that hold figures and are not taken are named.
fn places(
    sheet: &Sheet,
    reader: Reader<'_>,
    block: &Block,
    end: usize,
    first: usize,
    skipped: &mut Vec<Skipped>,
) -> Places {
    let inside = block.at + 1..end;
    let rows = sheet.rows.iter().take(first).map(|cells| {
        let kept = cells
            .iter()
            .enumerate()
            .map(|(at, text)| if inside.contains(&at) { text.clone() } else { String::new() });
        kept.collect()
    });
    let part = sheet.part(rows.collect());
    let named = heads(&part, reader).map(|heads| heads.columns).unwrap_or_default();
    let head = |at: usize| {
        (0..first)
            .rev()
            .map(|row| sheet.text(row, at).trim())
            .find(|text| !text.is_empty())
            .unwrap_or_default()
    };
    let filled = |at: &usize| block.found.iter().any(|(row, _)| is_figure(sheet.text(*row, *at)));
    let others: Vec<usize> = inside
        .filter(|at| !named.iter().any(|(known, _)| known == at))
        .filter(filled)
        .filter(|at| !is_numbering(reader.lexicon, head(*at)))
        .collect();
    let fills = block
        .found
        .iter()
        .map(|(_, line)| reader.form.lines()[*line].columns.len())
        .max()
        .unwrap_or(0);
    // One column of figures for lines of one figure is that figure, whatever its head; two could be
    // last year's and this year's.
    if named.is_empty()
        && others.len() <= fills
        && (fills == 1 || others.iter().all(|at| head(*at).is_empty()))
    {
        return Places::InOrder(others);
    }
    for at in others {
        skipped.push(Skipped::column(sheet, first.saturating_sub(1), at, head(at), reader.form));
    }
    Places::Named(named)
}

/// The figures of a line.
fn figures(
    sheet: &Sheet,
    form: &Form,
    row: usize,
    line: usize,
    places: &Places,
) -> Vec<ExtractedCell> {
    let fills = &form.lines()[line].columns;
    let places: Vec<(usize, usize)> = match places {
        Places::Named(named) => {
            named.iter().copied().filter(|(_, column)| fills.contains(column)).collect()
        }
        Places::InOrder(columns) => columns.iter().copied().zip(fills.iter().copied()).collect(),
    };
    let cell = |(at, column): (usize, usize)| ExtractedCell {
        column,
        text: tidy(sheet.text(row, at), &form.columns[column]),
        at: (row, at),
    };
    let mut cells: Vec<ExtractedCell> = places.into_iter().map(cell).collect();
    // An official line that need not be there and has no figure is not there; in any other, a cell
    // that is empty is a blank.
    let filled = cells.iter().any(|cell| !cell.text.is_empty());
    let asked =
        !form.lines()[line].optional && cells.iter().any(|cell| form.columns[cell.column].asked());
    cells.retain(|cell| {
        !cell.text.is_empty() || (filled || asked) && form.columns[cell.column].holds.is_number()
    });
    cells
}
