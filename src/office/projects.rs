use crate::finding::Words;
use crate::model::Form;
use crate::workbook::Sheet;

use super::cells::tidy;
use super::label::{answers, plain};
use super::recognise::{Left, unit_of};
use super::taken::{TakenCell, TakenIndicator, TakenProject};
use super::unit::of_head;

pub(super) use super::record::{is_record, record};

/// Heads of the list of projects that are no columns of the project form.
pub(super) const LIST_HEADS: [&str; 9] = ["项目编码", "项目名称", "上年编码", "预算单位", "资金用途", "绩效目标", "实际完成情况", "总分", "自评总分"];
/// Heads of the list of indicators, and the keys of content they become.
pub(super) const INDICATOR_HEADS: [(&str, &str); 9] = [
    ("绩效指标描述", "description"),
    ("指标值", "target"),
    ("实际完成值", "actual"),
    ("分值", "weight"),
    ("得分", "score"),
    ("指标值确定依据", "basis"),
    ("偏差原因分析及改进措施", "deviation"),
    ("年度指标值", "target"),
    ("描述", "description"),
];
/// The grades of banded indicators.
pub(super) const GRADES: [&str; 4] = ["优", "良", "中", "差"];

/// Reads a list of projects, one a row.
pub(super) fn list(sheet: &Sheet, form: &Form) -> Vec<TakenProject> {
    let Some(head) = sheet.rows.iter().position(|row| row.iter().any(|text| plain(text) == "项目名称")) else { return Vec::new() };
    let place = |label: &str| (0..sheet.width()).find(|at| plain(sheet.text(head, *at)) == label);
    let places = LIST_HEADS.map(place);
    let columns: Vec<(usize, usize)> = form
        .columns
        .iter()
        .enumerate()
        .filter_map(|(index, column)| {
            let labels = || std::iter::once(column.label.as_str()).chain(column.labels.iter().map(String::as_str));
            let named = |text: &str| answers(text, labels()) == 2 || of_head(text).is_some_and(|(label, _)| answers(&label, labels()) == 2);
            (0..sheet.width()).find(|at| named(sheet.text(head, *at))).map(|at| (at, index))
        })
        .collect();
    let mut found = Vec::new();
    for row in head + 1..sheet.rows.len() {
        let text = |which: usize| places[which].map(|at| sheet.text(row, at).trim().to_owned()).filter(|text| !text.is_empty());
        let lines = |which: usize| text(which).map(|text| text.lines().map(str::to_owned).collect()).unwrap_or_default();
        let Some(name) = text(1) else { continue };
        let cell = |(at, column): &(usize, usize)| {
            let text = tidy(sheet.text(row, *at), &form.columns[*column]);
            (!text.is_empty()).then_some(TakenCell { column: *column, text, at: (row, *at) })
        };
        found.push(TakenProject {
            code: text(0),
            name,
            continues: text(2),
            budget_unit: text(3),
            purpose: text(4),
            cells: columns.iter().filter_map(cell).collect(),
            goals: lines(5),
            outcomes: lines(6),
            indicators: Vec::new(),
            total: [text(7), text(8)],
            sheet: sheet.name.clone(),
            unit: unit_of(sheet),
        });
    }
    found
}

/// Reads a list of indicators: each with the code or name of its project.
pub(super) fn indicators(sheet: &Sheet) -> Vec<(String, TakenIndicator)> {
    let Some(head) = sheet.rows.iter().position(|row| row.iter().any(|text| plain(text) == "三级指标")) else { return Vec::new() };
    let Some(who) = (0..sheet.width()).find(|at| plain(sheet.text(head, *at)) == "项目") else { return Vec::new() };
    let mut found = Vec::new();
    for row in head + 1..sheet.rows.len() {
        if let Some(indicator) = indicator(sheet, head, row) {
            found.push((sheet.text(row, who).trim().to_owned(), indicator));
        }
    }
    found
}

/// Reads the indicators under a head inside a project's record. A first level that is merged downwards shows in every row.
pub(super) fn indicators_at(sheet: &Sheet, head: usize) -> Vec<TakenIndicator> {
    let mut level = String::new();
    let mut found = Vec::new();
    for row in head + 1..sheet.rows.len() {
        let Some(mut indicator) = indicator(sheet, head, row) else { continue };
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

fn indicator(sheet: &Sheet, head: usize, row: usize) -> Option<TakenIndicator> {
    let at = |label: &str| (0..sheet.width()).find(|at| plain(sheet.text(head, *at)) == label);
    let text = |label: &str| at(label).map(|at| sheet.text(row, at).trim().to_owned()).unwrap_or_default();
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
    let bands = GRADES.iter().map(|grade| ((*grade).to_owned(), text(grade))).filter(|(_, threshold)| !threshold.is_empty()).collect();
    Some(TakenIndicator { level, name, fields, bands })
}

/// Gives indicators to their projects; those of no project are left.
pub(super) fn merge(projects: &mut [TakenProject], indicators: Vec<(String, TakenIndicator)>) -> Vec<Left> {
    let mut left = Vec::new();
    for (who, indicator) in indicators {
        match projects.iter_mut().find(|project| project.code.as_deref() == Some(who.as_str()) || project.name == who) {
            Some(project) => project.indicators.push(indicator),
            None => left.push(Left {
                sheet: super::recognise::INDICATOR_LIST.to_owned(),
                cell: None,
                why: Words::new(format!("没有项目“{who}”，指标“{}”没有取", indicator.name), format!("there is no project {who}: the indicator {} was left", indicator.name)),
            }),
        }
    }
    left
}
