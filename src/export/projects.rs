use crate::model::{Cell, Disclosure, Region};
use crate::site::route;

use super::csv_text::CsvLines;
use super::facts::yuan;
use super::url::Addresses;

/// The columns of `projects.csv`.
pub const PROJECTS: &[&str] = &[
    "region",
    "department",
    "unit_code",
    "year",
    "kind",
    "project",
    "name",
    "printed_amount",
    "amount_yuan",
    "url",
];

/// One line a project, with the first amount of its form: its budget.
pub fn projects(
    chunk: &mut CsvLines,
    region: &Region,
    department: &str,
    disclosure: &Disclosure,
    addresses: Addresses<'_>,
) {
    let Some(form) = &disclosure.project_form else { return };
    let budget = form.main_column();
    let year = disclosure.year.to_string();
    for project in &disclosure.projects {
        let cell = budget.map_or(&Cell::Absent, |column| &project.row.cells[column]);
        let unit = project
            .budget_unit
            .as_ref()
            .map(|unit| unit.value.as_str())
            .or(disclosure.budget_unit.as_deref())
            .unwrap_or_default();
        let amount = cell.figure().map(yuan).unwrap_or_default();
        let url = addresses.figure(&disclosure.path, &route::project(&project.id));
        chunk.line([
            &region.code,
            department,
            unit,
            &year,
            disclosure.kind.slug(),
            &project.id,
            &project.name.value,
            cell.printed(),
            &amount,
            &url,
        ]);
    }
}
