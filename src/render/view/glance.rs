//! 一图看懂: what the page of a disclosure opens with.

use serde::Serialize;

use crate::chart::bar;
use crate::decimal::Decimal;
use crate::model::path::fragment;
use crate::model::{Amount, ColumnType, Disclosure, Figure, Glance, MainFigure, MoneyUnit, Part, Referred, Unit};
use crate::site::route;
use crate::words::Vocabulary;

use super::{DisclosurePage, RenderedSection};

/// How many projects are drawn; the rest is counted.
const PROJECTS: usize = 8;

/// 一图看懂: what a page opens with, made from its own figures and no others.
#[derive(Debug, Serialize)]
pub(in crate::render) struct GlanceView {
    /// The figure the page opens with; nothing where the document does not print it.
    pub lead: Option<LeadView>,
    /// The other main figures the profile asks for, those that are printed.
    pub facts: Vec<FactView>,
    /// The drawings: parts of main figures as the profile asks for them, then the largest projects.
    pub bars: Vec<BarsView>,
}

/// The first figure of a page.
#[derive(Debug, Serialize)]
pub(in crate::render) struct LeadView {
    /// What the figure is: 收入总计.
    pub label: String,
    /// The amount with its printed decimals and thousands marks, without its unit.
    pub text: String,
    /// The unit of the amount: 万元.
    pub unit: String,
    /// `#` and the fragment of the figure.
    pub href: String,
    /// The change on the year before, worked out from this and last year's document; nothing where that is not on the site.
    pub change: Option<ChangeView>,
    /// The paragraph of the narrative that gives the reason of the change, as the department wrote it; HTML, safe to print with `| safe`.
    pub reason: Option<String>,
    /// The amount for each inhabitant, in 元 with its unit; nothing for a unit or a region without a population.
    pub each: Option<String>,
}

/// A change on the year before.
#[derive(Debug, Serialize)]
pub(in crate::render) struct ChangeView {
    /// Last year, a number.
    pub year: i16,
    /// The change as a phrase, amount and rate: 比上年增加 1,122.92 万元（+29.07%）.
    pub words: String,
    /// Last year's amount with its unit.
    pub before: String,
    /// The figure in last year's disclosure; nothing on a page that leaves the site.
    pub href: Option<String>,
}

/// A main figure by itself.
#[derive(Debug, Serialize)]
pub(in crate::render) struct FactView {
    /// What the figure is.
    pub label: String,
    /// The amount with its printed decimals and its unit.
    pub text: String,
    /// `#` and the fragment of the figure.
    pub href: String,
}

/// Parts of a whole, the largest first.
#[derive(Debug, Serialize)]
pub(in crate::render) struct BarsView {
    /// Fragment of the drawing's caption, without `#`.
    pub id: &'static str,
    /// What is taken apart: 支出构成.
    pub title: String,
    /// The unit of the amounts.
    pub unit: String,
    /// The drawing in a sentence: the whole, how many parts, the largest with its share.
    pub says: String,
    /// The fiscal year of the figures in `before` of the rows; nothing where last year's document has none of the parts.
    pub before: Option<i16>,
    /// The parts that are not zero, the largest first; of projects eight at most.
    pub rows: Vec<BarView>,
    /// How many parts are left out of the drawing and what they come to, a sentence.
    pub rest: Option<String>,
}

/// One bar and its figures.
#[derive(Debug, Serialize)]
pub(in crate::render) struct BarView {
    /// The part's name: a line of the table or a project.
    pub label: String,
    /// The bar as inline SVG that screen readers skip, safe to print with `| safe`.
    pub svg: String,
    /// The amount as text in the drawing's unit, with its printed decimals.
    pub text: String,
    /// `#` and the fragment of the figure.
    pub href: String,
    /// The share of the whole with one decimal and `%`; nothing where the whole is zero.
    pub share: Option<String>,
    /// Last year's amount as text in the unit of last year's table.
    pub before: Option<String>,
}

impl GlanceView {
    /// Nothing where the profile asks for none or the disclosure prints nothing of it.
    pub fn new(page: &DisclosurePage<'_>) -> Option<GlanceView> {
        let disclosure = page.disclosure;
        let glance = disclosure.profile.glance.as_ref()?;
        let main = |id: &str| disclosure.profile.main_figures.iter().find(|main| main.id == id);
        let lead = main(&glance.lead).and_then(|main| lead(page, main));
        let mut bars: Vec<BarsView> = glance.parts.iter().zip(IDS).filter_map(|(part, id)| parts(page, id, &part.title, main(&part.figure)?)).collect();
        bars.extend(projects(page.words, disclosure));
        let facts = facts(page.words, disclosure, glance);
        (lead.is_some() || !bars.is_empty()).then_some(GlanceView { lead, facts, bars })
    }
}

/// The addresses of the drawings, in order.
const IDS: [&str; 4] = ["glance-1", "glance-2", "glance-3", "glance-4"];

/// The first place of a main figure that is filled, in this disclosure.
fn printed<'a>(disclosure: &'a Disclosure, main: &MainFigure) -> Option<Referred<'a>> {
    main.places(disclosure.kind).iter().find_map(|reference| disclosure.referred(reference))
}

/// The figure the page opens with.
fn lead(page: &DisclosurePage<'_>, main: &MainFigure) -> Option<LeadView> {
    let now = printed(page.disclosure, main)?;
    let before = page.before.and_then(|before| Some((before, printed(before, main)?)));
    let from = route::disclosure(&page.entry.path);
    let change = before.and_then(|(disclosure, then)| {
        Some(ChangeView {
            year: disclosure.year,
            words: changed(page.words, now.figure, then.figure)?,
            before: page.words.measured(&then.figure.amount.grouped(), then.figure.unit),
            href: page.linked.then(|| format!("{}#{}", route::relative(&from, &route::disclosure(&disclosure.path)), then.fragment)),
        })
    });
    // A unit's money is not spent on every inhabitant alike.
    let people = page.region.region.population.filter(|_| page.disclosure.budget_unit.is_none());
    let each = people.and_then(|people| now.figure.in_base().quotient(Decimal::from(people), 2));
    Some(LeadView {
        label: main.label.clone(),
        text: now.figure.amount.grouped(),
        unit: page.words.measure(now.figure.unit).to_owned(),
        href: format!("#{}", now.fragment),
        reason: change.as_ref().and_then(|_| reason(page.narrative)),
        change,
        each: each.map(|each| page.words.measured(&Amount::from_decimal(each).grouped(), Unit::Money(MoneyUnit::Yuan))),
    })
}

/// How a figure stands to the same of last year, in its own unit. Nothing where that cannot be worked out exactly.
fn changed(words: &Vocabulary, now: &Figure, then: &Figure) -> Option<String> {
    let difference = now.in_base().checked_sub(then.in_base())?;
    if difference.is_zero() {
        return Some(words.word("glance.same").to_owned());
    }
    let size = now.unit.of_base(difference.abs())?.normalize().padded(now.amount.decimals());
    let percent = difference.percent_of(then.in_base(), 2);
    let sign = if difference.is_positive() { "+" } else { "−" };
    let amount = words.measured(&Amount::from_decimal(size).grouped(), now.unit);
    let change = if difference.is_positive() { words.say("glance.more", &[("amount", &amount)]) } else { words.say("glance.less", &[("amount", &amount)]) };
    Some(match percent {
        Some(percent) => words.say("glance.rate", &[("change", &change), ("rate", &format!("{sign}{}", percent.abs()))]),
        None => change,
    })
}

/// Words by which a paragraph about a change gives its reason.
const REASONS: [&str; 4] = ["主要", "原因", "由于", "因为"];

/// The first paragraph of the narrative that speaks of the change on last year and of its reason.
fn reason(narrative: &[RenderedSection]) -> Option<String> {
    let paragraphs = narrative.iter().flat_map(|section| section.html.split("<p>").skip(1)).filter_map(|rest| rest.split_once("</p>")).map(|(text, _)| text);
    let tells = |text: &&str| text.contains("比上年") && REASONS.iter().any(|word| text.contains(word)) && !text.contains(" id=");
    paragraphs.into_iter().find(tells).map(str::to_owned)
}

/// The other main figures that are printed.
fn facts(words: &Vocabulary, disclosure: &Disclosure, glance: &Glance) -> Vec<FactView> {
    let main = |id: &String| disclosure.profile.main_figures.iter().find(|main| main.id == *id);
    let fact = |main: &MainFigure| {
        let referred = printed(disclosure, main)?;
        let text = words.measured(&referred.figure.amount.grouped(), referred.figure.unit);
        Some(FactView { label: main.label.clone(), text, href: format!("#{}", referred.fragment) })
    };
    glance.facts.iter().filter_map(main).filter_map(|main| fact(main)).collect()
}

/// A main figure taken apart, with last year's parts where that document has them. Nothing where only one place is filled and it has no parts.
fn parts(page: &DisclosurePage<'_>, id: &'static str, title: &str, main: &MainFigure) -> Option<BarsView> {
    let disclosure = page.disclosure;
    // Of several places the first that can be taken apart: a table says more than a sentence.
    let (whole, mut parts) = main.places(disclosure.kind).iter().find_map(|reference| {
        let parts: Vec<Part<'_>> = disclosure.parts_of(reference).into_iter().filter(|part| !part.referred.figure.in_base().is_zero()).collect();
        Some((disclosure.referred(reference)?, parts)).filter(|(_, parts)| !parts.is_empty())
    })?;
    parts.sort_by_key(|part| std::cmp::Reverse(part.referred.figure.in_base()));
    let before = |part: &Part<'_>| page.before.and_then(|before| before.referred(&part.reference)).map(|referred| referred.figure.amount.grouped());
    let largest = parts.first().map(|part| part.referred.figure.in_base()).unwrap_or_default();
    let total = whole.figure.in_base();
    let share = |amount: Decimal| amount.percent_of(total, 1).map(|share| format!("{share}%"));
    let rows: Vec<BarView> = parts
        .iter()
        .map(|part| BarView {
            label: part.label.to_owned(),
            svg: bar(part.referred.figure.in_base(), largest),
            text: part.referred.figure.amount.grouped(),
            href: format!("#{}", part.referred.fragment),
            share: share(part.referred.figure.in_base()),
            before: before(part),
        })
        .collect();
    let first = rows.first()?;
    let words = page.words;
    let amount = words.measured(&whole.figure.amount.grouped(), whole.figure.unit);
    let says = match (rows.len(), &first.share) {
        (1, _) => words.say("glance.single", &[("amount", &amount), ("part", &first.label)]),
        (count, Some(share)) => words.say("glance.largest_share", &[("amount", &amount), ("count", &count), ("part", &first.label), ("share", share)]),
        (count, None) => words.say("glance.largest", &[("count", &count), ("part", &first.label)]),
    };
    let before = page.before.filter(|_| rows.iter().any(|row| row.before.is_some())).map(|before| before.year);
    Some(BarsView { id, title: title.to_owned(), unit: words.measure(whole.figure.unit).to_owned(), says, before, rows, rest: None })
}

/// The largest projects by the first amount of their form.
fn projects(words: &Vocabulary, disclosure: &Disclosure) -> Option<BarsView> {
    let form = disclosure.project_form.as_deref()?;
    let column = form.columns.iter().position(|column| column.holds == ColumnType::Amount)?;
    let mut figures: Vec<(&str, &Figure, String)> = disclosure
        .projects
        .iter()
        .filter_map(|project| Some((project.name.value.as_str(), project.row.cells[column].figure()?, fragment(form, &project.row, column))))
        .filter(|(_, figure, _)| matches!(figure.unit, Unit::Money(_)) && figure.in_base().is_positive())
        .collect();
    if figures.len() < 2 {
        return None;
    }
    figures.sort_by_key(|(_, figure, _)| std::cmp::Reverse(figure.in_base()));
    let unit = figures[0].1.unit;
    let largest = figures[0].1.in_base();
    let total = Decimal::checked_sum(figures.iter().map(|(_, figure, _)| figure.in_base()))?;
    let in_unit = |amount: Decimal| {
        let amount = unit.of_base(amount)?.normalize().padded(figures[0].1.amount.decimals());
        Some(words.measured(&Amount::from_decimal(amount).grouped(), unit))
    };
    let share = |amount: Decimal| amount.percent_of(total, 1).map(|share| format!("{share}%"));
    let says = words.say("glance.projects_say", &[("count", &figures.len()), ("column", &form.columns[column].label), ("amount", &in_unit(total)?), ("project", &figures[0].0)]);
    let rest = in_unit(Decimal::checked_sum(figures.iter().skip(PROJECTS).map(|(_, figure, _)| figure.in_base()))?)?;
    let left = figures.len().saturating_sub(PROJECTS);
    let rows = figures.iter().take(PROJECTS).map(|(name, figure, address)| BarView {
        label: (*name).to_owned(),
        svg: bar(figure.in_base(), largest),
        text: figure.amount.grouped(),
        href: format!("#{address}"),
        share: share(figure.in_base()),
        before: None,
    });
    Some(BarsView {
        id: "glance-projects",
        title: words.word("glance.projects").to_owned(),
        unit: words.measure(unit).to_owned(),
        says,
        before: None,
        rows: rows.collect(),
        rest: (left > 0).then(|| words.say("glance.rest", &[("count", &left), ("amount", &rest)])),
    })
}
