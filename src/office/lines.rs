use crate::model::{Form, LineRole, RowRole};
use crate::workbook::Sheet;

use super::cells::tidy;
use super::grid::heads;
use super::label::{answers, plain};
use super::recognise::Left;
use super::rows::is_note;
use super::taken::{TakenCell, TakenRow};

/// Reads fixed lines, on one side or several side by side: a line is found by its label, its figures stand to the right of it.
pub(super) fn lines(sheet: &Sheet, form: &Form, left: &mut Vec<Left>) -> Option<Vec<TakenRow>> {
    let blocks = blocks(sheet, form);
    let first = blocks.iter().flat_map(|block| block.found.iter().map(|(row, _)| *row)).min()?;
    let mut taken: Vec<TakenRow> = Vec::new();
    for (index, block) in blocks.iter().enumerate() {
        let end = blocks.get(index + 1).map_or(sheet.width(), |next| next.at);
        for (row, line) in &block.found {
            let cells = figures(sheet, form, *row, *line, block.at + 1, end, first);
            // A line without a figure says nothing.
            if !cells.is_empty() && !taken.iter().any(|other| other.line == Some(*line)) {
                taken.push(TakenRow { line: Some(*line), role: RowRole::Item, cells });
            }
        }
    }
    for row in first..sheet.rows.len() {
        let words: Vec<&str> = sheet.rows[row].iter().map(String::as_str).filter(|text| !text.trim().is_empty()).collect();
        let Some(word) = words.first() else { continue };
        if is_note(&plain(word)) {
            left.push(Left::note(&sheet.name, row, word));
            continue;
        }
        for block in &blocks {
            let text = sheet.text(row, block.at).trim();
            let known = block.found.iter().any(|(found, _)| *found == row);
            let figure = (block.at + 1..sheet.width()).any(|at| sheet.text(row, at).chars().any(|c| c.is_ascii_digit()));
            if !text.is_empty() && !known && figure {
                let close = form.lines().iter().max_by_key(|line| closeness(&line.label, text)).map(|line| line.label.as_str()).unwrap_or_default();
                left.push(Left::line(&sheet.name, row, text, close));
            }
        }
    }
    taken.sort_by_key(|row| row.line);
    (!taken.is_empty()).then_some(taken)
}

/// A column of labels and the lines found in it.
struct Block {
    at: usize,
    /// Row of the sheet and line of the form.
    found: Vec<(usize, usize)>,
}

/// The columns of labels: for each side of the form, the column that answers to most of its lines.
fn blocks(sheet: &Sheet, form: &Form) -> Vec<Block> {
    let sides: Vec<Option<usize>> = if form.sides().is_empty() { vec![None] } else { (0..form.sides().len()).map(Some).collect() };
    let mut blocks: Vec<Block> = Vec::new();
    for side in sides {
        let best = (0..sheet.width()).map(|at| Block { at, found: found(sheet, form, side, at) }).max_by_key(|block| (block.found.len(), std::cmp::Reverse(block.at)));
        let Some(block) = best.filter(|block| !block.found.is_empty()) else { continue };
        // Sides that stand one below the other share their column.
        match blocks.iter_mut().find(|other| other.at == block.at) {
            Some(other) => other.found.extend(block.found),
            None => blocks.push(block),
        }
    }
    blocks.sort_by_key(|block| block.at);
    blocks
}

/// The lines of a side that one column of the sheet names, in its order. Each row and each line counts once.
fn found(sheet: &Sheet, form: &Form, side: Option<usize>, at: usize) -> Vec<(usize, usize)> {
    let mut found: Vec<(usize, usize)> = Vec::new();
    for row in 0..sheet.rows.len() {
        // A merged title answers to nothing but itself in several columns: a label stands in one.
        let text = sheet.text(row, at);
        let score = |line: &crate::model::Line| answers(text, std::iter::once(line.label.as_str()).chain(line.labels.iter().map(String::as_str)));
        let candidates = form.lines().iter().enumerate().filter(|(_, line)| line.side == side && line.role != LineRole::Heading);
        let best = candidates
            .filter(|(index, _)| !found.iter().any(|(_, line)| line == index))
            .map(|(index, line)| (score(line), index))
            .filter(|(score, _)| *score > 0)
            .max_by_key(|(score, index)| (*score, std::cmp::Reverse(*index)));
        if let Some((_, line)) = best {
            found.push((row, line));
        }
    }
    found
}

/// The figures of a line: by the heads above them, or in order where there are no heads.
fn figures(sheet: &Sheet, form: &Form, row: usize, line: usize, start: usize, end: usize, first: usize) -> Vec<TakenCell> {
    let fills = &form.lines()[line].columns;
    let named: Vec<(usize, usize)> = heads_between(sheet, form, start, end, first).into_iter().filter(|(_, column)| fills.contains(column)).collect();
    let places: Vec<(usize, usize)> = if named.is_empty() {
        let filled = (start..end).filter(|at| !sheet.text(row, *at).trim().is_empty());
        filled.zip(fills.iter().copied()).collect()
    } else {
        named
    };
    places
        .into_iter()
        .filter_map(|(at, column)| {
            let text = tidy(sheet.text(row, at), &form.columns[column]);
            (!text.is_empty()).then_some(TakenCell { column, text, at: (row, at) })
        })
        .collect()
}

/// The heads over one block.
fn heads_between(sheet: &Sheet, form: &Form, start: usize, end: usize, first: usize) -> Vec<(usize, usize)> {
    let rows = sheet.rows.iter().take(first).map(|cells| {
        let inside = cells.iter().enumerate().map(|(at, text)| if (start..end).contains(&at) { text.clone() } else { String::new() });
        inside.collect()
    });
    let part = Sheet { name: sheet.name.clone(), rows: rows.collect(), remark: None };
    heads(&part, form).map(|heads| heads.columns).unwrap_or_default()
}

/// How many characters two labels share.
fn closeness(label: &str, text: &str) -> usize {
    label.chars().filter(|c| text.contains(*c)).count()
}
