use serde::Serialize;

use crate::model::MoneyUnit;
use crate::words::Vocabulary;

/// The unit of a table's amounts.
#[derive(Debug, Serialize)]
pub(in crate::render) struct UnitView {
    pub name: String,
    /// The power of ten that turns it into 元, for whoever shows the same amounts in another unit.
    pub power: u32,
}

impl UnitView {
    pub fn new(words: &Vocabulary, unit: MoneyUnit) -> UnitView {
        UnitView { name: words.unit(unit).to_owned(), power: unit.exponent() }
    }
}
