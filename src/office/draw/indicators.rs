use crate::model::path::OVERALL;
use crate::model::{Disclosure, Indicator, Target};
use crate::office::sheet::{GRADES, INDICATOR_HEADS, INDICATOR_LIST, grade_head};
use crate::source::Spanned;
use crate::workbook::DrawnSheet;

use super::list::{list, text};

/// The list of a disclosure's indicators, each with its project.
pub fn indicators(disclosure: &Disclosure) -> DrawnSheet {
    let grades = grades(disclosure);
    let mut sheet = indicator_list(&grades);
    let mut row = 0;
    let overall = disclosure.overall.as_ref().map(|overall| (OVERALL, overall));
    let records = disclosure.projects.iter().map(|project| {
        (project.code.as_deref().unwrap_or(&project.name.value), &project.objectives)
    });
    for (who, objectives) in overall.into_iter().chain(records) {
        for indicator in &objectives.indicators {
            row += 1;
            let words = words(who, indicator, &grades);
            for (column, words) in
                words.into_iter().enumerate().filter(|(_, words)| !words.is_empty())
            {
                sheet.cells.push((row, column, text(&words)));
            }
        }
    }
    sheet
}

/// A list of indicators to be filled in, with the usual grades.
pub fn blank_indicators() -> DrawnSheet {
    indicator_list(&GRADES)
}

fn indicator_list(grades: &[&str]) -> DrawnSheet {
    let fields = &INDICATOR_HEADS[..7];
    let grade_heads: Vec<String> = grades.iter().map(|grade| grade_head(grade)).collect();
    let labels =
        fields.iter().map(|(label, _)| *label).chain(grade_heads.iter().map(String::as_str));
    let heads: Vec<&str> =
        ["项目", "一级指标", "二级指标", "三级指标"].into_iter().chain(labels).collect();
    list(INDICATOR_LIST, &heads, std::iter::repeat_n(22, heads.len()).collect())
}

/// What an indicator says, in the order of the heads.
fn words(who: &str, indicator: &Indicator, grades: &[&str]) -> Vec<String> {
    let printed = |target: &Option<Spanned<Target>>| {
        target.as_ref().map(|target| target.value.printed.clone()).unwrap_or_default()
    };
    let mut words = vec![
        who.to_owned(),
        indicator.level1.clone(),
        indicator.level2.clone().unwrap_or_default(),
        indicator.name.clone(),
        indicator.description.clone().unwrap_or_default(),
        printed(&indicator.target),
        printed(&indicator.actual),
        indicator.weight.printed().to_owned(),
        indicator.score.printed().to_owned(),
        indicator.basis.clone().unwrap_or_default(),
        indicator.deviation.clone().unwrap_or_default(),
    ];
    words.extend(grades.iter().map(|grade| {
        indicator
            .bands
            .iter()
            .find(|band| band.grade == *grade)
            .map(|band| band.threshold.value.printed.clone())
            .unwrap_or_default()
    }));
    words
}

/// The grades that stand in a disclosure, in the order of their first use.
fn grades(disclosure: &Disclosure) -> Vec<&str> {
    let mut grades: Vec<&str> = Vec::new();
    for band in disclosure
        .records()
        .flat_map(|(_, record)| &record.indicators)
        .flat_map(|indicator| &indicator.bands)
    {
        if !grades.contains(&band.grade.as_str()) {
            grades.push(&band.grade);
        }
    }
    grades
}
