//! The first figure of a page, and those beside it.

use serde::Serialize;

use crate::check::{Change, reason};
use crate::decimal::Decimal;
use crate::model::{Amount, Figure, Glance, MainFigure, MoneyUnit, Unit};
use crate::render::DisclosurePage;
use crate::render::view::note::MarkView;
use crate::site::route;
use crate::words::Messages;

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
    /// The change on the year before, worked out from this and last year's document; nothing where
    /// that is not on the site, or where the unit of either is in doubt.
    pub change: Option<ChangeView>,
    /// The sentence of the narrative that gives the reason of this change, as the department wrote
    /// it, plain text; nothing where none is sure to be about this figure.
    pub reason: Option<String>,
    /// The amount for each inhabitant, in 元 with its unit; nothing for a unit or a region without
    /// a population, or where the figure's unit is in doubt.
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
    /// The marks of the notes about last year's figure, for `<LinkedMarks>`.
    pub marks: Vec<MarkView>,
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
}

/// The figure the page opens with.
pub(super) fn lead(page: &DisclosurePage<'_>, main: &MainFigure) -> Option<LeadView> {
    let DisclosurePage { words, disclosure, doubts, .. } = *page;
    let now = disclosure.main(main)?;
    let doubted = doubts.in_unit(&disclosure.path, &now.path);
    let before = page.before.and_then(|before| Some((before, before.main(main)?)));
    let before =
        before.filter(|(before, then)| !doubted && !doubts.in_unit(&before.path, &then.path));
    let from = route::disclosure(&page.entry.path);
    let change = before.as_ref().and_then(|(before, then)| {
        Some(ChangeView {
            year: before.year,
            words: changed(words, now.figure, then.figure)?,
            before: words.measured(&then.figure.amount.grouped(), then.figure.unit),
            href: page.linked.then(|| {
                let page = route::relative(&from, &route::disclosure(&before.path));
                route::at(&page, &then.fragment)
            }),
            marks: page.marks_in(before, &then.path),
        })
    });
    let reason = before.as_ref().and_then(|(before, then)| {
        reason(
            disclosure,
            &page.said,
            &Change {
                main,
                now: &now,
                since: before.year,
                difference: now.figure.in_base().checked_sub(then.figure.in_base())?,
            },
        )
    });
    // A unit's money is not spent on every inhabitant alike.
    let people =
        page.region.region.population.filter(|_| disclosure.budget_unit.is_none() && !doubted);
    let each = people.and_then(|people| now.figure.in_base().quotient(Decimal::from(people), 2));
    Some(LeadView {
        label: main.label.clone(),
        text: now.figure.amount.grouped(),
        unit: words.measure(now.figure.unit).to_owned(),
        href: route::here(&now.fragment),
        notes: doubts.at(&disclosure.path, &now.path),
        reason,
        change,
        each: each.map(|each| {
            words.measured(&Amount::from_decimal(each).grouped(), Unit::Money(MoneyUnit::Yuan))
        }),
    })
}

/// How a figure stands to the same of last year, in its own unit. Nothing where that cannot be
/// worked out exactly.
fn changed(words: &Messages, now: &Figure, then: &Figure) -> Option<String> {
    let difference = now.in_base().checked_sub(then.in_base())?;
    if difference.is_zero() {
        return Some(words.word("glance.same").to_owned());
    }
    let size = now.unit.of_base(difference.abs())?.normalize().padded(now.amount.decimals());
    let percent = difference.percent_of(then.in_base(), 2);
    let sign = if difference.is_positive() { "+" } else { "−" };
    let amount = words.measured(&Amount::from_decimal(size).grouped(), now.unit);
    let change = if difference.is_positive() {
        words.say("glance.more", &[("amount", &amount)])
    } else {
        words.say("glance.less", &[("amount", &amount)])
    };
    Some(match percent {
        Some(percent) => words.say(
            "glance.rate",
            &[("change", &change), ("rate", &format!("{sign}{}", percent.abs()))],
        ),
        None => change,
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
            label: main.label.clone(),
            text,
            href: route::here(&referred.fragment),
            notes: doubts.at(&disclosure.path, &referred.path),
        })
    };
    glance.facts.iter().filter_map(main).filter_map(|main| fact(main)).collect()
}
