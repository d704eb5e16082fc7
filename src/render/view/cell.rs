//! A cell of a table.

use serde::Serialize;

use crate::model::path::fragment;
use crate::model::{Cell, Form, Row, Unit};

/// A cell as a template shows it.
#[derive(Debug, Serialize)]
pub(in crate::render) struct CellView {
    /// Fragment of the figure, without `#`: `B05-2120101-total`; nothing where the form has no such cell or the figure is shown away from its table.
    pub id: Option<String>,
    /// CSS classes: `n` a number, `n y` an amount in the unit of its table, `t` text, `b` left blank in the document, `w` a word in place of a figure, `m` a figure that cannot be read, `e` no such cell in the form.
    pub class: &'static str,
    /// What the document prints, thousands marks added: `3,862.90`; empty for `b` and `e`.
    pub text: String,
    /// Decimals that other figures of the column have and this one lacks, to be left as room so that the points align: `.00`.
    pub pad: String,
    /// Numbers of the notes about this figure, for `<Marks>`.
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

/// The decimals that are missing, with the point if there is none yet.
fn padding(own: u32, most: u32) -> String {
    let missing = usize::try_from(most.saturating_sub(own)).unwrap_or_default();
    match (own, missing) {
        (_, 0) => String::new(),
        (0, missing) => format!(".{}", "0".repeat(missing)),
        (_, missing) => "0".repeat(missing),
    }
}
