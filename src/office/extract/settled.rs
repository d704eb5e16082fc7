//! What was taken from all sheets, made to fit together: what does not is left, with the reason.

use std::collections::HashSet;

use crate::finding::Bilingual;
use crate::model::path::OVERALL;
use crate::model::{ColumnType, Form, MoneyUnit};
use crate::workbook::{cell_name, is_cut};

use super::extracted::{ExtractedCell, ExtractedProject, ExtractedTable};
use super::imported::Imported;
use super::skipped::Skipped;

/// A text that a workbook's cell could not hold whole must not come back as if it were: what has
/// one stays as it is in the disclosure.
pub fn whole_texts(imported: &mut Imported) {
    let why = |what: &str| {
        Bilingual::new(
            format!("“{what}”里有一格文字写工作簿时截短了，没有取；公开件里的保持原样"),
            format!(
                "a text of {what} was cut when the workbook was written: it was not taken, and the disclosure keeps its own"
            ),
        )
    };
    let mut skipped = Vec::new();
    imported.tables.retain(|table| {
        let texts = table.rows.iter().flat_map(|row| &row.cells).map(|cell| cell.text.as_str());
        let cut = texts
            .chain(table.caption.as_deref())
            .chain(table.statement.as_ref().map(|(_, text)| text.as_str()))
            .any(is_cut);
        if cut {
            skipped.push(Skipped { sheet: table.sheet.clone(), cell: None, why: why(&table.name) });
        }
        !cut
    });
    imported.projects.retain(|project| {
        let cut = project.texts().any(is_cut);
        if cut {
            skipped.push(Skipped {
                sheet: project.sheet.clone(),
                cell: None,
                why: why(&project.name),
            });
        }
        !cut
    });
    if imported.overall.texts().any(is_cut) {
        let cut = std::mem::take(&mut imported.overall);
        skipped.push(Skipped { sheet: cut.sheet, cell: None, why: why(OVERALL) });
    }
    imported.skipped.extend(skipped);
}

/// Empty tables are parts of a document that has figures. Heads alone are a form that nobody filled
/// in: they are left.
pub fn not_only_heads(imported: &mut Imported) {
    let said = |table: &ExtractedTable| table.statement.is_some() || !table.rows.is_empty();
    let others = !imported.projects.is_empty() || !imported.overall.is_empty();
    if others || imported.tables.iter().any(said) {
        return;
    }
    for table in std::mem::take(&mut imported.tables) {
        let name = &table.name;
        let why = Bilingual::new(
            format!("看来是“{name}”，表头在，但一个数也没有"),
            format!("it seems to be {name}: its heads are there, but no figure"),
        );
        imported.skipped.push(Skipped { sheet: table.sheet.clone(), cell: None, why });
    }
}

/// A project stands once: a second of the same code, or without code of the same name, is left.
pub fn distinct(imported: &mut Imported) {
    let mut seen: HashSet<(bool, String)> = HashSet::new();
    let mut skipped = Vec::new();
    imported.projects.retain(|project| {
        let key = (project.code.is_some(), project.code.as_ref().unwrap_or(&project.name).clone());
        let first = seen.insert(key);
        if !first {
            let who = project.code.as_ref().unwrap_or(&project.name);
            let why = Bilingual::new(
                format!("项目“{who}”出现两次，后一次没有取"),
                format!("the project {who} stands twice: the later one was left"),
            );
            skipped.push(Skipped { sheet: project.sheet.clone(), cell: None, why });
        }
        first
    });
    imported.skipped.extend(skipped);
}

/// What is known of the unit of the projects besides what their sheets state.
pub struct UnitOfProjects<'a> {
    /// Their form.
    pub form: &'a Form,
    /// That of the projects which the disclosure has already.
    pub there: Option<MoneyUnit>,
    /// That of the disclosure, where a sheet states none and the form fixes none.
    pub document: MoneyUnit,
}

/// The projects of a disclosure have one unit: that of those which are there, else the first that a
/// sheet states. Amounts in another are left, each by its cell; what else is said of the project
/// stays.
pub fn one_unit(imported: &mut Imported, known: &UnitOfProjects<'_>) {
    let stated = imported.projects.iter().find_map(|project| project.unit);
    let Some(unit) = known.there.or(stated) else { return };
    imported.projects_in = Some(unit);
    // Beside projects that state a unit, one that states none is not of theirs.
    let silent = known.there.filter(|_| stated.is_none()).unwrap_or(known.document);
    let mut skipped = Vec::new();
    imported.projects.retain_mut(|project| {
        let own = project.unit.or(known.form.unit).unwrap_or(silent);
        if own == unit {
            return true;
        }
        let is_left = |cell: &ExtractedCell| {
            let amount = known.form.columns[cell.column].holds == ColumnType::Amount;
            amount && !cell.text.is_empty()
        };
        let (left, kept): (Vec<_>, Vec<_>) =
            std::mem::take(&mut project.cells).into_iter().partition(is_left);
        skipped.extend(left.iter().map(|cell| in_another_unit(project, cell, known, (own, unit))));
        project.cells = kept;
        left.is_empty() || !project.is_bare()
    });
    imported.skipped.extend(skipped);
}

/// Why an amount of a project is left: its unit is not that of the other projects.
fn in_another_unit(
    project: &ExtractedProject,
    cell: &ExtractedCell,
    known: &UnitOfProjects<'_>,
    (own, unit): (MoneyUnit, MoneyUnit),
) -> Skipped {
    let (name, label, text) = (&project.name, &known.form.columns[cell.column].label, &cell.text);
    let (own, unit) = (own.name(), unit.name());
    let (zh, en) = if known.there.is_some() {
        ("公开件里的项目", "those in the disclosure")
    } else {
        ("别的项目", "the other projects")
    };
    let (said_zh, said_en) = if project.unit.is_none() {
        (format!("没有写金额单位，应是{own}"), format!("states no unit and is in {own}"))
    } else {
        (format!("的单位是{own}"), format!("is in {own}"))
    };
    let why = Bilingual::new(
        format!("“{name}／{label}”{text}{said_zh}，{zh}是{unit}；一件里各项目的单位须相同，没有取"),
        format!(
            "{name}/{label} {text} {said_en}, {en} are in {unit}: all projects of a disclosure have one unit"
        ),
    );
    let cell = Some(cell_name(cell.at.0, cell.at.1));
    Skipped { sheet: project.sheet.clone(), cell, why }
}
