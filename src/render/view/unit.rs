//! The unit of amounts.

use serde::Serialize;

use crate::model::MoneyUnit;
use crate::words::Messages;

/// The unit of a table's amounts.
#[derive(Debug, Serialize)]
pub(in crate::render) struct UnitView {
    /// The unit as a word: 万元.
    pub name: String,
    /// The power of ten that turns an amount into 元: 4 for 万元.
    pub power: i32,
}

impl UnitView {
    /// The unit in the words of the interface.
    pub fn new(words: &Messages, unit: MoneyUnit) -> UnitView {
        UnitView { name: words.unit(unit).to_owned(), power: unit.exponent() }
    }
}
