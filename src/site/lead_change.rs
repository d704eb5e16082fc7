//! The change of the figure that stands for a disclosure, in words.

use crate::decimal::Decimal;
use crate::model::{Amount, Disclosure, Figure, MainChange, MainFigure, Since, StatedChange, Unit};
use crate::words::Messages;

use super::noted_figures::NotedFigures;
use super::route;

/// How the figure that stands for a disclosure stands to the year before.
#[derive(Debug, Clone)]
pub struct LeadChange {
    /// The change as a phrase, amount and rate: 比上年增加210.85万元（+4.39%）. It says whose word it
    /// is where it is not worked out from two documents.
    pub words: String,
    /// Last year's figure; nothing where only the document's own word for the change is known.
    pub last: Option<LastFigure>,
}

/// Last year's figure.
#[derive(Debug, Clone)]
pub struct LastFigure {
    /// The path of the disclosure that prints it.
    pub path: String,
    /// The year it is of.
    pub year: i16,
    /// The address of its cell, relative to that disclosure's page.
    pub anchor: String,
    /// The amount with its unit.
    pub amount: String,
    /// Numbers of the notes that go with it, on that disclosure's page.
    pub notes: Vec<usize>,
}

/// The change of a main figure. Nothing where no other figure is known, or where the unit of either
/// is in doubt.
pub(super) fn lead_change(
    words: &Messages,
    disclosure: &Disclosure,
    main: &MainFigure,
    before: Option<&Disclosure>,
    noted: &dyn NotedFigures,
) -> Option<LeadChange> {
    let sure = |of: &Disclosure, path: &str| !noted.is_doubted_in_unit(&of.path, path);
    let now = disclosure.main(main).filter(|now| sure(disclosure, &now.path))?;
    let stated =
        disclosure.stated_change(main).filter(|stated| sure(disclosure, &stated.change.path));
    let computed = disclosure
        .main_change(main, before)
        .filter(|change| sure(holder(disclosure, change), &change.then.path));
    let Some(change) = computed else {
        let said = said_by_document(words, now.figure, &stated?)?;
        return Some(LeadChange { words: said, last: None });
    };
    let own = holder(disclosure, &change);
    let mut said = worked_out(words, now.figure, change.difference, change.then.figure.in_base())?;
    if matches!(change.since, Since::Beside) {
        said = words.say("glance.beside", &[("change", &said)]);
    }
    if let Some(stated) = stated.filter(|stated| !agrees(&change, stated)) {
        let other = said_by_document(words, now.figure, &stated)?;
        said = words.say("glance.otherwise", &[("change", &said), ("stated", &other)]);
    }
    let then = change.then;
    Some(LeadChange {
        words: said,
        last: Some(LastFigure {
            year: disclosure.year - 1,
            anchor: route::here(&then.fragment),
            amount: words.measured(&then.figure.amount.grouped(), then.figure.unit),
            notes: noted.notes_at(&own.path, &then.path),
            path: own.path.clone(),
        }),
    })
}

/// The disclosure that prints last year's figure.
fn holder<'a>(disclosure: &'a Disclosure, change: &MainChange<'a>) -> &'a Disclosure {
    match change.since {
        Since::Document(before) => before,
        Since::Beside => disclosure,
    }
}

/// Whether a document's own word for a change is what is worked out, as far as rounding lets know.
fn agrees(change: &MainChange<'_>, stated: &StatedChange<'_>) -> bool {
    let figures = [change.now.figure, change.then.figure, stated.change.figure];
    let slack = Decimal::checked_sum(figures.into_iter().map(Figure::precision))
        .and_then(|slack| slack.half());
    let apart = change.difference.checked_sub(stated.change.figure.in_base());
    apart.zip(slack).is_some_and(|(apart, slack)| apart.abs() <= slack)
}

/// How an amount stands to an earlier one, worked out, with its rate; nothing where that cannot be
/// computed.
pub fn worked_change(words: &Messages, now: &Figure, then: &Figure) -> Option<String> {
    let difference = now.in_base().checked_sub(then.in_base())?;
    worked_out(words, now, difference, then.in_base())
}

/// A change worked out, with its rate.
fn worked_out(
    words: &Messages,
    now: &Figure,
    difference: Decimal,
    then: Decimal,
) -> Option<String> {
    let change = by_so_much(words, difference, now.unit, now.amount.decimals())?;
    Some(match rate(difference, then) {
        Some(rate) => words.say("glance.rate", &[("change", &change), ("rate", &rate)]),
        None => change,
    })
}

/// A change as the document states it, with the rate that is worked out from it.
fn said_by_document(words: &Messages, now: &Figure, stated: &StatedChange<'_>) -> Option<String> {
    let figure = stated.change.figure;
    let decimals = figure.amount.decimals();
    let change = by_so_much(words, figure.in_base(), now.unit, decimals)?;
    let said = words.say("glance.stated", &[("change", &change)]);
    Some(match rate(figure.in_base(), stated.then) {
        Some(rate) => words.say("glance.rate_computed", &[("change", &said), ("rate", &rate)]),
        None => said,
    })
}

/// More, less or the same, by how much: in a unit, with at least so many decimals.
fn by_so_much(words: &Messages, difference: Decimal, unit: Unit, decimals: u32) -> Option<String> {
    if difference.is_zero() {
        return Some(words.word("glance.same").to_owned());
    }
    let size = unit.of_base(difference.abs())?.normalize().padded(decimals);
    let amount = words.measured(&Amount::from_decimal(size).grouped(), unit);
    let way = if difference.is_positive() { "glance.more" } else { "glance.less" };
    Some(words.say(way, &[("amount", &amount)]))
}

/// A change in hundredths of last year's, with its sign. Nothing where there is none, or where last
/// year's is not above zero.
fn rate(difference: Decimal, then: Decimal) -> Option<String> {
    let percent = difference.percent_of(then, 2).filter(|_| then.is_positive())?;
    let sign = if difference.is_positive() { "+" } else { "−" };
    (!difference.is_zero()).then(|| format!("{sign}{}", percent.abs()))
}
