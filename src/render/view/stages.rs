//! A department's fiscal year.

use std::sync::Arc;

use serde::Serialize;

use crate::check::{CheckedDepartment, Doubts};
use crate::model::{Amount, Kind, MainFigure, ProjectHistory, ProjectRecord};
use crate::site::{
    DepartmentEntry, RegionEntry, Site, Summary, SummaryFigure, printed_figures, route,
};
use crate::words::Messages;

use super::align::align;
use super::crumb::Crumb;
use super::department_spending::{DepartmentSpending, department_spending};
use super::index::{ListedView, Under, in_order, listed};
use super::note::MarkView;
use super::project_history::{RecordFigures, align_figures, record_figures};
use super::trend::{LinkedFigure, align_columns};

/// A department's fiscal year: what was planned, what was spent, what came of it.
#[derive(Debug, Serialize)]
pub(in crate::render) struct StagesView {
    /// The nearest earlier fiscal year of the department: the year, and its page.
    pub previous: Option<Crumb>,
    /// Likewise the nearest later one.
    pub next: Option<Crumb>,
    /// The disclosures of the year, units included.
    pub documents: Vec<ListedView>,
    /// The kinds of disclosure that stand side by side, as words: one column each.
    pub stages: Vec<String>,
    /// Whether accounts stand beside a budget, so that what was spent can be set against what was
    /// planned.
    pub compared: bool,
    /// The main figures that any of the disclosures prints, in the order of the profile.
    pub rows: Vec<StageRow>,
    /// What could be spent and what was, in one bar; nothing where neither accounts nor the
    /// self-evaluation say both.
    pub spending: Option<DepartmentSpending>,
    /// The figures of projects that any project has, as labels: one column each.
    pub project_heads: Vec<String>,
    /// Whether any project has a score.
    pub scored: bool,
    /// The projects of the year.
    pub projects: Vec<StageProject>,
}

/// One main figure through the stages.
#[derive(Debug, Serialize)]
pub(in crate::render) struct StageRow {
    /// What the figure is: 支出总计.
    pub label: String,
    /// One for each of the stages; nothing where none is printed.
    pub cells: Vec<Option<LinkedFigure>>,
    /// Accounts less budget, computed, in 万元 with its sign; nothing where either is not printed
    /// or its unit is in doubt.
    pub difference: Option<DifferenceView>,
}

/// A difference between two documents.
#[derive(Debug, Serialize)]
pub(in crate::render) struct DifferenceView {
    /// The difference with its sign; a plain 0 where there is none.
    pub text: String,
    /// Decimals that other figures of the column have and this one lacks, to be left as room so
    /// that the points align: `.00`.
    pub pad: String,
    /// The marks of the notes about either of the two, for `<LinkedMarks>`.
    pub marks: Vec<MarkView>,
}

/// One project through the stages.
#[derive(Debug, Serialize)]
pub(in crate::render) struct StageProject {
    /// The name in the last disclosure of the year.
    pub name: String,
    /// The project's page over the years, or its place in the disclosure.
    pub href: String,
    /// Its figures, one for each of `project_heads`.
    pub figures: RecordFigures,
}

/// Everything that the page of a department's fiscal year is made of.
#[derive(Debug, Clone, Copy)]
pub struct StagesPage<'a> {
    /// Where the department lies.
    pub region: &'a RegionEntry,
    /// The department.
    pub department: &'a DepartmentEntry,
    /// The fiscal year.
    pub year: i16,
    /// All disclosures of the department, of this year and others.
    pub summaries: &'a [Summary],
    /// What it disclosed, checked.
    pub checked: &'a CheckedDepartment,
    /// Its projects over the years.
    pub histories: &'a [ProjectHistory<'a>],
    /// Its figures that are in doubt.
    pub doubts: &'a Doubts,
}

impl<'a> StagesPage<'a> {
    /// What the page of a fiscal year of a department that was checked is made of.
    pub fn of(
        (region, department): (&'a RegionEntry, &'a DepartmentEntry),
        year: i16,
        checked: &'a CheckedDepartment,
        histories: &'a [ProjectHistory<'a>],
    ) -> StagesPage<'a> {
        let (summaries, doubts) = (&checked.summaries, &checked.doubts);
        StagesPage { region, department, year, summaries, checked, histories, doubts }
    }
}

/// Builds the view of a department's fiscal year. Units that disclose by themselves stand among the
/// documents only.
pub(in crate::render) fn stages(site: &Site, page: &StagesPage<'_>) -> StagesView {
    let StagesPage { region, department, year, summaries, checked, histories, doubts } = *page;
    let words = &site.config.words;
    let from = route::stages(&region.region.slug, &department.slug, year);
    let of_year: Vec<&Summary> = summaries.iter().filter(|summary| summary.year == year).collect();
    let of_kind = |kind: &Kind| {
        of_year.iter().copied().find(|summary| summary.kind == *kind && summary.is_comparable())
    };
    let own: Vec<&Summary> = Kind::ALL
        .iter()
        .filter_map(of_kind)
        .filter(|summary| !summary.main_figures.is_empty() || !summary.withheld_figures.is_empty())
        .collect();
    let rows = rows(words, &from, &own);
    let (project_heads, projects) =
        projects(&from, (region, department), year, histories, (words, doubts));
    let page_of = |other: i16| Crumb {
        name: words.year(other),
        href: route::relative(&from, &route::stages(&region.region.slug, &department.slug, other)),
    };
    let years = department.years();
    StagesView {
        previous: years.iter().copied().filter(|other| *other < year).max().map(page_of),
        next: years.iter().copied().filter(|other| *other > year).min().map(page_of),
        documents: in_order(of_year.clone())
            .into_iter()
            .map(|summary| listed(&from, site, summary, Under::Department))
            .collect(),
        stages: own.iter().map(|summary| words.kind(summary.kind).to_owned()).collect(),
        compared: [Kind::Budget, Kind::FinalAccounts]
            .iter()
            .all(|kind| own.iter().any(|summary| summary.kind == *kind)),
        rows,
        spending: {
            let published = checked.published().filter(|one| one.year == year);
            department_spending(words, &from, published, doubts)
        },
        project_heads,
        scored: projects.iter().any(|project| project.figures.score.is_some()),
        projects,
    }
}

/// A row for each main figure that any of these documents prints.
fn rows(words: &Messages, from: &str, own: &[&Summary]) -> Vec<StageRow> {
    let row = |main: &Arc<MainFigure>| StageRow {
        label: words.main_figure(main).to_owned(),
        cells: own
            .iter()
            .map(|summary| LinkedFigure::of_main(words, from, summary, main))
            .collect(),
        difference: difference(from, own, &main.id),
    };
    let mut rows: Vec<StageRow> = printed_figures(own).into_iter().map(row).collect();
    align_columns(rows.iter_mut().map(|row| &mut row.cells));
    align(
        rows.iter_mut()
            .filter_map(|row| row.difference.as_mut())
            .map(|difference| (difference.text.as_str(), &mut difference.pad)),
    );
    rows
}

/// The accounts less the budget, where both print a main figure.
fn difference(from: &str, own: &[&Summary], id: &str) -> Option<DifferenceView> {
    let figure = |kind: Kind| {
        let summary = own.iter().copied().find(|summary| summary.kind == kind)?;
        Some((summary, summary.main_figure(id)?))
    };
    let linked = |(summary, figure): (&Summary, &SummaryFigure)| {
        LinkedFigure::new(from, summary, figure).marks
    };
    let (accounts, budget) = (figure(Kind::FinalAccounts)?, figure(Kind::Budget)?);
    let text = signed(accounts.1.amount?, budget.1.amount?)?;
    let marks = [linked(accounts), linked(budget)].concat();
    Some(DifferenceView { text, pad: String::new(), marks })
}

/// A difference with its sign; a plain 0 where there is none. Nothing where its digits do not fit.
fn signed(accounts: Amount, budget: Amount) -> Option<String> {
    let difference = accounts.decimal().checked_sub(budget.decimal())?;
    let sign = if difference.is_positive() { "+" } else { "" };
    Some(format!("{sign}{}", Amount::from_decimal(difference).grouped()))
}

/// The heads of the figures that any project has, and the projects of the year.
fn projects(
    from: &str,
    (region, department): (&RegionEntry, &DepartmentEntry),
    year: i16,
    histories: &[ProjectHistory<'_>],
    said: (&Messages, &Doubts),
) -> (Vec<String>, Vec<StageProject>) {
    let first = histories.iter().flat_map(|history| &history.records).next();
    let heads: Vec<String> = first
        .map(|record| {
            record
                .disclosure
                .profile
                .project_figures
                .iter()
                .map(|main| said.0.main_figure(main).to_owned())
                .collect()
        })
        .unwrap_or_default();
    let mut projects = Vec::new();
    for history in histories {
        let records: Vec<_> = history
            .records
            .iter()
            .copied()
            .filter(|record| record.disclosure.year == year)
            .collect();
        let Some(last) = records.last() else { continue };
        let href = project_href(from, (region, department), history, last);
        projects.push(StageProject {
            name: last.project.name.value.clone(),
            href,
            figures: record_figures(from, &records, said),
        });
    }
    let filled = keep_filled(&mut projects, heads.len());
    align_figures(projects.iter_mut().map(|project| &mut project.figures));
    let heads = heads.into_iter().zip(filled).filter(|(_, filled)| *filled);
    (heads.map(|(head, _)| head).collect(), projects)
}

/// A project with a page of its own is led to there; another lives on its document's page.
fn project_href(
    from: &str,
    (region, department): (&RegionEntry, &DepartmentEntry),
    history: &ProjectHistory<'_>,
    last: &ProjectRecord<'_>,
) -> String {
    if history.goes_on() {
        let page = route::history(&region.region.slug, &department.slug, history.id);
        return route::relative(from, &page);
    }
    let page = route::relative(from, &route::disclosure(&last.disclosure.path));
    route::at(&page, &route::project(&last.project.id))
}

/// Takes out the columns that no project of the year fills: they say nothing. Gives which of them
/// are filled.
fn keep_filled(projects: &mut [StageProject], columns: usize) -> Vec<bool> {
    let is_filled = |project: &StageProject, column: usize| {
        project.figures.cells.get(column).is_some_and(Option::is_some)
    };
    let filled: Vec<bool> = (0..columns)
        .map(|column| projects.iter().any(|project| is_filled(project, column)))
        .collect();
    for project in projects {
        let mut kept = filled.iter();
        project.figures.cells.retain(|_| kept.next().copied().unwrap_or(false));
    }
    filled
}
