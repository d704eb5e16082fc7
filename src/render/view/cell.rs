use serde::Serialize;

use crate::model::path::fragment;
use crate::model::{Cell, Form, Row, Unit};

/// A cell as a template shows it.
#[derive(Debug, Serialize)]
pub(in crate::render) struct CellView {
    /// Its address, if it holds anything.
    pub id: Option<String>,
    /// `n` number (`n y` an amount in the unit of its table), `t` text, `b` blank, `w` word in place of a figure, `m` malformed, `e` no such cell.
    pub class: &'static str,
    /// What it says, with thousands marks.
    pub text: String,
    /// Decimals that others in its column have and it has not, to be left as room: `.00`.
    pub pad: String,
    /// Marks of the notes about it.
    pub notes: Vec<usize>,
}

impl CellView {
    /// `decimals` is the most that any figure of the column has.
    pub fn new(form: &Form, row: &Row, column: usize, decimals: u32, notes: Vec<usize>) -> CellView {
        let cell = &row.cells[column];
        let number = form.columns[column].holds.is_number();
        let (class, text) = match cell {
            Cell::Absent => ("e", String::new()),
            Cell::Blank(_) => ("b", String::new()),
            Cell::NotApplicable { printed, .. } | Cell::Stated { printed, .. } => ("w", printed.clone()),
            Cell::Malformed { printed, .. } => ("m", printed.clone()),
            Cell::Text { text, .. } => (if number { "w" } else { "t" }, text.clone()),
            // An amount that leaves its unit to the table can be shown in another.
            Cell::Figure(figure) if matches!(figure.unit, Unit::Money(_)) && !figure.printed.ends_with('元') => ("n y", shown(figure)),
            Cell::Figure(figure) => ("n", shown(figure)),
        };
        let pad = match cell {
            Cell::Figure(figure) => padding(figure.amount.decimals(), decimals),
            _ => String::new(),
        };
        let id = (!matches!(cell, Cell::Absent)).then(|| fragment(form, row, column));
        CellView { id, class, text, pad, notes }
    }
}

/// A figure with thousands marks; one that carries its own unit or sign keeps it.
pub(super) fn shown(figure: &crate::model::Figure) -> String {
    let tail: String = figure.printed.chars().skip_while(|c| c.is_ascii_digit() || matches!(c, '.' | ',' | '-' | '+' | '０'..='９' | '．' | '，' | '－' | '＋' | '−')).collect();
    format!("{}{tail}", figure.amount.grouped())
}

fn padding(own: u32, most: u32) -> String {
    let missing = usize::try_from(most.saturating_sub(own)).unwrap_or_default();
    match (own, missing) {
        (_, 0) => String::new(),
        (0, missing) => format!(".{}", "0".repeat(missing)),
        (_, missing) => "0".repeat(missing),
    }
}
