use std::sync::Arc;

use serde::Deserialize;

use crate::decimal::Decimal;
use crate::finding::{Bilingual, Finding};
use crate::model::{Prices, fiscal_year};
use crate::source::{Place, Shape, SourceFile, Span, Where, shape};

use super::by_year;
use super::region::declared;
use super::rules::WRONG_SHAPE;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct WrittenPrices {
    source: Where<String>,
    base: Where<String>,
    /// As text: a number of an index is exact.
    index: by_year::Written,
}

/// The shape of a `_cpi.yaml`.
pub fn prices_shape() -> Shape {
    shape::<WrittenPrices>()
}

/// Reads a `_cpi.yaml`.
pub(super) fn prices(file: &Arc<SourceFile>, findings: &mut Vec<Finding>) -> Option<Prices> {
    let written: WrittenPrices = declared(file, findings)?;
    let index = by_year::by_year(written.index, file, findings, |text| {
        let number = Decimal::parse(&text).filter(|number| number.is_positive());
        number.ok_or_else(|| {
            Bilingual::new(
                format!("价格指数须是大于零的数，「{text}」不是"),
                format!("a price index is a number above zero: `{text}` is none"),
            )
        })
    });
    let mut wrong = |place: Span, zh: String, en: String| {
        let words = Bilingual::new(zh, en);
        findings.push(Finding::new(&WRONG_SHAPE, words, Place::new(file, place)));
    };
    if written.source.value.trim().is_empty() {
        let (zh, en) = ("没有写指数由谁发布", "it is not said who publishes the index");
        wrong(Span::from(&written.source), zh.to_owned(), en.to_owned());
    }
    let base = fiscal_year(&written.base.value).filter(|year| index.contains_key(year));
    let Some(base) = base else {
        wrong(
            Span::from(&written.base),
            format!("基期「{}」没有指数", written.base.value),
            format!("the base year `{}` has no number in the index", written.base.value),
        );
        return None;
    };
    Prices::new(written.source.value, base, index)
}
