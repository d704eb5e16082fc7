//! The first figure of a page, and those beside it.

use serde::Serialize;

use crate::check::{Change, reason};
use crate::decimal::Decimal;
use crate::model::{Amount, Glance, MainFigure, MoneyUnit, Since, Unit};
use crate::render::DisclosurePage;
use crate::render::view::opening::LastView;
use crate::site::route;

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
    /// Numbers of the notes about the figure, for `<Marks>`.
    pub notes: Vec<usize>,
    /// Whether it may be shown in no other unit, because the unit is what is in doubt.
    pub as_printed: bool,
    /// Last year's figure, where the change in the first sentence of the page is worked out from it.
    pub last: Option<LastView>,
    /// The sentence of the narrative that gives the reason of this change, as the department wrote
    /// it, plain text; nothing where none is sure to be about this figure.
    pub reason: Option<String>,
    /// The amount for each inhabitant, in 元 with its unit; nothing for a unit or a region without
    /// a population, or where the figure's unit is in doubt.
    pub each: Option<String>,
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
    /// Numbers of the notes about the figure, for `<Marks>`.
    pub notes: Vec<usize>,
    /// Whether it may be shown in no other unit, because the unit is what is in doubt.
    pub as_printed: bool,
}

/// The figure the page opens with.
pub(super) fn lead(page: &DisclosurePage<'_>, main: &MainFigure) -> Option<LeadView> {
    let DisclosurePage { words, disclosure, doubts, .. } = *page;
    let now = disclosure.main(main)?;
    let doubted = doubts.in_unit(&disclosure.path, &now.path);
    let reason = disclosure.main_change(main, page.before).and_then(|changed| {
        let Since::Document(before) = changed.since else { return None };
        let sure = !doubted && !doubts.in_unit(&before.path, &changed.then.path);
        let change = Change { main, now: &now, since: before.year, difference: changed.difference };
        sure.then(|| reason(disclosure, &page.said, &change)).flatten()
    });
    // A unit's money is not spent on every inhabitant alike.
    let people =
        page.region.region.population.as_ref().and_then(|people| people.of(disclosure.year));
    let people = people.filter(|_| disclosure.budget_unit.is_none() && !doubted);
    let each = people.and_then(|people| now.figure.in_base().quotient(Decimal::from(people), 2));
    Some(LeadView {
        label: words.main_figure(main).to_owned(),
        text: now.figure.amount.grouped(),
        unit: words.measure(now.figure.unit).to_owned(),
        href: route::here(&now.fragment),
        notes: doubts.at(&disclosure.path, &now.path),
        reason,
        as_printed: doubted,
        last: page.summary.and_then(|summary| LastView::of(page, summary)),
        each: each.map(|each| {
            words.measured(&Amount::from_decimal(each).grouped(), Unit::Money(MoneyUnit::Yuan))
        }),
    })
}

/// The other main figures that are printed.
pub(super) fn facts(page: &DisclosurePage<'_>, glance: &Glance) -> Vec<FactView> {
    let DisclosurePage { words, disclosure, doubts, .. } = *page;
    let main = |id: &String| disclosure.profile.main_figures.iter().find(|main| main.id == *id);
    let fact = |main: &MainFigure| {
        let referred = disclosure.main(main)?;
        let text = words.measured(&referred.figure.amount.grouped(), referred.figure.unit);
        Some(FactView {
            label: words.main_figure(main).to_owned(),
            text,
            href: route::here(&referred.fragment),
            notes: doubts.at(&disclosure.path, &referred.path),
            as_printed: doubts.in_unit(&disclosure.path, &referred.path),
        })
    };
    glance.facts.iter().filter_map(main).filter_map(|main| fact(main)).collect()
}
