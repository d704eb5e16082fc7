use std::borrow::Cow;

use crate::finding::Bilingual;
use crate::model::MoneyUnit;
use crate::office::sheet::Stated;
use crate::workbook::{Sheet, cell_name};

use super::line_forms::Untitled;
use super::skipped::Skipped;

/// A table or a record of a sheet, as a sheet of its own with every cell in its place.
pub struct Part<'a> {
    pub sheet: Cow<'a, Sheet>,
    pub standing: Standing,
    /// What a line above the parts before it says of the unit: it holds for those below that say
    /// nothing of it.
    pub above: Stated,
}

/// Where a part stands: the name of a sheet is that of its first.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Standing {
    First,
    Later,
    /// Below another, with heads and without a title.
    Untitled(Untitled),
}

impl Part<'_> {
    /// The unit that is said above it.
    pub fn unit(&self) -> Option<MoneyUnit> {
        self.above.one()
    }

    /// The whole of it, left: a sheet by its name, what was cut out of one by its cells.
    pub fn left(&self, why: Bilingual) -> Skipped {
        let sheet = &self.sheet;
        let cell = matches!(self.sheet, Cow::Owned(_)).then(|| range(sheet));
        Skipped { sheet: sheet.name.clone(), cell, why }
    }
}

/// The cells of a sheet from the first row that says something to the last.
fn range(sheet: &Sheet) -> String {
    let said = |row: &Vec<String>| row.iter().any(|text| !text.trim().is_empty());
    let first = sheet.rows.iter().position(said).unwrap_or(0);
    let last = sheet.rows.iter().rposition(said).unwrap_or(0);
    format!("{}:{}", cell_name(first, 0), cell_name(last, sheet.width().saturating_sub(1)))
}
