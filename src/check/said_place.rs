use crate::finding::{Bilingual, Finding};
use crate::model::{Disclosure, Place, PlacePart, Project, Table};

/// Says where the findings of a disclosure, and other places that they are about, stand in the words of who fills in its tables: the table,
/// the row by its code and name, the column; the project and what of it; the section.
pub(super) fn say_places(disclosure: &Disclosure, findings: &mut [Finding]) {
    for finding in findings {
        let is_own = finding.disclosure.as_deref() == Some(disclosure.path.as_str());
        let at = finding.at.as_deref().filter(|_| is_own && finding.stands.is_none());
        if let Some(stands) = at.and_then(|at| said(disclosure, at)) {
            finding.stands = Some(stands);
        }
        // Another place may be in another document.
        let is_here = |file: &str| {
            let narrative = disclosure.narrative.as_ref();
            file == disclosure.file.path || narrative.is_some_and(|one| file == one.file.path)
        };
        let others = finding.related.iter_mut().filter(|other| other.stands.is_none());
        for other in others.filter(|other| is_here(&other.place.file.path)) {
            other.stands = other.at.as_deref().and_then(|at| said(disclosure, at));
        }
    }
}

/// What a path names, in words.
fn said(disclosure: &Disclosure, path: &str) -> Option<Bilingual> {
    match disclosure.place(path) {
        Some(Place::Table(table)) => Some(of_table(table)),
        Some(Place::Row(table, row)) => Some(of_row(table, row)),
        Some(Place::Cell(table, row, column)) => Some(of_cell(table, row, column)),
        Some(Place::Record(project, part)) => {
            Some(of_record(disclosure, project.map(|(_, project)| project), part))
        }
        None => {
            let section = path.strip_prefix("说明/")?;
            Some(Bilingual::new(
                format!("说明“{section}”一节"),
                format!("section “{section}” of the narrative"),
            ))
        }
    }
}

fn of_table(table: &Table) -> Bilingual {
    Bilingual::new(format!("「{}」", table.name), format!("table “{}”", table.name))
}

fn of_row(table: &Table, row: usize) -> Bilingual {
    let own = &table.rows[row];
    let label = table.row_label(own);
    let form = &table.form;
    let side = own.line.and_then(|line| form.sides().get(form.lines()[line].side?));
    let name = form.name_column().map(|column| own.cells[column].printed());
    let name = name.filter(|name| !name.is_empty() && *name != label);
    let label = match (side, name) {
        (Some(side), _) => format!("{}：{label}", side.label),
        (None, Some(name)) => format!("{label} {name}"),
        (None, None) => label.to_owned(),
    };
    beside(of_table(table), format!("“{label}”行"), format!(", row “{label}”"))
}

fn of_cell(table: &Table, row: usize, column: usize) -> Bilingual {
    let form = &table.form;
    let line = table.rows[row].line.map(|line| &form.lines()[line]);
    let is_only = line.is_some_and(|line| line.columns.len() < 2) || form.columns[column].alone;
    let row = of_row(table, row);
    let label = &form.columns[column].label;
    match is_only {
        true => row,
        false => beside(row, format!("“{label}”列"), format!(", column “{label}”")),
    }
}

fn of_record(disclosure: &Disclosure, project: Option<&Project>, part: PlacePart<'_>) -> Bilingual {
    let whole = match project {
        Some(project) => {
            let name = &project.name.value;
            Bilingual::new(format!("项目“{name}”"), format!("project “{name}”"))
        }
        None => Bilingual::new("部门整体", "the whole department"),
    };
    let objectives = project.map(|project| &project.objectives).or(disclosure.overall.as_ref());
    let indicator = |at: usize| objectives.and_then(|own| own.indicators.get(at));
    match part {
        PlacePart::Figure(column) => {
            let form = disclosure.project_form.as_deref();
            let Some(column) = form.and_then(|form| form.columns.get(column)) else { return whole };
            let label = &column.label;
            beside(whole, format!("“{label}”列"), format!(", column “{label}”"))
        }
        PlacePart::Indicator(at, _) => {
            let Some(indicator) = indicator(at) else { return whole };
            let name = &indicator.name;
            beside(whole, format!("指标“{name}”"), format!(", indicator “{name}”"))
        }
        PlacePart::Goal(number) => {
            beside(whole, format!("第{number}条绩效目标"), format!(", goal {number}"))
        }
        PlacePart::Outcome(number) => {
            beside(whole, format!("第{number}条完成情况"), format!(", outcome {number}"))
        }
        PlacePart::Purpose => beside(whole, "的资金用途".to_owned(), ", purpose".to_owned()),
        _ => whole,
    }
}

fn beside(whole: Bilingual, zh: String, en: String) -> Bilingual {
    Bilingual::new(whole.zh + &zh, whole.en + &en)
}
