use crate::model::{Form, RowRole};

use super::extracted::ExtractedRow;

/// How many digits the code of a department has, with which those of its units begin.
const DEPARTMENT: usize = 3;

/// Rows of units in a table of classified codes: 333001 某局 above the items that it spends on. It
/// is their subtotal, and no item beside them: as one it would be added up twice.
///
/// Its code has as many digits as no level has, and no code of the classification begins as it
/// does. A table of nothing but units keeps them as its items.
pub fn units(form: &Form, rows: &mut [ExtractedRow]) {
    let Some(key) = form.key().filter(|_| form.is_classified()) else { return };
    let code = |row: &ExtractedRow| {
        let cell = row.cells.iter().find(|cell| cell.column == key.column)?;
        let digits = cell.text.bytes().all(|byte| byte.is_ascii_digit());
        (row.role == RowRole::Item && digits).then(|| cell.text.clone())
    };
    let codes: Vec<Option<String>> = rows.iter().map(code).collect();
    let level = |code: &str| key.levels.iter().position(|digits| *digits == code.len());
    let begins = |code: &str| code.get(..DEPARTMENT).map(str::to_owned);
    let known = || codes.iter().flatten();
    let classified: Vec<String> =
        known().filter(|code| level(code) > Some(0)).filter_map(|code| begins(code)).collect();
    let departments: Vec<String> = known()
        .filter(|code| level(code).is_none())
        .filter_map(|code| begins(code))
        .filter(|department| !classified.contains(department))
        .collect();
    if classified.is_empty() {
        return;
    }
    for (row, code) in rows.iter_mut().zip(&codes) {
        let department = code.as_deref().and_then(begins);
        if department.is_some_and(|department| departments.contains(&department)) {
            row.role = RowRole::Subtotal;
        }
    }
}
