use super::element::Element;
use super::table_row::TableRow;

/// The cells of a table that is a frame around text and no table: it has but one cell, or what says
/// something in it holds tables itself, as where two tables stand side by side.
pub fn frame(table: &Element) -> Option<Vec<&Element>> {
    let rows = TableRow::all(table);
    let mut cells = Vec::new();
    let mut holds_table = false;
    let is_only = rows.iter().map(|row| row.cells.len()).sum::<usize>() == 1;
    for row in &rows {
        for cell in &row.cells {
            if cell.change.is_some() {
                return None;
            }
            let says = !cell.element.text().trim().is_empty();
            let has_table = cell.element.content().iter().any(|one| one.name == "w:tbl");
            if says && !has_table && row.cells.len() > 1 {
                return None;
            }
            holds_table |= has_table;
            cells.push(cell.element);
        }
    }
    (is_only || holds_table).then_some(cells)
}
