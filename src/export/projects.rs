use crate::model::Cell;
use crate::site::route;

use super::csv_text::CsvLines;
use super::data_file::{DataFile, TO_DEPARTMENT, TO_DISCLOSURE, number, text, year};
use super::disclosed::Disclosed;
use super::facts::yuan;

/// `projects.csv`: a line each project.
pub const PROJECTS: DataFile = DataFile {
    name: "projects",
    columns: &[
        text("region"),
        text("department"),
        text("unit_code"),
        year("year"),
        text("kind"),
        text("project"),
        text("name"),
        text("printed_amount"),
        number("amount_yuan"),
        text("url"),
        text("budget_unit"),
    ],
    key: &["url"],
    refers: &[TO_DEPARTMENT, TO_DISCLOSURE],
};

/// One line a project, with the first amount of its form: its budget. `budget_unit` is the
/// unit that has the project, where that is said.
pub fn projects(lines: &mut CsvLines, of: &Disclosed<'_>) {
    let disclosure = of.disclosure;
    let Some(form) = &disclosure.project_form else { return };
    let budget = form.main_column();
    let year = disclosure.year.to_string();
    for project in &disclosure.projects {
        let cell = budget.map_or(&Cell::Absent, |column| &project.row.cells[column]);
        let own = project.budget_unit.as_ref().map(|unit| unit.value.as_str());
        let amount = cell.figure().map(yuan).unwrap_or_default();
        let url = of.figure(&route::project(&project.id));
        let named = of.named(of.unit(), &year);
        let own = own.unwrap_or_default();
        let tail = [&project.id, &project.name.value, cell.printed(), &amount, &url, own];
        lines.line(named.into_iter().chain(tail));
    }
}
