//! A project over the years.

use serde::Serialize;

use crate::model::{Indicator, MoneyUnit, Record, Target, Thread};
use crate::site::{DepartmentEntry, RegionEntry, route};
use crate::source::Spanned;
use crate::words::Vocabulary;

use super::cell::shown;
use super::page::Crumb;
use super::trend::LinkedFigure;

/// A project over the years.
#[derive(Debug, Serialize)]
pub(in crate::render) struct ThreadView {
    /// Department, first and last year, a sentence.
    pub lead: String,
    /// The figures of projects in the profile, as labels: one column each.
    pub heads: Vec<String>,
    /// Whether any year has a score.
    pub scored: bool,
    /// The fiscal years the project is in, ascending.
    pub years: Vec<ThreadYear>,
    /// Its indicators over the years, each followed by its name.
    pub indicators: Vec<ThreadIndicator>,
    /// Whether any year says what was reached.
    pub actual: bool,
}

/// One year of a project.
#[derive(Debug, Serialize)]
pub(in crate::render) struct ThreadYear {
    /// The fiscal year, a number.
    pub year: i16,
    /// The code it had in the year; empty where the document prints none.
    pub code: String,
    /// Its figures in the year, one for each of `heads`.
    pub figures: RecordFigures,
    /// Its goals in the year, plain text.
    pub goals: Vec<String>,
    /// The disclosures of the year it stands in: their kind, and its place in them.
    pub documents: Vec<Crumb>,
}

/// The figures of one project in one year, over its documents.
#[derive(Debug, Serialize)]
pub(in crate::render) struct RecordFigures {
    /// One for each figure that is asked for, in 万元; nothing where no disclosure of the year prints it.
    pub cells: Vec<Option<LinkedFigure>>,
    /// 自评总分 as printed; nothing where no disclosure of the year has one.
    pub score: Option<String>,
}

/// An indicator over the years, followed by its name.
#[derive(Debug, Serialize)]
pub(in crate::render) struct ThreadIndicator {
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
    /// The indicator in its disclosure, relative to the page; nothing where the year does not have it.
    pub href: Option<String>,
}

/// The project figures that the documents of a year print; the first document that prints one counts.
pub(super) fn record_figures(from: &str, records: &[Record<'_>]) -> RecordFigures {
    let mains = records.first().map(|record| &record.disclosure.profile.project_figures);
    let cell = |id: &str| {
        records.iter().find_map(|record| {
            let main = record.disclosure.profile.project_figures.iter().find(|main| main.id == id)?;
            let (_, places) = main.places.iter().find(|(kind, _)| *kind == record.disclosure.kind)?;
            let referred = places.iter().find_map(|reference| record.disclosure.referred_in(record.project, reference))?;
            // Amounts side by side are in one unit; a percentage stays as it is printed.
            let text = referred.figure.in_money(MoneyUnit::TenThousandYuan).map_or_else(|| shown(referred.figure), |amount| amount.grouped());
            let page = route::relative(from, &route::disclosure(&record.disclosure.path));
            Some(LinkedFigure { text, href: format!("{page}#{}", referred.fragment), changed: false })
        })
    };
    let score = records.iter().rev().find_map(|record| Some(record.project.objectives.total.as_ref()?.1.printed().to_owned()).filter(|score| !score.is_empty()));
    RecordFigures { cells: mains.into_iter().flatten().map(|main| cell(&main.id)).collect(), score }
}

/// Builds the view of a project that is in more than one year.
pub(in crate::render) fn thread(words: &Vocabulary, region: &RegionEntry, department: &DepartmentEntry, thread: &Thread<'_>) -> ThreadView {
    let from = route::thread(&region.region.slug, &department.slug, thread.id);
    let years: Vec<ThreadYear> = thread.years().into_iter().map(|year| of_year(words, &from, thread, year)).collect();
    let heads = thread.records.first().map(|record| record.disclosure.profile.project_figures.iter().map(|main| main.label.clone()).collect()).unwrap_or_default();
    let indicators = indicators(&from, thread);
    let (first, last) = (years.first().map_or(0, |year| year.year), years.last().map_or(0, |year| year.year));
    ThreadView {
        lead: words.say("project.lead", &[("department", &department.name), ("first", &first), ("last", &last)]),
        heads,
        scored: years.iter().any(|year| year.figures.score.is_some()),
        actual: indicators.iter().flat_map(|indicator| &indicator.years).any(|year| !year.actual.is_empty()),
        years,
        indicators,
    }
}

/// The project in one year, over the disclosures of that year.
fn of_year(words: &Vocabulary, from: &str, thread: &Thread<'_>, year: i16) -> ThreadYear {
    let records: Vec<Record<'_>> = thread.records.iter().copied().filter(|record| record.disclosure.year == year).collect();
    let link = |record: &Record<'_>| Crumb {
        name: words.kind(record.disclosure.kind).to_owned(),
        href: format!("{}#{}", route::relative(from, &route::disclosure(&record.disclosure.path)), route::project(&record.project.id)),
    };
    let first = records.first();
    ThreadYear {
        year,
        code: first.and_then(|record| record.project.code.clone()).unwrap_or_default(),
        figures: record_figures(from, &records),
        goals: first.map(|record| record.project.objectives.goals.iter().map(|goal| goal.value.clone()).collect()).unwrap_or_default(),
        documents: records.iter().map(link).collect(),
    }
}

/// The indicators of all years, those of the same name in one row.
fn indicators(from: &str, thread: &Thread<'_>) -> Vec<ThreadIndicator> {
    let years = thread.years();
    let mut rows: Vec<ThreadIndicator> = Vec::new();
    for record in &thread.records {
        let Some(column) = years.iter().position(|year| *year == record.disclosure.year) else { continue };
        for indicator in &record.project.objectives.indicators {
            let at = rows.iter().position(|row| row.name == indicator.key).unwrap_or_else(|| {
                rows.push(ThreadIndicator { level: level(indicator), name: indicator.key.clone(), years: years.iter().map(|_| IndicatorYear::default()).collect() });
                rows.len() - 1
            });
            let cell = &mut rows[at].years[column];
            fill(&mut cell.target, indicator.target.as_ref());
            fill(&mut cell.actual, indicator.actual.as_ref());
            cell.href = Some(format!("{}#{}", route::relative(from, &route::disclosure(&record.disclosure.path)), indicator.address));
        }
    }
    rows
}

/// The second level, or the first where there is no second.
fn level(indicator: &Indicator) -> String {
    indicator.level2.clone().unwrap_or_else(|| indicator.level1.clone())
}

/// Takes what is printed, unless an earlier disclosure of the year already said it.
fn fill(text: &mut String, target: Option<&Spanned<Target>>) {
    if text.is_empty()
        && let Some(target) = target
    {
        text.clone_from(&target.value.printed);
    }
}
