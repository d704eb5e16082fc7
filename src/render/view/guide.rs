//! How a budget is read, with a document of the site as the example.

use serde::Serialize;

use crate::model::{Kind, MoneyUnit, Origin, Unit};
use crate::site::{
    DepartmentEntry, RegionEntry, Site, Summaries, Summary, SummaryFigure, is_compared, route,
};
use crate::words::Messages;

use super::crumb::Crumb;
use super::note::{MarkView, marks};

/// How a budget is read.
#[derive(Debug, Serialize)]
pub(in crate::render) struct GuideView {
    /// What the steps are shown with; nothing for a site that has published no budget and no
    /// accounts.
    pub example: Option<GuideExample>,
}

/// The document that the steps are shown with.
#[derive(Debug, Serialize)]
pub(in crate::render) struct GuideExample {
    /// Its title, and its page.
    pub document: Crumb,
    /// Whether it is of an invented region, so that the page must say so.
    pub invented: bool,
    /// The other documents of its fiscal year, the year as words and their kind, and their pages.
    pub others: Vec<Crumb>,
    /// The figure that its page says first; nothing where it prints none.
    pub lead: Option<GuideFigure>,
    /// How that stands to the year before, a phrase; nothing where it is not known.
    pub change: Option<String>,
    /// Its other main figures, in the order of the profile.
    pub figures: Vec<GuideFigure>,
    /// How many notes its page has.
    pub notes: usize,
    /// The page on which its figures are held against each other.
    pub checks: String,
    /// Its department, and that one's page.
    pub department: Crumb,
    /// Departments side by side: its region, and the page; nothing where they are not compared.
    pub compared: Option<Crumb>,
}

/// A figure of the example.
#[derive(Debug, Serialize)]
pub(in crate::render) struct GuideFigure {
    /// What it is.
    pub label: String,
    /// The amount with its unit.
    pub text: String,
    /// Its cell.
    pub href: String,
    /// The marks of the notes about it, for `<LinkedMarks>`.
    pub marks: Vec<MarkView>,
}

/// Builds the view: the example is the document that shows most, of those the latest; an invented one
/// only where no other could be shown without a doubt.
pub(in crate::render) fn guide(site: &Site, summaries: &Summaries) -> GuideView {
    let departments = site
        .regions
        .iter()
        .flat_map(|region| region.departments.iter().map(move |department| (region, department)));
    let documents = departments.flat_map(|place| {
        let own = place.1.disclosures.iter().filter_map(|entry| summaries.get(&entry.path));
        own.map(move |summary| (place, summary))
    });
    let best = documents
        .filter(|(_, summary)| {
            matches!(summary.kind, Kind::Budget | Kind::FinalAccounts) && summary.is_comparable()
        })
        .max_by_key(|((region, _), summary)| {
            let doubted = summary.main_figures.iter().any(|figure| figure.doubted);
            let lead = summary.lead();
            let is_budget = summary.kind == Kind::Budget;
            let changed = lead.is_some_and(|lead| lead.since.is_some());
            // Of documents that show as much, the first of the site is taken.
            (
                lead.is_some() && !doubted,
                region.region.origin != Origin::Invented,
                is_budget,
                changed,
                summary.main_figures.len(),
                summary.year,
                std::cmp::Reverse(&summary.path),
            )
        });
    GuideView { example: best.map(|(place, summary)| example(site, place, summary, summaries)) }
}

/// The document from which the guide takes its figures.
fn example(
    site: &Site,
    (region, department): (&RegionEntry, &DepartmentEntry),
    summary: &Summary,
    summaries: &Summaries,
) -> GuideExample {
    let words = &site.config.words;
    let to = |address: &str| route::relative(&route::guide(), address);
    let page = to(&route::disclosure(&summary.path));
    let lead = summary.lead();
    let others = department.disclosures.iter().filter(|other| {
        other.path != summary.path && other.key() == summary.key().of_kind(other.kind)
    });
    let slug = &region.region.slug;
    GuideExample {
        document: Crumb { name: summary.title.clone(), href: page.clone() },
        invented: region.region.origin == Origin::Invented,
        others: others
            .filter(|other| summaries.get(&other.path).is_some_and(|one| !one.withheld))
            .map(|other| Crumb {
                name: words.say(
                    "article.other",
                    &[("year", &other.year), ("kind", &words.kind(other.kind))],
                ),
                href: to(&route::disclosure(&other.path)),
            })
            .collect(),
        lead: lead.map(|figure| shown(words, &page, figure)),
        change: lead.and_then(|figure| Some(figure.since.as_ref()?.words.clone())),
        figures: summary
            .main_figures
            .iter()
            .filter(|figure| !figure.leads)
            .map(|figure| shown(words, &page, figure))
            .collect(),
        notes: summary.acknowledged + summary.lowered,
        checks: to(&route::checks(&summary.path)),
        department: Crumb {
            name: department.name.clone(),
            href: to(&route::department(slug, &department.slug)),
        },
        compared: (site.compared_regions().any(|one| one.region.slug == *slug)
            && is_compared(region, summaries))
        .then(|| Crumb { name: region.region.name.clone(), href: to(&route::compare(slug)) }),
    }
}

/// A figure as the guide shows it.
fn shown(words: &Messages, page: &str, figure: &SummaryFigure) -> GuideFigure {
    GuideFigure {
        label: words.main_figure(&figure.main).to_owned(),
        text: figure.amount.map_or_else(
            || figure.printed.clone(),
            |amount| words.measured(&amount.grouped(), Unit::Money(MoneyUnit::TenThousandYuan)),
        ),
        href: format!("{page}{}", figure.anchor),
        marks: marks(page, &figure.notes),
    }
}
