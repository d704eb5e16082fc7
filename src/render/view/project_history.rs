//! A project over the years.

use serde::Serialize;

use crate::check::Doubts;
use crate::model::path::project_path;
use crate::model::{Indicator, MoneyUnit, ProjectHistory, ProjectRecord, Target};
use crate::site::{DepartmentEntry, RegionEntry, route};
use crate::source::Spanned;
use crate::words::Messages;

use super::align::align;
use super::cell::shown;
use super::crumb::Crumb;
use super::note::{MarkView, marks};
use super::project_story::{ProjectStory, project_story};
use super::trend::{LinkedFigure, align_columns};

/// A project over the years.
#[derive(Debug, Serialize)]
pub(in crate::render) struct ProjectHistoryView {
    /// Department, first and last year, a sentence.
    pub lead: String,
    /// The same in sentences and bars.
    pub story: ProjectStory,
    /// The figures of projects in the profile, as labels: one column each.
    pub heads: Vec<String>,
    /// Whether any year has a score.
    pub scored: bool,
    /// The fiscal years the project is in, ascending.
    pub years: Vec<ProjectHistoryYear>,
    /// Its indicators over the years, each followed by its name.
    pub indicators: Vec<ProjectHistoryIndicator>,
    /// Whether any year says what was reached.
    pub actual: bool,
}

/// One year of a project.
#[derive(Debug, Serialize)]
pub(in crate::render) struct ProjectHistoryYear {
    /// The fiscal year, a number.
    pub year: i16,
    /// The code it had in the year; empty where the document prints none.
    pub code: String,
    /// Its figures in the year, one for each of `heads`.
    pub figures: RecordFigures,
    /// Its goals in the year.
    pub goals: Vec<GoalView>,
    /// The disclosures of the year it stands in: their kind, and its place in them.
    pub documents: Vec<Crumb>,
}

/// A goal shown away from its document.
#[derive(Debug, Serialize)]
pub(in crate::render) struct GoalView {
    /// The goal, plain text.
    pub text: String,
    /// The marks of the notes about it, for `<LinkedMarks>`.
    pub marks: Vec<MarkView>,
}

/// The figures of one project in one year, over its documents.
#[derive(Debug, Serialize)]
pub(in crate::render) struct RecordFigures {
    /// One for each figure that is asked for, in 万元; nothing where no disclosure of the year
    /// prints it.
    pub cells: Vec<Option<LinkedFigure>>,
    /// 自评总分 as printed; nothing where no disclosure of the year has one.
    pub score: Option<ScoreView>,
}

/// A score shown away from its document.
#[derive(Debug, Serialize)]
pub(in crate::render) struct ScoreView {
    /// The score as printed.
    pub text: String,
    /// Decimals that other figures of the column have and this one lacks, to be left as room so
    /// that the points align: `.00`.
    pub pad: String,
    /// The marks of the notes about it, for `<LinkedMarks>`.
    pub marks: Vec<MarkView>,
}

/// An indicator over the years, followed by its name.
#[derive(Debug, Serialize)]
pub(in crate::render) struct ProjectHistoryIndicator {
    /// The second level, or the first where there is no second.
    pub level: String,
    /// The indicator's name.
    pub name: String,
    /// One for each fiscal year of the project.
    pub years: Vec<IndicatorYear>,
}

/// An indicator in one year.
#[derive(Debug, Serialize, Default)]
pub(in crate::render) struct IndicatorYear {
    /// The target as printed; empty where the year has none.
    pub target: String,
    /// What was reached, as printed; empty where no disclosure says.
    pub actual: String,
    /// The indicator in its disclosure, relative to the page; nothing where the year does not have
    /// it.
    pub href: Option<String>,
    /// The marks of the notes about the indicator and its target, for `<LinkedMarks>`.
    pub target_marks: Vec<MarkView>,
    /// The marks of the notes about what was reached, for `<LinkedMarks>`.
    pub actual_marks: Vec<MarkView>,
}

/// The goals of a project in one document.
fn goals(from: &str, record: &ProjectRecord<'_>, doubts: &Doubts) -> Vec<GoalView> {
    let page = route::relative(from, &route::disclosure(&record.disclosure.path));
    let numbered = record.project.objectives.goals.iter().enumerate();
    let at = |index: usize| {
        doubts.at(
            &record.disclosure.path,
            &format!("{}/goals/{}", project_path(record.project), index + 1),
        )
    };
    numbered
        .map(|(index, goal)| GoalView { text: goal.value.clone(), marks: marks(&page, &at(index)) })
        .collect()
}

/// The project figures that the documents of a year print; the first document that prints one
/// counts.
pub(super) fn record_figures(
    from: &str,
    records: &[ProjectRecord<'_>],
    (words, doubts): (&Messages, &Doubts),
) -> RecordFigures {
    let mains = records.first().map(|record| &record.disclosure.profile.project_figures);
    let cell = |id: &str| {
        records.iter().find_map(|record| {
            let main =
                record.disclosure.profile.project_figures.iter().find(|main| main.id == id)?;
            let referred = record.disclosure.main_in(record.project, main)?;
            let own = &record.disclosure.path;
            let as_printed = doubts.in_unit(own, &referred.path);
            // Amounts side by side are in one unit; a percentage stays as it is printed, and an
            // amount whose unit is in doubt.
            let text = match referred.figure.in_money(MoneyUnit::TenThousandYuan) {
                Some(_) if as_printed => {
                    words.measured(&referred.figure.amount.grouped(), referred.figure.unit)
                }
                Some(amount) => amount.grouped(),
                None => shown(referred.figure),
            };
            let page = route::relative(from, &route::disclosure(own));
            Some(LinkedFigure {
                text,
                pad: String::new(),
                as_printed,
                marks: marks(&page, &doubts.at(own, &referred.path)),
                href: route::at(&page, &referred.fragment),
                changed: false,
            })
        })
    };
    let score = records.iter().rev().find_map(|record| {
        let text = Some(record.project.objectives.total.as_ref()?.1.printed().to_owned())
            .filter(|score| !score.is_empty())?;
        let page = route::relative(from, &route::disclosure(&record.disclosure.path));
        Some(ScoreView {
            text,
            pad: String::new(),
            marks: marks(
                &page,
                &doubts.at(
                    &record.disclosure.path,
                    &format!("{}/total/score", project_path(record.project)),
                ),
            ),
        })
    });
    RecordFigures { cells: mains.into_iter().flatten().map(|main| cell(&main.id)).collect(), score }
}

/// Leaves room for decimals in the columns of figures and scores.
pub(super) fn align_figures<'a>(rows: impl Iterator<Item = &'a mut RecordFigures>) {
    let (cells, scores): (Vec<_>, Vec<_>) =
        rows.map(|figures| (&mut figures.cells, figures.score.as_mut())).unzip();
    align_columns(cells.into_iter());
    align(scores.into_iter().flatten().map(|score| (score.text.as_str(), &mut score.pad)));
}

/// Builds the view of a project that is in more than one year.
pub(in crate::render) fn history(
    words: &Messages,
    region: &RegionEntry,
    department: &DepartmentEntry,
    history: &ProjectHistory<'_>,
    doubts: &Doubts,
) -> ProjectHistoryView {
    let from = route::history(&region.region.slug, &department.slug, history.id);
    let mut years: Vec<ProjectHistoryYear> = history
        .years()
        .into_iter()
        .map(|year| of_year(words, &from, history, year, doubts))
        .collect();
    align_figures(years.iter_mut().map(|year| &mut year.figures));
    let heads = history
        .records
        .first()
        .map(|record| {
            record
                .disclosure
                .profile
                .project_figures
                .iter()
                .map(|main| words.main_figure(main).to_owned())
                .collect()
        })
        .unwrap_or_default();
    let indicators = indicators(&from, history, doubts);
    let (first, last) =
        (years.first().map_or(0, |year| year.year), years.last().map_or(0, |year| year.year));
    ProjectHistoryView {
        lead: words.say(
            "project.lead",
            &[("department", &department.name), ("first", &first), ("last", &last)],
        ),
        story: project_story(words, &from, history, doubts),
        heads,
        scored: years.iter().any(|year| year.figures.score.is_some()),
        actual: indicators
            .iter()
            .flat_map(|indicator| &indicator.years)
            .any(|year| !year.actual.is_empty()),
        years,
        indicators,
    }
}

/// The project in one year, over the disclosures of that year.
fn of_year(
    words: &Messages,
    from: &str,
    history: &ProjectHistory<'_>,
    year: i16,
    doubts: &Doubts,
) -> ProjectHistoryYear {
    let records: Vec<ProjectRecord<'_>> =
        history.records.iter().copied().filter(|record| record.disclosure.year == year).collect();
    let link = |record: &ProjectRecord<'_>| Crumb {
        name: words.kind(record.disclosure.kind).to_owned(),
        href: route::at(
            &route::relative(from, &route::disclosure(&record.disclosure.path)),
            &route::project(&record.project.id),
        ),
    };
    let first = records.first();
    ProjectHistoryYear {
        year,
        code: first.and_then(|record| record.project.code.clone()).unwrap_or_default(),
        figures: record_figures(from, &records, (words, doubts)),
        goals: first.map(|record| goals(from, record, doubts)).unwrap_or_default(),
        documents: records.iter().map(link).collect(),
    }
}

/// The indicators of all years, those of the same name in one row.
fn indicators(
    from: &str,
    history: &ProjectHistory<'_>,
    doubts: &Doubts,
) -> Vec<ProjectHistoryIndicator> {
    let years = history.years();
    let mut rows: Vec<ProjectHistoryIndicator> = Vec::new();
    for record in &history.records {
        let Some(column) = years.iter().position(|year| *year == record.disclosure.year) else {
            continue;
        };
        for indicator in &record.project.objectives.indicators {
            let at = rows.iter().position(|row| row.name == indicator.key).unwrap_or_else(|| {
                rows.push(ProjectHistoryIndicator {
                    level: level(indicator),
                    name: indicator.key.clone(),
                    years: years.iter().map(|_| IndicatorYear::default()).collect(),
                });
                rows.len() - 1
            });
            let cell = &mut rows[at].years[column];
            let own = &record.disclosure.path;
            let page = route::relative(from, &route::disclosure(own));
            let path = format!("{}/indicators/{}", project_path(record.project), indicator.key);
            let at = |part: &str| marks(&page, &doubts.at(own, &format!("{path}{part}")));
            if fill(&mut cell.target, indicator.target.as_ref()) {
                cell.target_marks = [at(""), at("/target")].concat();
            }
            if fill(&mut cell.actual, indicator.actual.as_ref()) {
                cell.actual_marks = at("/actual");
            }
            cell.href = Some(route::at(&page, &indicator.address));
        }
    }
    rows
}

/// The second level, or the first where there is no second.
fn level(indicator: &Indicator) -> String {
    indicator.level2.clone().unwrap_or_else(|| indicator.level1.clone())
}

/// Takes what is printed, unless an earlier disclosure of the year already said it; says whether it
/// did.
fn fill(text: &mut String, target: Option<&Spanned<Target>>) -> bool {
    match target {
        Some(target) if text.is_empty() => {
            text.clone_from(&target.value.printed);
            true
        }
        _ => false,
    }
}
