//! What was taken from all sheets, made to fit together: what does not is left, with the reason.

use std::collections::HashSet;

use crate::finding::Bilingual;
use crate::model::MoneyUnit;
use crate::model::path::OVERALL;
use crate::workbook::is_cut;

use super::extracted::{ExtractedIndicator, ExtractedTable};
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
    if imported.overall.iter().flat_map(ExtractedIndicator::texts).any(is_cut) {
        imported.overall.clear();
        skipped.push(Skipped {
            sheet: imported.indicator_sheet.clone(),
            cell: None,
            why: why(OVERALL),
        });
    }
    imported.skipped.extend(skipped);
}

/// Empty tables are parts of a document that has figures. Heads alone are a form that nobody filled
/// in: they are left.
pub fn not_only_heads(imported: &mut Imported) {
    let said = |table: &ExtractedTable| table.statement.is_some() || !table.rows.is_empty();
    if !imported.projects.is_empty() || imported.tables.iter().any(said) {
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

/// The projects of a disclosure have one unit: those in another than the projects `there`, or else
/// than the first that states one, are left. A sheet that states none has the one that the form
/// fixes.
pub fn one_unit(imported: &mut Imported, there: Option<MoneyUnit>, fixed: Option<MoneyUnit>) {
    let Some(unit) = there.or_else(|| imported.projects.iter().find_map(|project| project.unit))
    else {
        return;
    };
    let (same, other): (Vec<_>, Vec<_>) = std::mem::take(&mut imported.projects)
        .into_iter()
        .partition(|project| project.unit.or(fixed).is_none_or(|own| own == unit));
    imported.projects = same;
    for project in other {
        let own = project.unit.or(fixed).map_or("", MoneyUnit::name);
        let (zh, en) = if there.is_some() {
            ("公开件里的项目是", "those in the disclosure are in")
        } else {
            ("前面的项目是", "those before it are in")
        };
        let why = Bilingual::new(
            format!("项目“{}”的单位是{own}，{zh}{}", project.name, unit.name()),
            format!("the project {} is in {own}, {en} {}", project.name, unit.name()),
        );
        imported.skipped.push(Skipped { sheet: project.sheet, cell: None, why });
    }
}
