use crate::model::{Kind, fiscal_year};
use crate::trouble::Bilingual;

use super::expected::Expected;

/// A fiscal year.
pub(super) fn year(text: &str) -> Result<i16, Expected> {
    fiscal_year(text).ok_or_else(|| {
        Expected(Bilingual::new("四位数字的年份（1949 到 2199）", "four digits, 1949 to 2199"))
    })
}

/// A kind of disclosure, by its slug.
pub(super) fn kind(text: &str) -> Result<Kind, Expected> {
    Kind::from_slug(text).ok_or_else(|| {
        let slugs = Kind::ALL.map(Kind::slug);
        Expected(Bilingual::new(
            format!("其中之一：{}", slugs.join("、")),
            format!("one of {}", slugs.join(", ")),
        ))
    })
}
