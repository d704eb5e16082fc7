use crate::model::{Amount, ColumnType, Form, FormUse, MoneyUnit};
use crate::office::sheet::tidy;

use super::extracted::ExtractedRow;

/// Takes the unit off amounts that repeat that of their table: 1520.40万元 under 单位：万元 is
/// 1520.40. Another unit stays, so that it is found.
pub fn without_units(form: &Form, unit: MoneyUnit, rows: &mut [ExtractedRow]) {
    // The figure of a sentence carries its own.
    if form.used_for == FormUse::Statement {
        return;
    }
    for cell in rows.iter_mut().flat_map(|row| &mut row.cells) {
        let column = &form.columns[cell.column];
        if column.holds != ColumnType::Amount {
            continue;
        }
        let Some(number) = cell.text.strip_suffix(unit.name()) else { continue };
        let number = tidy(number, column);
        if Amount::parse(&number).is_ok() {
            cell.text = number;
        }
    }
}
