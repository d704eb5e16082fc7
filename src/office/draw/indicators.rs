use crate::lexicon::Lexicon;
use crate::model::path::OVERALL;
use crate::model::{Disclosure, Form, Head, Indicator, Target};
use crate::office::sheet::{Writing, usual_grades};
use crate::source::Spanned;
use crate::workbook::DrawnSheet;

use super::list::{list, text};

/// The list of a disclosure's indicators, each with its project.
pub fn indicators(writing: Writing, disclosure: &Disclosure) -> DrawnSheet {
    let grades = grades(disclosure);
    let mut sheet = indicator_list(writing, record_form(disclosure), &disclosure.lexicon, &grades);
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

/// The form that says what the lists of a disclosure are called: that of its projects, else that of
/// the whole department.
fn record_form(disclosure: &Disclosure) -> Option<&Form> {
    let overall = || {
        let requirement = disclosure.profile.requirement(disclosure.kind)?;
        Some(&*disclosure.table(requirement.overall_form.as_ref()?)?.form)
    };
    disclosure.project_form.as_deref().or_else(overall)
}

/// A list of indicators to be filled in, with the usual grades.
pub fn blank_indicators(writing: Writing, form: &Form, lexicon: &Lexicon) -> DrawnSheet {
    let usual = usual_grades(Some(form), lexicon);
    let grades: Vec<&str> = usual.iter().map(String::as_str).collect();
    indicator_list(writing, Some(form), lexicon, &grades)
}

fn indicator_list(
    writing: Writing,
    form: Option<&Form>,
    lexicon: &Lexicon,
    grades: &[&str],
) -> DrawnSheet {
    let own = Head::of_indicators().iter().map(|head| writing.head(form, *head));
    let grades = grades.iter().map(|grade| writing.grade_head(form, lexicon, grade));
    let heads: Vec<String> = own.chain(grades).collect();
    list(writing.word("sheet-indicators"), &heads, std::iter::repeat_n(22, heads.len()).collect())
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
