use crate::check::Reconciliation;
use crate::model::path::{cell_path, fragment, project_cell_path};
use crate::model::{Cell, Figure, Form, Row, Unit};

use super::csv_text::CsvLines;
use super::data_file::{DataFile, Refers, TO_DISCLOSURE, number, text, year};
use super::disclosed::Disclosed;
use super::fact_notes::FactNotes;

/// `facts.csv`: a line each printed number.
pub const FACTS: DataFile = DataFile {
    name: "facts",
    columns: &[
        text("region"),
        text("department"),
        text("unit_code"),
        year("year"),
        text("kind"),
        text("form"),
        text("row"),
        text("column"),
        text("project"),
        number("value"),
        text("unit"),
        number("amount_yuan"),
        text("printed"),
        text("url"),
        text("status"),
        text("note"),
    ],
    key: &["url"],
    refers: &[
        TO_DISCLOSURE,
        Refers { columns: &["form", "column"], file: "forms", to: &["form", "id"] },
    ],
};

/// One line a number cell that is not blank: figures, and what is printed where a figure should be;
/// how each stands, and the notes that go with it.
pub fn facts(lines: &mut CsvLines, of: &Disclosed<'_>, reconciliation: &Reconciliation<'_>) {
    let disclosure = of.disclosure;
    let year = disclosure.year.to_string();
    let head = of.named(of.unit(), &year);
    let notes = FactNotes::of(of);
    let mut checked = reconciliation.agreeing().peekable();
    let mut row = |form: &Form, row: &Row, project: &str, path: &dyn Fn(usize) -> String| {
        for (column, cell) in row.cells.iter().enumerate() {
            // Figures stand in the order in which they were checked.
            let agrees = cell.figure().is_some_and(|figure| {
                checked.next_if(|(covered, _)| covered.is(figure)).is_some_and(|(_, agrees)| agrees)
            });
            if !form.columns[column].holds.is_number() || cell.printed().is_empty() {
                continue;
            }
            let (value, unit, yuan) = numbers(cell);
            let url = of.figure(&fragment(form, row, column));
            let (is_doubted, note) = notes.at(|| path(column));
            // What nobody answers for is no dispute: it is only not known to agree.
            let status = match (is_doubted, agrees) {
                (true, _) => "disputed",
                (false, true) => "agrees",
                (false, false) => "unchecked",
            };
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
                status,
                &note,
            ];
            lines.line(head.into_iter().chain(tail));
        }
    };
    for table in &disclosure.tables {
        for written in &table.rows {
            row(&table.form, written, "", &|column| cell_path(table, written, column));
        }
    }
    if let Some(form) = &disclosure.project_form {
        for project in &disclosure.projects {
            let path = |column| project_cell_path(project, form, column);
            row(form, &project.row, &project.id, &path);
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
