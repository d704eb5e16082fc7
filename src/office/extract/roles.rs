use crate::lexicon::Lexicon;
use crate::model::RowRole;
use crate::office::sheet::{is_one_of, plain};

use super::extracted::{ExtractedCell, ExtractedRow};

/// What the name of a row makes of it.
pub fn role(lexicon: &Lexicon, cells: &[ExtractedCell], key: usize) -> RowRole {
    let name = cells
        .iter()
        .find(|cell| cell.column == key)
        .map(|cell| cell.text.as_str())
        .unwrap_or_default();
    if is_subtotal(lexicon, name) {
        RowRole::Subtotal
    } else if is_sum(lexicon, name) {
        RowRole::Total
    } else if lexicon.part_marks.beginning(&plain(name)).is_some()
        || lexicon.part_marks.beginning(name).is_some()
    {
        RowRole::Part
    } else {
        RowRole::Item
    }
}

/// Whether a name is that of a sum. Blanks inside Chinese words mean nothing, and divide English
/// ones.
pub fn is_sum(lexicon: &Lexicon, name: &str) -> bool {
    let total = |name: &str| lexicon.sum_names.ending(name).is_some();
    total(&plain(name)) || total(name.trim()) || is_subtotal(lexicon, name)
}

fn is_subtotal(lexicon: &Lexicon, name: &str) -> bool {
    lexicon.subtotal_names.is_in(&plain(name)) || lexicon.subtotal_names.is_in(name)
}

/// Of several totals, those that say of what they are the total are subtotals: 人员经费合计.
pub fn part_totals(lexicon: &Lexicon, key: usize, rows: &mut [ExtractedRow]) {
    if rows.iter().filter(|row| row.role == RowRole::Total).count() < 2 {
        return;
    }
    for row in rows.iter_mut().filter(|row| row.role == RowRole::Total) {
        let name = row.cells.iter().find(|cell| cell.column == key);
        if !name.is_some_and(|name| is_one_of(&lexicon.sum_names, &name.text)) {
            row.role = RowRole::Subtotal;
        }
    }
}
