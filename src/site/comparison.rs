//! The departments of a region beside each other, one main figure at a time.

use std::sync::Arc;

use crate::model::{Kind, MainFigure};

use super::entry::{DepartmentEntry, RegionEntry};
use super::summaries::Summaries;
use super::summary::Summary;
use super::summary_figure::SummaryFigure;

/// The stages of money that are compared, each by itself: what is planned is no measure of what was
/// spent.
const STAGES: [Kind; 2] = [Kind::Budget, Kind::FinalAccounts];

/// A main figure of a region's departments over the years.
#[derive(Debug)]
pub struct Comparison<'a> {
    /// What it is.
    pub main: &'a MainFigure,
    /// The stages in which two departments or more print it; never none.
    pub stages: Vec<ComparedStage<'a>>,
}

/// A main figure in one kind of document.
#[derive(Debug)]
pub struct ComparedStage<'a> {
    /// The kind.
    pub kind: Kind,
    /// The fiscal years in which any department prints it, ascending.
    pub years: Vec<i16>,
    /// The departments that print it in any year, in the order of the site: two or more.
    pub departments: Vec<ComparedDepartment<'a>>,
}

/// A department in a comparison.
#[derive(Debug)]
pub struct ComparedDepartment<'a> {
    /// The department.
    pub department: &'a DepartmentEntry,
    /// Its figure in each of the years, with the disclosure that prints it.
    pub points: Vec<Option<ComparedPoint<'a>>>,
}

/// A figure in a comparison.
#[derive(Debug, Clone, Copy)]
pub struct ComparedPoint<'a> {
    /// The disclosure that prints it.
    pub summary: &'a Summary,
    /// The figure.
    pub figure: &'a SummaryFigure,
}

impl RegionEntry {
    /// Whether there is something to set side by side, as far as folders tell: two departments that
    /// take part and have a document of the same stage of their own.
    pub fn is_comparable(&self) -> bool {
        STAGES.iter().any(|kind| {
            let has = |department: &&DepartmentEntry| {
                let own = |entry: &super::DisclosureEntry| {
                    entry.kind == *kind && entry.budget_unit.is_none()
                };
                department.compared && department.disclosures.iter().any(own)
            };
            self.departments.iter().filter(has).count() > 1
        })
    }
}

/// Whether two departments of a region that take part print the same figure of the same stage, so
/// that there is a page that compares.
pub fn is_compared(region: &RegionEntry, summaries: &Summaries) -> bool {
    STAGES.iter().any(|kind| {
        let mut seen: Vec<&MainFigure> = Vec::new();
        region.departments.iter().filter(|department| department.compared).any(|department| {
            let of_kind = |one: &&Summary| one.kind == *kind && one.is_comparable();
            let own: Vec<&MainFigure> = summaries
                .of_department(department)
                .filter(of_kind)
                .flat_map(|summary| summary.main_figures.iter().map(|figure| &*figure.main))
                .collect();
            let same = |a: &MainFigure, b: &MainFigure| a.id == b.id && a.label == b.label;
            let shared = own.iter().any(|one| seen.iter().any(|other| same(one, other)));
            seen.extend(own);
            shared
        })
    })
}

/// Every main figure in which departments of a region can be compared: first the one that profiles
/// say first, the others in the order of the profile. Only what is of the same stage and of whole
/// departments stands side by side, and only what goes by the same name.
pub fn comparisons<'a>(region: &'a RegionEntry, summaries: &'a Summaries) -> Vec<Comparison<'a>> {
    let own: Vec<(&DepartmentEntry, Vec<&Summary>)> = region
        .departments
        .iter()
        .filter(|department| department.compared)
        .map(|department| {
            let of_stages =
                |summary: &&Summary| summary.is_comparable() && STAGES.contains(&summary.kind);
            (department, summaries.of_department(department).filter(of_stages).collect())
        })
        .collect();
    let all: Vec<&Summary> = own.iter().flat_map(|(_, summaries)| summaries).copied().collect();
    let leads = |main: &MainFigure| {
        let is_it = |figure: &SummaryFigure| figure.leads && figure.main.id == main.id;
        all.iter().any(|summary| summary.main_figures.iter().any(is_it))
    };
    let mut found: Vec<Comparison<'_>> = printed_figures(&all)
        .into_iter()
        .filter_map(|main| {
            let stages: Vec<_> =
                STAGES.iter().filter_map(|kind| stage(&own, main, *kind)).collect();
            (!stages.is_empty()).then_some(Comparison { main, stages })
        })
        .collect();
    found.sort_by_key(|comparison| !leads(comparison.main));
    found
}

/// Every main figure that any of these disclosures prints, in the order of the profile.
pub fn printed_figures<'a>(summaries: &[&'a Summary]) -> Vec<&'a Arc<MainFigure>> {
    let mut found: Vec<&Arc<MainFigure>> = Vec::new();
    // The longest list first, so that the order is the profile's and not that of whoever prints
    // few.
    let mut longest: Vec<&&Summary> = summaries.iter().collect();
    longest.sort_by_key(|summary| std::cmp::Reverse(summary.main_figures.len()));
    let printed = longest.iter().flat_map(|summary| &summary.main_figures);
    let withheld = summaries.iter().flat_map(|summary| &summary.withheld_figures);
    for main in printed.map(|figure| &figure.main).chain(withheld.map(|figure| &figure.main)) {
        if !found.iter().any(|known| known.id == main.id) {
            found.push(main);
        }
    }
    found
}

/// One stage of it, where two departments print the figure.
fn stage<'a>(
    own: &[(&'a DepartmentEntry, Vec<&'a Summary>)],
    main: &MainFigure,
    kind: Kind,
) -> Option<ComparedStage<'a>> {
    let points = |summaries: &[&'a Summary]| -> Vec<ComparedPoint<'a>> {
        let of_kind = summaries.iter().filter(|summary| summary.kind == kind);
        of_kind
            .filter_map(|summary| {
                let figure = summary.main_figure(&main.id)?;
                // Another profile may give the id to another thing.
                (figure.main.label == main.label).then_some(ComparedPoint { summary, figure })
            })
            .collect()
    };
    let printed: Vec<(&DepartmentEntry, Vec<ComparedPoint<'_>>)> = own
        .iter()
        .map(|(department, summaries)| (*department, points(summaries)))
        .filter(|(_, points)| !points.is_empty())
        .collect();
    let mut years: Vec<i16> = printed
        .iter()
        .flat_map(|(_, points)| points.iter().map(|point| point.summary.year))
        .collect();
    years.sort_unstable();
    years.dedup();
    let departments: Vec<ComparedDepartment<'_>> = printed
        .into_iter()
        .map(|(department, points)| {
            let of = |year: &i16| points.iter().copied().find(|point| point.summary.year == *year);
            ComparedDepartment { department, points: years.iter().map(of).collect() }
        })
        .collect();
    (departments.len() > 1).then_some(ComparedStage { kind, years, departments })
}
