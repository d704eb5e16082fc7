//! A cell of a table.

use serde::Serialize;

use crate::model::path::fragment;
use crate::model::{Cell, Disclosure, Form, Referred, Row, Unit};
use crate::words::Messages;

use super::align::padding;
use super::note::{CellRemarks, MarkView};
use crate::render::DisclosurePage;

/// A cell as a template shows it.
#[derive(Debug, Serialize)]
pub(in crate::render) struct CellView {
    /// Fragment of the figure, without `#`: `B05-2120101-total`; nothing where the form has no such
    /// cell or the figure is shown away from its table.
    pub id: Option<String>,
    /// CSS classes: `n` a number, `n y` an amount in the unit of its table, `t` text, `b` left
    /// blank in the document, `w` a word in place of a figure, `m` a figure that cannot be read,
    /// `e` no such cell in the form.
    pub class: &'static str,
    /// What the document prints, thousands marks added: `3,862.90`; empty for `b` and `e`.
    pub text: String,
    /// Decimals that other figures of the column have and this one lacks, to be left as room so
    /// that the points align: `.00`.
    pub pad: String,
    /// Numbers of the notes about this figure, for `<Marks>`.
    pub notes: Vec<usize>,
    /// The unit of an amount that may be shown in no other, because the unit is what is in doubt:
    /// 万元; nothing for all others.
    pub unit: Option<String>,
}

impl CellView {
    /// `decimals` is the most that any figure of the column has.
    pub fn new(
        words: &Messages,
        form: &Form,
        row: &Row,
        column: usize,
        decimals: u32,
        said: CellRemarks,
    ) -> CellView {
        let cell = &row.cells[column];
        let number = form.columns[column].holds.is_number();
        let (class, text) = match cell {
            Cell::Absent => ("e", String::new()),
            Cell::Blank(_) => ("b", String::new()),
            Cell::NotApplicable { printed, .. } | Cell::Stated { printed, .. } => {
                ("w", printed.clone())
            }
            Cell::Malformed { printed, .. } => ("m", printed.clone()),
            Cell::Text { text, .. } => (if number { "w" } else { "t" }, text.clone()),
            // An amount that leaves its unit to the table can be shown in another.
            Cell::Figure(figure)
                if matches!(figure.unit, Unit::Money(_)) && !figure.printed.ends_with('元') =>
            {
                ("n y", shown(figure))
            }
            Cell::Figure(figure) => ("n", shown(figure)),
        };
        let pad = match cell {
            Cell::Figure(figure) => padding(figure.amount.decimals(), decimals),
            _ => String::new(),
        };
        let id = (!matches!(cell, Cell::Absent)).then(|| fragment(form, row, column));
        let kept = cell
            .figure()
            .filter(|_| said.unit_in_doubt && class == "n y")
            .map(|figure| words.measure(figure.unit).to_owned());
        CellView {
            id,
            class: if kept.is_some() { "n" } else { class },
            text,
            pad,
            notes: said.notes,
            unit: kept,
        }
    }
}

/// The same figure in last year's document.
#[derive(Debug, Serialize)]
pub(in crate::render) struct BeforeView {
    /// The figure as text in the unit of what it stands beside; with its own unit where that is in
    /// doubt.
    pub text: String,
    /// Decimals that other figures of the column have and this one lacks, to be left as room so
    /// that the points align: `.00`.
    pub pad: String,
    /// Whether it may be shown in no other unit, because the unit is what is in doubt.
    pub as_printed: bool,
    /// The marks of the notes about it in last year's document, for `<LinkedMarks>`.
    pub marks: Vec<MarkView>,
}

impl BeforeView {
    /// A figure of last year's document, in a unit.
    pub fn new(
        page: &DisclosurePage<'_>,
        before: &Disclosure,
        referred: &Referred<'_>,
        unit: Unit,
    ) -> BeforeView {
        let Referred { figure, path, .. } = referred;
        let as_printed = page.doubts.in_unit(&before.path, path);
        let amount = match unit {
            Unit::Money(unit) => figure.in_money(unit),
            Unit::Percent | Unit::Number => None,
        };
        let text = if as_printed {
            page.words.measured(&figure.amount.grouped(), figure.unit)
        } else {
            amount.map_or_else(|| shown(figure), crate::model::Amount::grouped)
        };
        BeforeView { text, pad: String::new(), as_printed, marks: page.marks_in(before, path) }
    }
}

/// A figure with thousands marks; one that carries its own unit or sign keeps it.
pub(super) fn shown(figure: &crate::model::Figure) -> String {
    let tail: String = figure
        .printed
        .chars()
        .skip_while(|c| {
            c.is_ascii_digit()
                || matches!(
                    c,
                    '.' | ',' | '-' | '+' | '０'..='９' | '．' | '，' | '－' | '＋' | '−'
                )
        })
        .collect();
    format!("{}{tail}", figure.amount.grouped())
}
