//! Departments side by side over the years.

use std::fmt::Display;

use serde::Serialize;

use crate::chart::from_zero;
use crate::decimal::Decimal;
use crate::model::{Amount, MainFigure, MoneyUnit, Unit};
use crate::site::{
    ComparedDepartment, ComparedPoint, ComparedStage, Comparison, DepartmentEntry, Page,
    RegionEntry, Site, Summaries, comparisons, route,
};
use crate::words::Messages;

use super::align::align;
use super::measures::{MeasureView, Measures};
use super::note::MarkView;
use super::page::Crumb;
use super::trend::{LinkedFigure, align_columns};

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

/// The figure in one kind of document.
#[derive(Debug, Serialize)]
pub(in crate::render) struct ComparisonStage {
    /// Kind of document and figure, a heading.
    pub title: String,
    /// The fiscal years, ascending, as words: one column each.
    pub heads: Vec<String>,
    /// A drawing for each department, all at the scale of the page.
    pub drawings: Vec<DrawnDepartment>,
    /// The table of the same figures, a department a row.
    pub rows: Vec<ComparisonRow>,
}

/// The drawing of one department.
#[derive(Debug, Serialize)]
pub(in crate::render) struct DrawnDepartment {
    /// The department's folder.
    pub slug: String,
    /// The department's name.
    pub name: String,
    /// The same in words, for those who hear the page: name, years, amounts, which are in doubt.
    pub says: String,
    /// One for each of the years in which it prints the figure.
    pub points: Vec<DrawnPoint>,
}

/// A figure in a drawing.
#[derive(Debug, Serialize)]
pub(in crate::render) struct DrawnPoint {
    /// The fiscal year as words.
    pub year: String,
    /// The bar as inline SVG, safe to print with `| safe`; nothing where the unit of the figure is
    /// in doubt.
    pub svg: Option<String>,
    /// The amount in 万元 with its printed decimals; with its own unit where that is in doubt.
    pub text: String,
    /// Decimals that other figures of the drawings have and this one lacks, to be left as room.
    pub pad: String,
    /// The same for each inhabitant, in 元; empty where that is not known.
    pub each: String,
    /// The same in the prices of one year, in 万元; empty where that is not known.
    pub real: String,
    /// The marks of the notes that go with it, as words.
    pub marks: Vec<MarkView>,
}

/// A department in the table.
#[derive(Debug, Serialize)]
pub(in crate::render) struct ComparisonRow {
    /// The department's folder.
    pub slug: String,
    /// The department's name.
    pub name: String,
    /// The department's page, relative to the page.
    pub href: String,
    /// One for each of the heads, in 万元; nothing where none is printed.
    pub cells: Vec<Option<LinkedFigure>>,
    /// The same for each inhabitant, in 元; empty where that is not known.
    pub each: Vec<String>,
    /// The same in the prices of one year, in 万元; empty where that is not known.
    pub real: Vec<String>,
}

/// What the parts of a page are made with.
struct Drawing<'a> {
    /// The words of the interface.
    words: &'a Messages,
    /// The page's address.
    from: &'a str,
    /// The region's folder.
    region: &'a str,
    /// The lowest and the highest amount: the scale of all drawings.
    scale: (Decimal, Decimal),
    /// What other measures are worked out from.
    measures: Measures<'a>,
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

impl Drawing<'_> {
    /// The drawings and the table of a stage.
    fn stage(&self, main: &MainFigure, stage: &ComparedStage<'_>) -> ComparisonStage {
        let Drawing { words, from, region, ref measures, .. } = *self;
        let row = |one: &ComparedDepartment<'_>| ComparisonRow {
            slug: one.department.slug.clone(),
            name: one.department.name.clone(),
            href: route::relative(from, &route::department(region, &one.department.slug)),
            cells: one
                .points
                .iter()
                .map(|point| {
                    point.map(|point| LinkedFigure::new(from, point.summary, point.figure))
                })
                .collect(),
            each: one
                .points
                .iter()
                .map(|point| told(point, &|point| measures.each(point)))
                .collect(),
            real: one
                .points
                .iter()
                .map(|point| told(point, &|point| measures.real(point)))
                .collect(),
        };
        let mut rows: Vec<ComparisonRow> = stage.departments.iter().map(row).collect();
        align_columns(rows.iter_mut().map(|row| &mut row.cells));
        let mut drawings: Vec<DrawnDepartment> =
            stage.departments.iter().map(|one| self.drawn(one)).collect();
        let drawn = drawings.iter_mut().flat_map(|drawing| &mut drawing.points);
        align(drawn.map(|point| (point.text.as_str(), &mut point.pad)));
        let said: [(&str, &dyn Display); 2] =
            [("kind", &words.kind(stage.kind)), ("figure", &words.main_figure(main))];
        ComparisonStage {
            title: words.say("compare.stage", &said),
            heads: stage.years.iter().map(|year| words.year(*year)).collect(),
            drawings,
            rows,
        }
    }

    /// The drawing of a department.
    fn drawn(&self, compared: &ComparedDepartment<'_>) -> DrawnDepartment {
        let Drawing { words, from, scale, ref measures, .. } = *self;
        let points = || compared.points.iter().flatten();
        let said = points().map(|point| said(words, point)).collect::<Vec<_>>();
        let name = &compared.department.name;
        let point = |point: &ComparedPoint<'_>| {
            let LinkedFigure { text, pad, marks, .. } =
                LinkedFigure::new(from, point.summary, point.figure);
            let svg = point
                .figure
                .amount
                .map(|amount| from_zero(amount.decimal(), scale, point.figure.doubted));
            DrawnPoint {
                year: words.year(point.summary.year),
                svg,
                text,
                pad,
                each: measures.each(point),
                real: measures.real(point),
                marks,
            }
        };
        DrawnDepartment {
            slug: compared.department.slug.clone(),
            name: name.clone(),
            says: words.say(
                "department.drawn",
                &[("figure", name), ("points", &said.join(words.word("marks.clause")))],
            ),
            points: points().map(point).collect(),
        }
    }
}

/// A figure in another measure; empty where there is none.
fn told(point: &Option<ComparedPoint<'_>>, by: &dyn Fn(&ComparedPoint<'_>) -> String) -> String {
    point.as_ref().map(by).unwrap_or_default()
}

/// A figure of a drawing in words.
fn said(words: &Messages, point: &ComparedPoint<'_>) -> String {
    let ComparedPoint { summary, figure } = point;
    let unit = Unit::Money(MoneyUnit::TenThousandYuan);
    let amount = figure
        .amount
        .map_or_else(|| figure.printed.clone(), |amount| words.measured(&amount.grouped(), unit));
    let key = if figure.doubted { "department.point_in_doubt" } else { "department.point" };
    words.say(key, &[("year", &summary.year), ("amount", &amount)])
}
