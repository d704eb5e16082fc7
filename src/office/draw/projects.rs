use crate::model::path::project_cell_path;
use crate::model::{Column, ColumnType, Disclosure, Form, Head, MoneyUnit, Project};
use crate::office::sheet::Writing;
use crate::source::Spanned;
use crate::workbook::DrawnSheet;

use super::cells::{Weight, cell};
use super::doubts::{CellComments, said_of};
use super::list::{list, text, width_of};

/// The list of a disclosure's projects, one a row.
pub fn projects(
    writing: Writing,
    form: &Form,
    disclosure: &Disclosure,
    comments: &CellComments,
) -> DrawnSheet {
    let mut sheet = project_list(writing, form, disclosure.project_unit());
    for (at, project) in disclosure.projects.iter().enumerate() {
        for (column, words) in words(project).into_iter().enumerate() {
            if let Some(words) = words.filter(|words| !words.is_empty()) {
                sheet.cells.push((at + 1, column, text(&words)));
            }
        }
        for (index, column) in form.columns.iter().enumerate() {
            if let Some(drawn) = cell(&project.row.cells[index], column, Weight::Plain, 0) {
                sheet.cells.push((at + 1, Head::of_projects().len() + index, drawn));
            }
            if let Some(said) = said_of(comments, || project_cell_path(project, form, index)) {
                let column = Head::of_projects().len() + index;
                sheet.comments.push((at + 1, column, said.to_owned()));
            }
        }
    }
    sheet
}

/// A list of projects to be filled in.
pub fn blank_projects(writing: Writing, form: &Form) -> DrawnSheet {
    // There is no document that could say a unit, and projects have no place that fixes one.
    let (document, place) = (None, None);
    project_list(writing, form, form.unit_in(document, place))
}

fn project_list(writing: Writing, form: &Form, unit: MoneyUnit) -> DrawnSheet {
    // Each head of money says the unit: a list has no line above it that could.
    let label = |column: &Column| {
        if column.holds == ColumnType::Amount {
            format!("{}（{}）", column.label, unit.name())
        } else {
            column.label.clone()
        }
    };
    let own = Head::of_projects().iter().map(|head| writing.head(Some(form), *head));
    let heads: Vec<String> = own.chain(form.columns.iter().map(label)).collect();
    let widths = std::iter::repeat_n(24, Head::of_projects().len())
        .chain(form.columns.iter().map(width_of))
        .collect();
    list(writing.word("sheet-projects"), &heads, widths)
}

/// What a project says in words, in the order of [`Head::of_projects`].
fn words(project: &Project) -> [Option<String>; 9] {
    let lines = |sentences: &[Spanned<String>]| {
        sentences.iter().map(|sentence| sentence.value.clone()).collect::<Vec<_>>().join("\n")
    };
    [
        project.code.clone(),
        Some(project.name.value.clone()),
        project.continues.as_ref().map(|code| code.value.clone()),
        project.budget_unit.as_ref().map(|unit| unit.value.clone()),
        project.purpose.clone(),
        Some(lines(&project.objectives.goals)),
        Some(lines(&project.objectives.outcomes)),
        project.objectives.total.as_ref().map(|(weight, _)| weight.printed().to_owned()),
        project.objectives.total.as_ref().map(|(_, score)| score.printed().to_owned()),
    ]
}
