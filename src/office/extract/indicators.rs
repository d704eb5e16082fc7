use crate::finding::Bilingual;
use crate::model::Form;
use crate::office::sheet::{INDICATOR_HEADS, INDICATOR_LIST, grade_of, is_numbering, plain};
use crate::workbook::Sheet;

use super::extracted::{ExtractedIndicator, ExtractedProject};
use super::skipped::{Skipped, unknown_columns};

/// Reads a list of indicators: each with the code or name of its project.
pub fn indicators(
    sheet: &Sheet,
    form: Option<&Form>,
    skipped: &mut Vec<Skipped>,
) -> Vec<(String, ExtractedIndicator)> {
    let head = sheet.rows.iter().position(|row| row.iter().any(|text| plain(text) == "三级指标"));
    let Some((heads, who)) = head
        .map(|head| IndicatorHeads::of(sheet, head))
        .and_then(|heads| heads.at("项目").map(|who| (heads, who)))
    else {
        skipped.push(Skipped::headless(sheet, "项目、三级指标"));
        return Vec::new();
    };
    if let Some(form) = form {
        unknown_columns(sheet, heads.row, form, |at| at == who || heads.known(at), skipped);
    }
    let mut found = Vec::new();
    for row in heads.row + 1..sheet.rows.len() {
        match indicator(sheet, &heads, row) {
            Some(indicator) => found.push((sheet.text(row, who).trim().to_owned(), indicator)),
            None => skipped.extend(Skipped::unnamed(sheet, row)),
        }
    }
    found
}

/// Reads the indicators under a head inside a project's record. A first level that is merged
/// downwards shows in every row.
pub fn indicators_at(sheet: &Sheet, head: usize) -> Vec<ExtractedIndicator> {
    let mut level = String::new();
    let mut found = Vec::new();
    let heads = IndicatorHeads::of(sheet, head);
    for row in head + 1..sheet.rows.len() {
        let Some(mut indicator) = indicator(sheet, &heads, row) else { continue };
        match indicator.level.first() {
            Some(first) if !first.is_empty() => level.clone_from(first),
            _ => {
                if let Some(first) = indicator.level.first_mut() {
                    first.clone_from(&level);
                }
            }
        }
        found.push(indicator);
    }
    found
}

/// The heads of a list of indicators.
struct IndicatorHeads {
    row: usize,
    /// Each column's head.
    labels: Vec<String>,
    /// Columns of grades, and which.
    grades: Vec<(usize, String)>,
}

impl IndicatorHeads {
    fn of(sheet: &Sheet, row: usize) -> IndicatorHeads {
        let mut grades: Vec<(usize, String)> = Vec::new();
        for at in 0..sheet.width() {
            if let Some(grade) = grade_of(sheet.text(row, at))
                .filter(|grade| !grades.iter().any(|(_, other)| other == grade))
            {
                grades.push((at, grade));
            }
        }
        IndicatorHeads {
            row,
            labels: (0..sheet.width()).map(|at| plain(sheet.text(row, at))).collect(),
            grades,
        }
    }

    /// The first column of a head.
    fn at(&self, label: &str) -> Option<usize> {
        self.labels.iter().position(|text| text == label)
    }

    fn known(&self, at: usize) -> bool {
        let labels = ["一级指标", "二级指标", "三级指标"]
            .into_iter()
            .chain(INDICATOR_HEADS.iter().map(|(label, _)| *label));
        labels.into_iter().any(|label| self.at(label) == Some(at))
            || self.grades.iter().any(|(place, _)| *place == at)
            || is_numbering(&self.labels[at])
    }
}

fn indicator(sheet: &Sheet, heads: &IndicatorHeads, row: usize) -> Option<ExtractedIndicator> {
    let text = |label: &str| {
        heads.at(label).map(|at| sheet.text(row, at).trim().to_owned()).unwrap_or_default()
    };
    let name = text("三级指标");
    if name.is_empty() || plain(&name) == "三级指标" {
        return None;
    }
    let mut level = vec![text("一级指标")];
    level.extend(Some(text("二级指标")).filter(|second| !second.is_empty()));
    let mut fields: Vec<(&'static str, String)> = Vec::new();
    for (label, key) in INDICATOR_HEADS {
        let value = text(label);
        if !value.is_empty() && !fields.iter().any(|(known, _)| *known == key) {
            fields.push((key, value));
        }
    }
    let bands = heads
        .grades
        .iter()
        .map(|(at, grade)| (grade.clone(), sheet.text(row, *at).trim().to_owned()))
        .filter(|(_, threshold)| !threshold.is_empty())
        .collect();
    Some(ExtractedIndicator { level, name, fields, bands })
}

/// Gives indicators to their projects, by code, else by name; those of no project, and of a name
/// that several projects have, are left.
pub fn assign(
    projects: &mut [ExtractedProject],
    indicators: Vec<(String, ExtractedIndicator)>,
) -> Vec<Skipped> {
    let mut skipped = Vec::new();
    for (who, indicator) in indicators {
        let named: Vec<usize> =
            (0..projects.len()).filter(|index| projects[*index].name == who).collect();
        let coded =
            projects.iter().position(|project| project.code.as_deref() == Some(who.as_str()));
        match (coded, named.as_slice()) {
            (Some(index), _) => projects[index].indicators.push(indicator),
            (None, [index]) => projects[*index].indicators.push(indicator),
            (None, several) => {
                let name = &indicator.name;
                let (zh, en) = if several.is_empty() {
                    (
                        format!("没有项目“{who}”，指标“{name}”没有取"),
                        format!("there is no project {who}: the indicator {name} was left"),
                    )
                } else {
                    (
                        format!("叫“{who}”的项目不止一个，指标“{name}”没有取；请写项目编码"),
                        format!(
                            "several projects are called {who}: the indicator {name} was left; say the code"
                        ),
                    )
                };
                skipped.push(Skipped {
                    sheet: INDICATOR_LIST.to_owned(),
                    cell: None,
                    why: Bilingual::new(zh, en),
                });
            }
        }
    }
    skipped
}
