use std::collections::BTreeMap;
use std::sync::Arc;

use serde::Deserialize;

use crate::decimal::Decimal;
use crate::finding::{Bilingual, Finding};
use crate::model::Prices;
use crate::source::{Place, Shape, SourceFile, Span, Where, shape};

use super::region::declared;
use super::rules::WRONG_SHAPE;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct WrittenPrices {
    source: String,
    base: Where<String>,
    /// As text: a number of an index is exact.
    index: BTreeMap<i16, Where<String>>,
}

/// The shape of a `_cpi.yaml`.
pub fn prices_shape() -> Shape {
    shape::<WrittenPrices>()
}

/// Reads a `_cpi.yaml`.
pub(super) fn prices(file: &Arc<SourceFile>, findings: &mut Vec<Finding>) -> Option<Prices> {
    let written: WrittenPrices = declared(file, findings)?;
    let mut wrong = |place: Span, zh: String, en: String| {
        let words = Bilingual::new(zh, en);
        findings.push(Finding::new(&WRONG_SHAPE, words, Place::new(file, place)));
    };
    let mut index = BTreeMap::new();
    for (year, written) in &written.index {
        match Decimal::parse(&written.value).filter(|number| number.is_positive()) {
            Some(number) => _ = index.insert(*year, number),
            None => wrong(
                Span::from(written),
                format!("价格指数须是大于零的数，「{}」不是", written.value),
                format!("a price index is a number above zero: `{}` is none", written.value),
            ),
        }
    }
    let base = written.base.value.parse().ok().filter(|year| written.index.contains_key(year));
    let Some(base) = base else {
        wrong(
            Span::from(&written.base),
            format!("基期「{}」没有指数", written.base.value),
            format!("the base year `{}` has no number in the index", written.base.value),
        );
        return None;
    };
    Prices::new(written.source, base, index)
}
