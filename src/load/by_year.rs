use std::collections::BTreeMap;
use std::sync::Arc;

use crate::finding::{Bilingual, Finding};
use crate::model::fiscal_year;
use crate::source::{Place, SourceFile, Span, Where};

use super::rules::WRONG_SHAPE;

/// What is written for each fiscal year: `{ 2024: 100, 2025: 102.5 }`, as texts, so that a wrong one is told where it
/// stands and the others are read.
pub(super) type Written = BTreeMap<String, Where<String>>;

/// What stands at each year; `value` reads one, or says in both languages what is wrong with it. A key that is no
/// fiscal year is found at what it holds.
pub(super) fn by_year<T>(
    written: Written,
    file: &Arc<SourceFile>,
    findings: &mut Vec<Finding>,
    value: impl Fn(String) -> Result<T, Bilingual>,
) -> BTreeMap<i16, T> {
    let mut read = BTreeMap::new();
    for (key, written) in written {
        let span = Span::from(&written);
        let year = fiscal_year(&key).ok_or_else(|| no_year(&key));
        match year.and_then(|year| Ok((year, value(written.value)?))) {
            Ok((year, value)) => _ = read.insert(year, value),
            Err(words) => {
                findings.push(Finding::new(&WRONG_SHAPE, words, Place::new(file, span)));
            }
        }
    }
    read
}

/// That a key is no fiscal year.
pub(super) fn no_year(key: &str) -> Bilingual {
    Bilingual::new(
        format!("「{key}」不是年度，写成 2021"),
        format!("`{key}` is no fiscal year: write 2021"),
    )
}
