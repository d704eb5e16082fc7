use crate::workbook::Sheet;

/// The first row that says something: what stands near the top of a sheet is counted from it, so
/// that a part of a sheet reads as a sheet of its own.
pub fn top(sheet: &Sheet) -> usize {
    let said = |row: &Vec<String>| row.iter().any(|text| !text.trim().is_empty());
    sheet.rows.iter().position(said).unwrap_or(0)
}
