use crate::model::path::fragment;
use crate::model::{Cell, Disclosure, Figure, Form, Region, Row, Unit};

use super::csv_text::CsvLines;
use super::url::Addresses;

/// The columns of `facts.csv`.
pub const FACTS: &[&str] = &[
    "region",
    "department",
    "unit_code",
    "year",
    "kind",
    "form",
    "row",
    "column",
    "project",
    "value",
    "unit",
    "amount_yuan",
    "printed",
    "url",
];

/// One line a number cell that is not blank: figures, and what is printed where a figure should be.
pub fn facts(
    chunk: &mut CsvLines,
    region: &Region,
    department: &str,
    disclosure: &Disclosure,
    addresses: Addresses<'_>,
) {
    let year = disclosure.year.to_string();
    let head = [
        region.code.as_str(),
        department,
        disclosure.budget_unit.as_deref().unwrap_or_default(),
        &year,
        disclosure.kind.slug(),
    ];
    let mut row = |form: &Form, row: &Row, project: &str| {
        for (column, cell) in row.cells.iter().enumerate() {
            if !form.columns[column].holds.is_number() || cell.printed().is_empty() {
                continue;
            }
            let (value, unit, yuan) = numbers(cell);
            let url = addresses.figure(&disclosure.path, &fragment(form, row, column));
            let tail = [
                form.id.as_str(),
                &row.address,
                &form.columns[column].id,
                project,
                &value,
                unit,
                &yuan,
                cell.printed(),
                &url,
            ];
            chunk.line(head.into_iter().chain(tail));
        }
    };
    for table in &disclosure.tables {
        for written in &table.rows {
            row(&table.form, written, "");
        }
    }
    if let Some(form) = &disclosure.project_form {
        for project in &disclosure.projects {
            row(form, &project.row, &project.id);
        }
    }
}

/// Plain value, unit, and the amount in 元 where it is money.
fn numbers(cell: &Cell) -> (String, &'static str, String) {
    match cell.figure() {
        Some(figure) => (figure.amount.plain(), figure.unit.name(), yuan(figure)),
        None => (String::new(), "", String::new()),
    }
}

/// The amount in 元, without trailing zeros; nothing for what is not money.
pub(super) fn yuan(figure: &Figure) -> String {
    match figure.unit {
        Unit::Money(_) => figure.in_base().normalize().to_string(),
        Unit::Percent | Unit::Number => String::new(),
    }
}
