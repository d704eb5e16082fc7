use crate::model::{Cell, Disclosure, Form, Row, Table};
use crate::site::route;

use super::csv_text::CsvLines;

/// The CSV files beside a disclosure's page: one a form, as printed. The projects are one of them,
/// a project a line.
pub fn table_files(disclosure: &Disclosure) -> Vec<(String, Vec<u8>)> {
    let mut files: Vec<(String, Vec<u8>)> = disclosure
        .tables
        .iter()
        .filter(|table| !table.rows.is_empty())
        .map(|table| (route::table_csv(&disclosure.path, &table.form.id), table_csv(table)))
        .collect();
    if let Some(form) = disclosure.project_form.as_ref().filter(|_| !disclosure.projects.is_empty())
    {
        files.push((route::table_csv(&disclosure.path, &form.id), project_csv(disclosure, form)));
    }
    files
}

/// The last column: the unit of amounts. A form may have a column of units of its own.
const UNIT: &str = "amount_unit";

fn table_csv(table: &Table) -> Vec<u8> {
    let form = &table.form;
    let mut chunk = CsvLines::new();
    let sided = !form.sides().is_empty();
    let head = ["row"]
        .into_iter()
        .chain(sided.then_some("side"))
        .chain(["label"])
        .chain(form.columns.iter().map(|column| column.id.as_str()))
        .chain([UNIT]);
    chunk.line(head);
    for row in &table.rows {
        let side = row
            .line
            .and_then(|line| form.lines()[line].side)
            .map(|side| form.sides()[side].id.as_str());
        let front = [row.address.as_str()]
            .into_iter()
            .chain(sided.then_some(side.unwrap_or_default()))
            .chain([table.row_label(row)]);
        chunk.line(
            front.chain(row.cells.iter().map(Cell::printed)).chain([unit(row, table.unit.name())]),
        );
    }
    chunk.into_bytes()
}

fn project_csv(disclosure: &Disclosure, form: &Form) -> Vec<u8> {
    let mut chunk = CsvLines::new();
    chunk.line(
        ["project", "name", "budget_unit"]
            .into_iter()
            .chain(form.columns.iter().map(|column| column.id.as_str()))
            .chain([UNIT]),
    );
    for project in &disclosure.projects {
        let unit_code = project.budget_unit.as_ref().map_or("", |unit| unit.value.as_str());
        let front = [project.id.as_str(), &project.name.value, unit_code];
        chunk.line(
            front
                .into_iter()
                .chain(project.row.cells.iter().map(Cell::printed))
                .chain([disclosure.project_unit().name()]),
        );
    }
    chunk.into_bytes()
}

/// The unit of a row's money: a figure in a statement may carry its own.
fn unit<'a>(row: &Row, table: &'a str) -> &'a str {
    let money = row.cells.iter().filter_map(Cell::figure).find_map(|figure| match figure.unit {
        crate::model::Unit::Money(unit) => Some(unit.name()),
        _ => None,
    });
    money.unwrap_or(table)
}
