//! A figure for each inhabitant, or in the prices of one year.

use serde::Serialize;

use crate::decimal::Decimal;
use crate::model::{Amount, MoneyUnit, Population, Prices};
use crate::site::{ComparedPoint, Site};
use crate::words::Messages;

/// Another measure than the amount that is printed, worked out from it.
#[derive(Debug, Serialize)]
pub(in crate::render) struct MeasureView {
    /// `each` or `real`: the attribute of figures that holds it, and its name in an address.
    pub id: &'static str,
    /// What it is called where it is chosen.
    pub label: String,
    /// Its unit, as a table says it.
    pub unit: String,
    /// How it is worked out and from what, a sentence.
    pub says: String,
}

/// What other measures are worked out from, as far as the site asks for them and has it.
pub(super) struct Measures<'a> {
    /// The inhabitants of the region, where amounts for each are asked for.
    people: Option<&'a Population>,
    /// The index of prices, where amounts in the prices of one year are asked for.
    prices: Option<&'a Prices>,
}

impl<'a> Measures<'a> {
    /// Those of a region.
    pub fn of(site: &'a Site, people: Option<&'a Population>) -> Measures<'a> {
        Measures {
            people: people.filter(|_| site.config.per_head),
            prices: site.prices.as_ref().filter(|_| site.config.real_prices),
        }
    }

    /// What can be chosen.
    pub fn views(&self, words: &Messages) -> Vec<MeasureView> {
        let yuan = words.unit(MoneyUnit::Yuan);
        let each = self.people.map(|people| MeasureView {
            id: "each",
            label: words.word("compare.each").to_owned(),
            unit: words.say("compare.each_unit", &[("unit", &yuan)]),
            says: match people {
                Population::OfAnyYear(count) => {
                    words.say("compare.each_of_any_year", &[("count", count)])
                }
                Population::ByYear(_) => words.word("compare.each_by_year").to_owned(),
            },
        });
        let real = self.prices.map(|prices| MeasureView {
            id: "real",
            label: words.say("compare.real", &[("year", &prices.base)]),
            unit: words.say(
                "compare.real_unit",
                &[("unit", &words.unit(MoneyUnit::TenThousandYuan)), ("year", &prices.base)],
            ),
            says: words
                .say("compare.real_says", &[("source", &prices.source), ("year", &prices.base)]),
        });
        each.into_iter().chain(real).collect()
    }

    /// The figure in 元 for each inhabitant of its year; empty where that is not known, and for what
    /// is in doubt.
    pub fn each(&self, point: &ComparedPoint<'_>) -> String {
        let each = sure(point).zip(self.people.and_then(|people| people.of(point.summary.year)));
        let each = each.and_then(|(amount, people)| {
            amount
                .shifted(MoneyUnit::TenThousandYuan.exponent())?
                .quotient(Decimal::from(people), 2)
        });
        each.map(|each| Amount::from_decimal(each).grouped()).unwrap_or_default()
    }

    /// The figure in 万元 in the prices of the base; empty where the index has no such year, and for
    /// what is in doubt.
    pub fn real(&self, point: &ComparedPoint<'_>) -> String {
        let real = sure(point)
            .zip(self.prices)
            .and_then(|(amount, prices)| prices.real(amount, point.summary.year));
        real.map(|real| Amount::from_decimal(real).grouped()).unwrap_or_default()
    }
}

/// The amount of a figure that is not in doubt.
fn sure(point: &ComparedPoint<'_>) -> Option<Decimal> {
    point.figure.amount.filter(|_| !point.figure.doubted).map(Amount::decimal)
}
