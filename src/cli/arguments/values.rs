use crate::model::{Kind, fiscal_year};

/// A fiscal year.
pub(super) fn year(text: &str) -> Result<i16, String> {
    fiscal_year(text).ok_or_else(|| "four digits, 1949 to 2199".to_owned())
}

/// A kind of disclosure, by its slug.
pub(super) fn kind(text: &str) -> Result<Kind, String> {
    Kind::from_slug(text).ok_or_else(|| Kind::ALL.map(Kind::slug).join(", "))
}
