//! The front page.

use serde::Serialize;

use crate::model::{Kind, MoneyUnit, Unit};
use crate::site::{
    DepartmentEntry, News, ObligationTotals, RegionEntry, Site, Summaries, Summary, SummaryFigure,
    news, obligations, route,
};
use crate::words::Messages;

use super::crumb::Crumb;
use super::note::{MarkView, marks};
use super::opening::document;
use super::trend::LinkedFigure;

/// The front page.
#[derive(Debug, Serialize)]
pub(in crate::render) struct HomeView {
    /// How many disclosures are published.
    pub disclosures: usize,
    /// How many regions there are.
    pub regions: usize,
    /// How many departments there are.
    pub departments: usize,
    /// How many projects there are, over all published disclosures.
    pub projects: usize,
    /// How many indicators there are, over all published disclosures.
    pub indicators: usize,
    /// 存疑说明: how many notes by their transcriber and their department the pages of all
    /// published disclosures have.
    pub acknowledged: usize,
    /// The fiscal years, the latest first, and their pages.
    pub years: Vec<Crumb>,
    /// The way to what is owed: the page of all rosters, or the only roster; nothing where there is
    /// none.
    pub roster: Option<Crumb>,
    /// Every region, in the order of the site.
    pub groups: Vec<HomeRegion>,
    /// What was published and corrected last, the newest first.
    pub news: Vec<NewsView>,
}

/// A publication or a correction.
#[derive(Debug, Serialize)]
pub(in crate::render) struct NewsView {
    /// The day in the words of the interface.
    pub day: String,
    /// The day as `2024-04-02`.
    pub iso: String,
    /// Whether it is a correction.
    pub corrected: bool,
    /// Title of the disclosure.
    pub title: String,
    /// Its page; of a correction, the figure on it.
    pub href: String,
    /// What was corrected, a phrase; empty for a publication.
    pub says: String,
}

/// A region on the front page.
#[derive(Debug, Serialize)]
pub(in crate::render) struct HomeRegion {
    /// Its name.
    pub title: String,
    /// Its page.
    pub href: String,
    /// How many departments it has.
    pub count: usize,
    /// How many disclosures it has published.
    pub disclosures: usize,
    /// What is owed for the latest year that something is owed for, how much of it is there, late or
    /// missing: a phrase, and the roster; nothing where it has none.
    pub owed: Option<Crumb>,
    /// Every department; empty on a site with more than a thousand, whose departments stand on the
    /// pages of their regions.
    pub departments: Vec<HomeDepartment>,
}

/// A department on the front page.
#[derive(Debug, Serialize)]
pub(in crate::render) struct HomeDepartment {
    /// The department as its `department.yaml` calls it.
    pub name: String,
    /// Its page.
    pub href: String,
    /// Fiscal year and kind of the latest disclosure that prints the figure; empty where none does.
    pub document: String,
    /// What the figure is: 本年支出; where no disclosure prints the figure that the profile says
    /// first, what the latest disclosure has in its place.
    pub label: String,
    /// The figure with its unit; empty where there is none.
    pub text: String,
    /// The figure on its page; nothing for a sum that no document prints.
    pub figure_href: Option<String>,
    /// The marks of the notes about it, for `<LinkedMarks>`.
    pub marks: Vec<MarkView>,
    /// Whether a correction or a restatement stands at it.
    pub changed: bool,
    /// Its change on the year before, as a phrase; empty where none is known.
    pub change: String,
}

/// How much of what is new the front page tells; the feed tells the rest.
const NEWEST: usize = 6;

/// Departments that one page can list: above, it lists regions.
const DEPARTMENTS: usize = 1000;

/// Builds the view.
pub(in crate::render) fn home(site: &Site, summaries: &Summaries) -> HomeView {
    let published = || summaries.iter().filter(|summary| !summary.withheld);
    let departments: usize = site.regions.iter().map(|region| region.departments.len()).sum();
    let group = |region: &RegionEntry| HomeRegion {
        title: region.region.name.clone(),
        href: route::region(&region.region.slug),
        count: region.departments.len(),
        disclosures: region
            .departments
            .iter()
            .flat_map(|department| summaries.of_department(department))
            .filter(|summary| !summary.withheld)
            .count(),
        owed: owed(site, region, summaries),
        departments: if departments > DEPARTMENTS {
            Vec::new()
        } else {
            region.departments.iter().map(|one| department(site, region, one, summaries)).collect()
        },
    };
    HomeView {
        disclosures: published().count(),
        regions: site.regions.len(),
        departments,
        projects: published().map(|summary| summary.projects).sum(),
        indicators: published().map(|summary| summary.indicators).sum(),
        acknowledged: published().map(|summary| summary.acknowledged).sum(),
        years: site
            .years()
            .into_iter()
            .map(|year| Crumb { name: site.config.words.year(year), href: route::year(year, 1) })
            .collect(),
        roster: roster(site),
        groups: site.regions.iter().map(group).collect(),
        news: news(summaries)
            .into_iter()
            .take(NEWEST)
            .map(|one| NewsView::new(&site.config.words, one))
            .collect(),
    }
}

impl NewsView {
    /// What happened on a day.
    fn new(words: &Messages, news: News<'_>) -> NewsView {
        let page = route::disclosure(&news.summary.path);
        let (href, says) = match news.correction {
            None => (page, String::new()),
            Some(one) => {
                let filled: [(&str, &dyn std::fmt::Display); 3] =
                    [("at", &one.place), ("was", &one.was), ("is", &one.is)];
                (format!("{page}{}", one.anchor), words.say("home.corrected", &filled))
            }
        };
        NewsView {
            day: words.date(news.date),
            iso: news.date.to_string(),
            corrected: news.correction.is_some(),
            title: news.summary.title.clone(),
            href,
            says,
        }
    }
}

/// What is owed for the latest year of a roster.
fn owed(site: &Site, region: &RegionEntry, summaries: &Summaries) -> Option<Crumb> {
    let words = &site.config.words;
    let all = obligations(region, summaries);
    let latest = all.iter().map(|one| one.duty.year).max()?;
    let totals = ObligationTotals::of(all.iter().filter(|one| one.duty.year == latest)).words();
    let totals = totals.in_language(words.language());
    let name = words.say("home.owed", &[("year", &latest), ("totals", &totals)]);
    let page = route::roster(&region.region.slug);
    Some(Crumb { name, href: route::at(&page, &format!("y{latest}")) })
}

/// A department with the figure its profile says first, from the latest of its own disclosures that
/// prints it: of one year the accounts before all others.
fn department(
    site: &Site,
    region: &RegionEntry,
    department: &DepartmentEntry,
    summaries: &Summaries,
) -> HomeDepartment {
    let words = &site.config.words;
    let own = || summaries.of_department(department).filter(|summary| summary.is_comparable());
    let figures = own().filter_map(|summary| Some((summary, summary.lead()?)));
    // Kinds stand in the order of the year: what comes later says what became of it, and the
    // accounts say it best.
    let latest = figures.max_by_key(|(summary, _)| {
        (summary.year, summary.kind == Kind::FinalAccounts, summary.kind)
    });
    let empty = HomeDepartment {
        name: department.name.clone(),
        href: route::department(&region.region.slug, &department.slug),
        document: String::new(),
        label: String::new(),
        text: String::new(),
        figure_href: None,
        marks: Vec::new(),
        changed: false,
        change: String::new(),
    };
    match latest {
        Some((summary, figure)) => empty.with_figure(words, summary, figure),
        None => match own().max_by_key(|summary| (summary.year, summary.kind)) {
            Some(summary) => empty.with_headline(words, summary),
            None => empty,
        },
    }
}

impl HomeDepartment {
    /// The figure that the profile says first.
    fn with_figure(
        self,
        words: &Messages,
        summary: &Summary,
        figure: &SummaryFigure,
    ) -> HomeDepartment {
        let linked = LinkedFigure::new("", summary, figure);
        let text = if linked.as_printed {
            linked.text
        } else {
            words.measured(&linked.text, Unit::Money(MoneyUnit::TenThousandYuan))
        };
        HomeDepartment {
            document: document(words, summary),
            label: words.main_figure(&figure.main).to_owned(),
            text,
            figure_href: Some(linked.href),
            marks: linked.marks,
            changed: linked.changed,
            change: figure.since.as_ref().map(|since| since.words.clone()).unwrap_or_default(),
            ..self
        }
    }

    /// What a disclosure prints first, where it prints anything.
    fn with_headline(self, words: &Messages, summary: &Summary) -> HomeDepartment {
        let Some(headline) = &summary.headline else { return self };
        let page = route::disclosure(&summary.path);
        HomeDepartment {
            document: document(words, summary),
            label: headline.label.clone(),
            text: words.measured(&headline.amount.grouped(), Unit::Money(headline.unit)),
            figure_href: headline.anchor.as_ref().map(|anchor| format!("{page}{anchor}")),
            marks: marks(&page, &headline.notes),
            ..self
        }
    }
}

/// The way from the front page to the rosters: all of them at a glance, or the only one.
fn roster(site: &Site) -> Option<Crumb> {
    let first = site.with_roster().next()?;
    Some(match site.with_roster().nth(1) {
        Some(_) => Crumb {
            name: site.config.words.word("roster.title").to_owned(),
            href: route::rosters(),
        },
        None => Crumb {
            name: site.config.words.say("roster.of_region", &[("region", &first.region.name)]),
            href: route::roster(&first.region.slug),
        },
    })
}
