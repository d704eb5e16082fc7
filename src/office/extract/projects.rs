use crate::finding::Bilingual;
use crate::model::Form;
use crate::workbook::Sheet;

use super::extracted::{ExtractedCell, ExtractedIndicator, ExtractedProject};
use super::extraction::unit_of;
use super::skipped::Skipped;
use crate::office::draw::tidy;
use crate::office::sheet::is_numbering;
use crate::office::sheet::of_head;
use crate::office::sheet::{answers, plain};

pub use super::record::{is_record, record};

/// Heads of the list of projects that are no columns of the project form.
pub const LIST_HEADS: [&str; 9] = [
    "项目编码",
    "项目名称",
    "上年编码",
    "预算单位",
    "资金用途",
    "绩效目标",
    "实际完成情况",
    "总分",
    "自评总分",
];
/// Heads of the list of indicators, and the keys of content they become.
pub const INDICATOR_HEADS: [(&str, &str); 9] = [
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
/// The usual grades of banded indicators, each a head by itself.
pub const GRADES: [&str; 4] = ["优", "良", "中", "差"];
/// What stands before any other grade in a head, so that no column of something else is taken for
/// one.
const GRADE: &str = "等级：";

/// The head of a grade.
pub fn grade_head(grade: &str) -> String {
    if GRADES.contains(&grade) { grade.to_owned() } else { format!("{GRADE}{grade}") }
}

/// The grade that a head names.
fn grade_of(head: &str) -> Option<String> {
    if let Some(usual) = GRADES.into_iter().find(|grade| plain(head) == *grade) {
        return Some(usual.to_owned());
    }
    let rest = head.trim().strip_prefix("等级")?.trim_start_matches([':', '：']).trim();
    (!rest.is_empty() && plain(head).starts_with(GRADE))
        .then(|| rest.split_whitespace().collect::<Vec<_>>().join(" "))
}

/// Reads a list of projects, one a row. A row with something in it and no name, and a column that
/// is none of a project's, are left.
pub fn list(sheet: &Sheet, form: &Form, skipped: &mut Vec<Skipped>) -> Vec<ExtractedProject> {
    let Some(head) =
        sheet.rows.iter().position(|row| row.iter().any(|text| plain(text) == "项目名称"))
    else {
        skipped.push(Skipped::headless(sheet, "项目名称"));
        return Vec::new();
    };
    let heads: Vec<String> = (0..sheet.width()).map(|at| plain(sheet.text(head, at))).collect();
    let places = LIST_HEADS.map(|label| heads.iter().position(|text| text == label));
    let columns: Vec<(usize, usize)> = form
        .columns
        .iter()
        .enumerate()
        .filter_map(|(index, column)| {
            let labels = || {
                std::iter::once(column.label.as_str())
                    .chain(column.labels.iter().map(String::as_str))
            };
            let named = |text: &str| {
                answers(text, labels()) == 2
                    || of_head(text).is_some_and(|(label, _)| answers(&label, labels()) == 2)
            };
            (0..sheet.width()).find(|at| named(sheet.text(head, *at))).map(|at| (at, index))
        })
        .collect();
    let known = |at: usize| {
        places.contains(&Some(at))
            || columns.iter().any(|(place, _)| *place == at)
            || is_numbering(&heads[at])
    };
    unknown_columns(sheet, head, form, known, skipped);
    let mut found = Vec::new();
    for row in head + 1..sheet.rows.len() {
        let text = |which: usize| {
            places[which]
                .map(|at| sheet.text(row, at).trim().to_owned())
                .filter(|text| !text.is_empty())
        };
        let lines = |which: usize| {
            text(which).map(|text| text.lines().map(str::to_owned).collect()).unwrap_or_default()
        };
        let Some(name) = text(1) else {
            skipped.extend(Skipped::unnamed(sheet, row));
            continue;
        };
        let cell = |(at, column): &(usize, usize)| {
            let text = tidy(sheet.text(row, *at), &form.columns[*column]);
            (!text.is_empty()).then_some(ExtractedCell { column: *column, text, at: (row, *at) })
        };
        found.push(ExtractedProject {
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

/// Columns with a head and something under it that nobody takes.
fn unknown_columns(
    sheet: &Sheet,
    head: usize,
    form: &Form,
    known: impl Fn(usize) -> bool,
    skipped: &mut Vec<Skipped>,
) {
    let filled =
        |at: usize| (head + 1..sheet.rows.len()).any(|row| !sheet.text(row, at).trim().is_empty());
    for at in (0..sheet.width()).filter(|at| !known(*at) && filled(*at)) {
        skipped.push(Skipped::column(sheet, head, at, sheet.text(head, at).trim(), form));
    }
}

/// Reads a list of indicators: each with the code or name of its project.
pub fn indicators(
    sheet: &Sheet,
    form: Option<&Form>,
    skipped: &mut Vec<Skipped>,
) -> Vec<(String, ExtractedIndicator)> {
    let head = sheet.rows.iter().position(|row| row.iter().any(|text| plain(text) == "三级指标"));
    let Some((heads, who)) = head
        .map(|head| Heads::of(sheet, head))
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
    let heads = Heads::of(sheet, head);
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
struct Heads {
    row: usize,
    /// Each column's head.
    labels: Vec<String>,
    /// Columns of grades, and which.
    grades: Vec<(usize, String)>,
}

impl Heads {
    fn of(sheet: &Sheet, row: usize) -> Heads {
        let mut grades: Vec<(usize, String)> = Vec::new();
        for at in 0..sheet.width() {
            if let Some(grade) = grade_of(sheet.text(row, at))
                .filter(|grade| !grades.iter().any(|(_, other)| other == grade))
            {
                grades.push((at, grade));
            }
        }
        Heads {
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

fn indicator(sheet: &Sheet, heads: &Heads, row: usize) -> Option<ExtractedIndicator> {
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
pub fn merge(
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
                    sheet: super::extraction::INDICATOR_LIST.to_owned(),
                    cell: None,
                    why: Bilingual::new(zh, en),
                });
            }
        }
    }
    skipped
}
