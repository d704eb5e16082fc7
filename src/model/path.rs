use super::form::Form;
use super::project::Project;
use super::row::Row;
use super::table::Table;

/// The name under which projects stand in paths.
pub const PROJECTS: &str = "项目";
/// The name under which the whole department stands in paths.
pub const OVERALL: &str = "部门整体";

/// The path of a cell in a table.
pub fn cell_path(table: &Table, row: &Row, column: usize) -> String {
    let form = &table.form;
    match row.line {
        Some(line) => line_path(form, &table.name, line, column),
        None => [table.name.as_str(), "/", &row.key, "/", &form.columns[column].label].concat(),
    }
}

/// The path of a row in a table.
pub fn row_path(table: &Table, row: &Row) -> String {
    [table.name.as_str(), "/", table.row_label(row)].concat()
}

/// The path of a cell of a fixed line.
pub fn line_path(form: &Form, table: &str, line: usize, column: usize) -> String {
    let line = &form.lines()[line];
    let side = line.side.map_or(["", ""], |side| [form.sides()[side].label.as_str(), "/"]);
    let needed = line.columns.len() > 1 && !form.columns[column].alone;
    let column = if needed { ["/", form.columns[column].label.as_str()] } else { ["", ""] };
    [table, "/", side[0], side[1], &line.label, column[0], column[1]].concat()
}

/// The path of a project.
pub fn project_path(project: &Project) -> String {
    [PROJECTS, "/", project.code.as_deref().unwrap_or(&project.name.value)].concat()
}

/// The path of a cell in a project's row.
pub fn project_cell_path(project: &Project, form: &Form, column: usize) -> String {
    let column = &form.columns[column];
    let part = if column.plan { "plan" } else { "funds" };
    format!("{}/{part}/{}", project_path(project), column.label)
}

/// The address of a table on its disclosure's page, without `#`.
pub fn table_fragment(form: &str) -> String {
    format!("table-{form}")
}

/// The address of a project on its disclosure's page, without `#`.
pub fn project_fragment(id: &str) -> String {
    format!("project-{id}")
}

/// The address of a cell on its disclosure's page, without `#`.
pub fn fragment(form: &Form, row: &Row, column: usize) -> String {
    // Made for every figure of every page: `concat` asks for memory once.
    [form.id.as_str(), "-", &row.address, "-", &form.columns[column].id].concat()
}
