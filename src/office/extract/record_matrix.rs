use crate::model::Column;
use crate::office::sheet::{answers, bare, cells, of_head, plain, top};
use crate::workbook::Sheet;

/// How many rows a head of a matrix stands over at most.
const TALLEST: usize = 12;
/// How many columns from the left the label of a row may stand.
const WIDEST: usize = 16;
/// How many cells are tried as the head of one column of a form.
const MOST_HEADS: usize = 64;

/// Row and column of a cell.
type At = (usize, usize);

/// A cell where a row of funds (其中：当年财政拨款) and a head (年初预算数) cross.
pub struct Crossing {
    /// The label of the row.
    pub label: At,
    pub value: At,
}

/// Where a column of a form stands in funds that are a matrix, above a row of the sheet: the row
/// is named by the column's group, or by how one of the column's labels begins, and the head by the
/// label, or by the rest of it (当年财政拨款 and 年初预算数 for 当年财政拨款年初预算数).
pub fn crossing(sheet: &Sheet, column: &Column, end: usize) -> Option<Crossing> {
    let group = column.group.as_deref()?;
    let group_bare = bare(&plain(group));
    let spellings: Vec<String> = column.spellings().map(plain).collect();
    let heads = cells(sheet, top(sheet)..end).filter_map(|(row, at)| {
        let text = sheet.text(row, at);
        let head = of_head(text).map_or_else(|| plain(text), |(label, _)| label);
        // What a row is called where this is its head: nothing is the group alone.
        let mut rows: Vec<&str> =
            spellings.iter().filter_map(|spelling| spelling.strip_suffix(head.as_str())).collect();
        rows.retain(|_| !head.is_empty());
        (!rows.is_empty()).then_some(((row, at), rows))
    });
    for ((head, at), rows) in heads.take(MOST_HEADS) {
        let named = |text: &str| {
            let label = bare(&plain(text));
            !label.is_empty()
                && rows.iter().any(|row| {
                    let row = if row.is_empty() { group_bare.as_str() } else { row };
                    row == label
                })
                || rows.contains(&"") && answers(text, [group]) > 0
        };
        for row in head + 1..end.min(head + 1 + TALLEST) {
            let label = (0..at.min(WIDEST)).find(|left| named(sheet.text(row, *left)));
            if let Some(left) = label {
                return Some(Crossing { label: (row, left), value: (row, at) });
            }
        }
    }
    None
}
