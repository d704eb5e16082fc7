//! Departments side by side over the years.

use serde::Serialize;

use crate::decimal::Decimal;
use crate::model::{Amount, MainFigure};
use crate::site::{
    ComparedPoint, ComparedStage, Comparison, DepartmentEntry, Page, RegionEntry, Site, Summaries,
    comparisons, route,
};
use crate::words::Messages;

use super::compared_stage::{ComparisonStage, Drawing};
use super::crumb::Crumb;
use super::measures::{MeasureView, Measures};

/// The departments of a region side by side in one main figure.
#[derive(Debug, Serialize)]
pub(in crate::render) struct ComparisonView {
    /// The figure, how many departments and which years, a sentence; empty where there is nothing to
    /// compare.
    pub lead: String,
    /// Whether any of the figures is in doubt, so that it must be said how that is drawn.
    pub doubted: bool,
    /// Other measures of the figures that can be chosen, as far as `site.toml` asks for them and
    /// what they are worked out from is known.
    pub measures: Vec<MeasureView>,
    /// The main figures that can be compared, each with its page.
    pub figures: Vec<ComparedFigure>,
    /// The departments that print the figure, to be chosen from.
    pub departments: Vec<ChosenDepartment>,
    /// Budgets and accounts, each by itself, where two departments or more print the figure; none
    /// where nothing can be compared.
    pub stages: Vec<ComparisonStage>,
    /// What must be known of departments to compare them: in which year one was reorganised, and how.
    pub reorganised: Vec<ReorganisedView>,
    /// The figures of all these pages as CSV, relative to the page.
    pub csv: String,
}

/// A main figure that can be compared.
#[derive(Debug, Serialize)]
pub(in crate::render) struct ComparedFigure {
    /// The figure's ASCII id, by which the address of a choice names it: `expenditure`.
    pub id: String,
    /// The page: what the figure is, and where it lies.
    pub link: Crumb,
    /// Whether it is the figure of this page.
    pub current: bool,
}

/// A department that can be chosen.
#[derive(Debug, Serialize)]
pub(in crate::render) struct ChosenDepartment {
    /// Its folder, by which the address of a choice names it.
    pub slug: String,
    /// The department's name.
    pub name: String,
}

/// A department that was reorganised.
#[derive(Debug, Serialize)]
pub(in crate::render) struct ReorganisedView {
    /// The department's folder.
    pub slug: String,
    /// The department, the year and what happened, a sentence.
    pub says: String,
}

/// Builds the view.
pub(in crate::render) fn comparison(
    site: &Site,
    region: &RegionEntry,
    main: Option<&MainFigure>,
    summaries: &Summaries,
) -> ComparisonView {
    let words = &site.config.words;
    let slug = &region.region.slug;
    let from = Page::Compare(region, main).address();
    let all = comparisons(region, summaries);
    let is_it = |one: &Comparison<'_>| main.is_none_or(|main| main.id == one.main.id);
    let shown = all.iter().position(is_it);
    let figure = |(at, one): (usize, &Comparison<'_>)| ComparedFigure {
        id: one.main.id.clone(),
        link: Crumb {
            name: words.main_figure(one.main).to_owned(),
            // The figure that is said first has the page of the region.
            href: route::relative(
                &from,
                &Page::Compare(region, (at > 0).then_some(one.main)).address(),
            ),
        },
        current: shown == Some(at),
    };
    let stages = shown.map_or(&[][..], |at| &all[at].stages);
    let measures = Measures::of(site, region.region.population.as_ref());
    let shows = |says: &dyn Fn(&ComparedPoint<'_>) -> String| {
        points(stages).any(|point| !says(&point).is_empty())
    };
    let known = [
        ("each", shows(&|point| measures.each(point))),
        ("real", shows(&|point| measures.real(point))),
    ];
    let mut views = measures.views(words);
    views.retain(|view| known.contains(&(view.id, true)));
    let drawing = Drawing { words, from: &from, region: slug, scale: scale(stages), measures };
    ComparisonView {
        lead: shown.map(|at| lead(words, &all[at])).unwrap_or_default(),
        doubted: points(stages).any(|point| point.figure.doubted),
        measures: views,
        figures: all.iter().enumerate().map(figure).collect(),
        departments: choice(region, stages),
        stages: shown
            .iter()
            .flat_map(|at| all[*at].stages.iter().map(|one| drawing.stage(all[*at].main, one)))
            .collect(),
        reorganised: reorganised(words, region, stages),
        csv: route::relative(&from, &route::compare_csv(slug)),
    }
}

/// Every figure of the page.
fn points<'a>(stages: &'a [ComparedStage<'_>]) -> impl Iterator<Item = ComparedPoint<'a>> {
    stages
        .iter()
        .flat_map(|stage| &stage.departments)
        .flat_map(|department| department.points.iter().flatten().copied())
}

/// The lowest and the highest amount, zero between them.
fn scale(stages: &[ComparedStage<'_>]) -> (Decimal, Decimal) {
    let amounts = || points(stages).filter_map(|point| point.figure.amount).map(Amount::decimal);
    (
        amounts().min().unwrap_or_default().min(Decimal::ZERO),
        amounts().max().unwrap_or_default().max(Decimal::ZERO),
    )
}

/// Which figure of how many departments, and of which years.
fn lead(words: &Messages, comparison: &Comparison<'_>) -> String {
    let years = || comparison.stages.iter().flat_map(|stage| &stage.years);
    let (first, last) = (years().min(), years().max());
    let count = comparison.stages.iter().map(|stage| stage.departments.len()).max();
    words.say(
        "compare.lead",
        &[
            ("figure", &words.main_figure(comparison.main)),
            ("count", &count.unwrap_or_default()),
            ("first", &first.copied().unwrap_or_default()),
            ("last", &last.copied().unwrap_or_default()),
        ],
    )
}

/// The departments that stand on the page, in the order of the site.
fn standing<'a>(
    region: &'a RegionEntry,
    stages: &'a [ComparedStage<'_>],
) -> impl Iterator<Item = &'a DepartmentEntry> {
    let stands = |slug: &str| {
        let mut departments = stages.iter().flat_map(|stage| &stage.departments);
        departments.any(|one| one.department.slug == slug)
    };
    region.departments.iter().filter(move |department| stands(&department.slug))
}

/// Those that were reorganised in a year of the page, or before one of its years.
fn reorganised(
    words: &Messages,
    region: &RegionEntry,
    stages: &[ComparedStage<'_>],
) -> Vec<ReorganisedView> {
    let years = || stages.iter().flat_map(|stage| &stage.years);
    let says = |department: &DepartmentEntry, year: &i16, how: &String| ReorganisedView {
        slug: department.slug.clone(),
        says: words.say(
            "compare.reorganised",
            &[("department", &department.name), ("year", year), ("how", how)],
        ),
    };
    standing(region, stages)
        .flat_map(|one| one.reorganised.iter().map(move |(year, how)| (one, year, how)))
        .filter(|(_, year, _)| years().min() < Some(*year) && years().max() >= Some(*year))
        .map(|(department, year, how)| says(department, year, how))
        .collect()
}

/// What can be chosen from.
fn choice(region: &RegionEntry, stages: &[ComparedStage<'_>]) -> Vec<ChosenDepartment> {
    standing(region, stages)
        .map(|department| ChosenDepartment {
            slug: department.slug.clone(),
            name: department.name.clone(),
        })
        .collect()
}
