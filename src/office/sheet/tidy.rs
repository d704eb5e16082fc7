use crate::characters::{half_width_number, hidden_kind};
use crate::model::{Amount, Column, ColumnType};

use super::figure::below_zero;

/// The text of a cell as content has it: digits in their plain form, no thousands marks, no
/// currency sign. What is no number stays what it is.
pub fn tidy(text: &str, column: &Column) -> String {
    let trimmed = text.trim_matches(|c: char| c.is_whitespace() || c == '\u{3000}');
    if !column.holds.is_number() {
        return trimmed.split_whitespace().collect::<Vec<_>>().join(" ");
    }
    let half: String =
        trimmed.chars().map(half_width_number).filter(|c| !c.is_whitespace()).collect();
    // What cannot be seen is none of a number.
    let seen: String = half.chars().filter(|c| hidden_kind(*c).is_none()).collect();
    let half = if Amount::parse(seen.trim_end_matches('%')).is_ok() { seen } else { half };
    let number = half.trim_start_matches(['￥', '¥']);
    if column.holds == ColumnType::Amount
        && let Some(amount) = below_zero(number)
    {
        return amount;
    }
    // A single dash is how a spreadsheet shows nothing.
    if matches!(number, "-" | "—" | "–") {
        return String::new();
    }
    // Marks in the wrong places may be a slip of the digits: they stay, so that they are found.
    let grouped = number.contains(',') && Amount::parse(number.trim_end_matches('%')).is_ok();
    match (grouped, number.chars().any(|c| c.is_ascii_digit())) {
        (true, _) => number.replace(',', ""),
        (false, true) => number.to_owned(),
        (false, false) => trimmed.to_owned(),
    }
}
