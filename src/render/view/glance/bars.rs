//! Figures taken apart.

use serde::Serialize;

use crate::chart::{bar, striped};
use crate::check::{Drawing, TakenApart, taken_apart};
use crate::decimal::Decimal;
use crate::model::{Amount, Figure, GlancePart, MainFigure, Part, Unit};
use crate::render::DisclosurePage;
use crate::render::view::align::align;
use crate::render::view::cell::BeforeView;
use crate::site::route;
use crate::words::Messages;

/// Parts of a whole, the largest first.
#[derive(Debug, Serialize)]
pub(in crate::render) struct BarsView {
    /// Fragment of the drawing's caption, without `#`.
    pub id: String,
    /// What is taken apart: 支出构成.
    pub title: String,
    /// The unit of the amounts.
    pub unit: String,
    /// The drawing in a sentence: the whole, how many parts, the largest with its share; or why
    /// there is none.
    pub says: String,
    /// Numbers of the notes about the whole, for `<Marks>`.
    pub notes: Vec<usize>,
    /// The fiscal year of the figures in `before` of the rows; nothing where last year's document
    /// has none of the parts.
    pub before: Option<i16>,
    /// The parts that are not zero, the largest first; of projects eight at most. Empty where
    /// nothing can be drawn.
    pub rows: Vec<BarView>,
    /// What the parts leave of the whole; nothing where they make it up.
    pub left: Option<LeftView>,
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
    /// Decimals that other figures of the column have and this one lacks, to be left as room so
    /// that the points align: `.00`.
    pub pad: String,
    /// `#` and the fragment of the figure.
    pub href: String,
    /// Numbers of the notes about the figure, for `<Marks>`.
    pub notes: Vec<usize>,
    /// The share of the whole with one decimal and `%`; nothing where the whole is zero.
    pub share: Option<String>,
    /// Last year's amount in the drawing's unit.
    pub before: Option<BeforeView>,
}

/// What no part accounts for.
#[derive(Debug, Serialize)]
pub(in crate::render) struct LeftView {
    /// A striped bar as inline SVG that screen readers skip, safe to print with `| safe`.
    pub svg: String,
    /// The amount as text in the drawing's unit, computed.
    pub text: String,
    /// Decimals that other figures of the column have and this one lacks, to be left as room so
    /// that the points align: `.00`.
    pub pad: String,
    /// Its share of the whole with one decimal and `%`.
    pub share: Option<String>,
}

impl BarsView {
    /// Leaves room for decimals in its columns.
    pub fn align(&mut self) {
        let (amounts, before): (Vec<_>, Vec<_>) = self
            .rows
            .iter_mut()
            .map(|row| ((row.text.as_str(), &mut row.pad), row.before.as_mut()))
            .unzip();
        align(
            amounts
                .into_iter()
                .chain(self.left.as_mut().map(|left| (left.text.as_str(), &mut left.pad))),
        );
        align(before.into_iter().flatten().map(|before| (before.text.as_str(), &mut before.pad)));
    }
}

/// A share of a whole, with one decimal.
pub(super) fn share(amount: Decimal, whole: Decimal) -> Option<String> {
    amount.percent_of(whole, 1).map(|share| format!("{share}%"))
}

/// A figure as text in a unit: as printed where that is its own.
pub(super) fn in_unit(figure: &Figure, unit: Unit) -> String {
    let amount = match unit {
        Unit::Money(unit) => figure.in_money(unit),
        Unit::Percent | Unit::Number => None,
    };
    amount.unwrap_or(figure.amount).grouped()
}

/// An amount that was worked out, as text in a unit, with at least so many decimals. Nothing where
/// its digits do not fit.
pub(super) fn computed(amount: Decimal, unit: Unit, decimals: u32) -> Option<String> {
    Some(Amount::from_decimal(unit.of_base(amount)?.normalize().padded(decimals)).grouped())
}

/// A main figure taken apart, with last year's parts where that document has them. Nothing where
/// only one place is filled and it has no parts.
pub(super) fn parts(
    page: &DisclosurePage<'_>,
    id: String,
    asked: &GlancePart,
    main: &MainFigure,
) -> Option<BarsView> {
    let DisclosurePage { words, disclosure, doubts, .. } = *page;
    let TakenApart { whole, parts, sum, drawn } =
        taken_apart(disclosure, asked, main, &|path| doubts.in_unit(&disclosure.path, path))?;
    let (unit, total) = (whole.figure.unit, whole.figure.in_base());
    let amount = words.measured(&whole.figure.amount.grouped(), unit);
    let decimals = whole.figure.amount.decimals();
    let listed = words.measured(&computed(sum, unit, decimals)?, unit);
    let bars = BarsView {
        id,
        title: words.parts(asked).to_owned(),
        unit: words.measure(unit).to_owned(),
        says: String::new(),
        notes: doubts.at(&disclosure.path, &whole.path),
        before: None,
        rows: Vec::new(),
        left: None,
        rest: None,
    };
    let left = match drawn {
        Drawing::Bars(left) => left,
        Drawing::Over => {
            let count = parts.len();
            let says = words
                .say("glance.over", &[("count", &count), ("listed", &listed), ("amount", &amount)]);
            return Some(BarsView { says, ..bars });
        }
        Drawing::UnitInDoubt(part) => {
            let label = part.map_or(words.main_figure(main), |part| parts[part].label);
            let says = words.say("glance.unit_in_doubt", &[("figure", &label)]);
            return Some(BarsView { says, ..bars });
        }
    };
    let first = parts.first()?;
    let largest = first.referred.figure.in_base().max(left.unwrap_or(Decimal::ZERO));
    let scale = Scale { unit, total, largest };
    let rows: Vec<BarView> = parts.iter().map(|part| row(page, part, scale)).collect();
    let years = page.before.filter(|_| rows.iter().any(|row| row.before.is_some()));
    let says = sentence(words, &rows, (&amount, &listed), left)?;
    let left = match left {
        Some(left) => Some(LeftView {
            svg: striped(left, largest),
            text: computed(left, unit, decimals)?,
            pad: String::new(),
            share: share(left, total),
        }),
        None => None,
    };
    Some(BarsView { says, before: years.map(|before| before.year), rows, left, ..bars })
}

/// What the bars of a drawing are measured by.
#[derive(Clone, Copy)]
struct Scale {
    /// The unit of their texts.
    unit: Unit,
    /// The whole.
    total: Decimal,
    /// What the longest bar shows.
    largest: Decimal,
}

/// The bar of a part.
fn row(page: &DisclosurePage<'_>, part: &Part<'_>, scale: Scale) -> BarView {
    let amount = part.referred.figure.in_base();
    BarView {
        label: part.label.to_owned(),
        svg: bar(amount, scale.largest),
        text: in_unit(part.referred.figure, scale.unit),
        pad: String::new(),
        href: route::here(&part.referred.fragment),
        notes: page.doubts.at(&page.disclosure.path, &part.referred.path),
        share: share(amount, scale.total),
        before: page.before.and_then(|before| {
            Some(BeforeView::new(page, before, &before.referred(&part.reference)?, scale.unit))
        }),
    }
}

/// The drawing in a sentence. `amount` is the whole, `listed` what the parts come to.
fn sentence(
    words: &Messages,
    rows: &[BarView],
    (amount, listed): (&str, &str),
    left: Option<Decimal>,
) -> Option<String> {
    let first = rows.first()?;
    let (count, part) = (rows.len(), &first.label);
    Some(match (count, &first.share, left) {
        (_, Some(share), Some(_)) => words.say(
            "glance.listed_share",
            &[
                ("amount", &amount),
                ("count", &count),
                ("listed", &listed),
                ("part", part),
                ("share", share),
            ],
        ),
        (1, _, None) => words.say("glance.single", &[("amount", &amount), ("part", part)]),
        (_, Some(share), None) => words.say(
            "glance.largest_share",
            &[("amount", &amount), ("count", &count), ("part", part), ("share", share)],
        ),
        (_, None, _) => words.say("glance.largest", &[("count", &count), ("part", part)]),
    })
}
