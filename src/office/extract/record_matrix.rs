use crate::model::Form;
use crate::office::sheet::{bare, cells, of_head, plain, top};
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

/// Where a column of a form stands in funds that are a matrix, above a row of the sheet. Its head is
/// any of its labels in the row of its group; or a label says both, the row and then the head as
/// another column is called (当年财政拨款 and 年初预算数 in 当年财政拨款年初预算数).
pub fn crossing(sheet: &Sheet, form: &Form, column: usize, end: usize) -> Option<Crossing> {
    let named = names(form, column)?;
    let heads = cells(sheet, top(sheet)..end).filter_map(|(row, at)| {
        let text = sheet.text(row, at);
        let head = of_head(text).map_or_else(|| plain(text), |(label, _)| label);
        let rows: Vec<&str> =
            named.iter().filter(|(_, own)| *own == head).map(|(row, _)| row.as_str()).collect();
        (!rows.is_empty()).then_some(((row, at), rows))
    });
    for ((head, at), rows) in heads.take(MOST_HEADS) {
        for row in head + 1..end.min(head + 1 + TALLEST) {
            let label = (0..at.min(WIDEST))
                .find(|left| rows.contains(&bare(&plain(sheet.text(row, *left))).as_str()));
            if let Some(left) = label {
                return Some(Crossing { label: (row, left), value: (row, at) });
            }
        }
    }
    None
}

/// What the row and the head of a column may be called, together; nothing for one of no group.
fn names(form: &Form, column: usize) -> Option<Vec<(String, String)>> {
    let own = &form.columns[column];
    let group = bare(&plain(own.group.as_deref()?));
    let mut found = Vec::new();
    for spelling in own.spellings().map(plain) {
        for head in &form.columns {
            let row = spelling.strip_suffix(plain(&head.label).as_str()).map(bare);
            if let Some(row) = row.filter(|row| !row.is_empty()) {
                found.extend(head.spellings().map(|head| (row.clone(), plain(head))));
            }
        }
        found.push((group.clone(), spelling));
    }
    Some(found)
}
