use crate::model::{Amount, Cell, Column, ColumnType, Figure, Unit};
use crate::workbook::{Align, DrawnCell};

/// The text of a cell as content has it: digits in their plain form, no thousands marks, no
/// currency sign. What is no number stays what it is.
pub fn tidy(text: &str, column: &Column) -> String {
    let trimmed = text.trim_matches(|c: char| c.is_whitespace() || c == '\u{3000}');
    if !column.holds.is_number() {
        return trimmed.split_whitespace().collect::<Vec<_>>().join(" ");
    }
    let half: String = trimmed
        .chars()
        .map(|c| match c {
            '０'..='９' => char::from_digit(u32::from(c) - u32::from('０'), 10).unwrap_or(c),
            '．' => '.',
            '，' => ',',
            '－' | '−' => '-',
            '％' => '%',
            c => c,
        })
        .filter(|c| !c.is_whitespace())
        .collect();
    let number = half.trim_start_matches(['￥', '¥']);
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

/// A cell of a table as a workbook shows it.
pub fn cell(cell: &Cell, column: &Column, strong: bool, indent: u8) -> Option<DrawnCell> {
    match cell {
        Cell::Absent | Cell::Blank(_) => None,
        // A figure that carries its own unit keeps it, as words.
        Cell::Figure(figure) if figure.printed.ends_with('元') => {
            Some(DrawnCell::Text(figure.printed.clone(), Align::Left(0)))
        }
        Cell::Figure(figure) => Some(number(figure, strong)),
        // A single dash would come back as nothing.
        Cell::NotApplicable { printed, .. } if printed == "—" => {
            Some(DrawnCell::Text("——".to_owned(), Align::Left(0)))
        }
        other if column.holds == ColumnType::Text => {
            Some(DrawnCell::Text(other.printed().to_owned(), Align::Left(indent)))
        }
        other => Some(DrawnCell::Text(other.printed().to_owned(), Align::Left(0))),
    }
}

/// A figure as a number.
pub fn number(figure: &Figure, strong: bool) -> DrawnCell {
    let percent = figure.unit == Unit::Percent && figure.printed.trim_end().ends_with(['%', '％']);
    let decimals = usize::try_from(figure.amount.decimals()).unwrap_or_default();
    DrawnCell::Number { text: figure.amount.decimal().to_string(), decimals, strong, percent }
}
