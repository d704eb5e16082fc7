//! What the data files of a site are: their columns, what names a line, what refers to another file.
//! `datapackage.json` and the schemas for databases are written from this one declaration.

use super::csv_text::CsvLines;

/// What the cells of a column hold.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Holds {
    /// A text, codes too.
    Text,
    /// An exact decimal.
    Number,
    /// A whole number.
    Integer,
    /// A fiscal year.
    Year,
    /// A day: 2026-03-01.
    Date,
}

/// A column of a data file.
#[derive(Debug, Clone, Copy)]
pub struct DataColumn {
    /// Its name in the head.
    pub name: &'static str,
    /// What its cells hold.
    pub holds: Holds,
}

/// Columns that name a line of another file.
#[derive(Debug, Clone, Copy)]
pub struct Refers {
    /// The columns here.
    pub columns: &'static [&'static str],
    /// The file there.
    pub file: &'static str,
    /// Its columns.
    pub to: &'static [&'static str],
}

/// A data file of a site.
#[derive(Debug, Clone, Copy)]
pub struct DataFile {
    /// Its name, without an ending: `facts`.
    pub name: &'static str,
    /// Its columns, in order.
    pub columns: &'static [DataColumn],
    /// The columns that together name a line; none where nothing does.
    pub key: &'static [&'static str],
    /// What refers to other files.
    pub refers: &'static [Refers],
}

impl DataFile {
    /// The line with the names of its columns.
    pub fn head(&self) -> Vec<u8> {
        let mut lines = CsvLines::new();
        lines.line(self.columns.iter().map(|column| column.name));
        lines.into_bytes()
    }
}

/// A column of texts.
pub(super) const fn text(name: &'static str) -> DataColumn {
    DataColumn { name, holds: Holds::Text }
}

/// A column of decimals.
pub(super) const fn number(name: &'static str) -> DataColumn {
    DataColumn { name, holds: Holds::Number }
}

/// A column of whole numbers.
pub(super) const fn integer(name: &'static str) -> DataColumn {
    DataColumn { name, holds: Holds::Integer }
}

/// A column of fiscal years.
pub(super) const fn year(name: &'static str) -> DataColumn {
    DataColumn { name, holds: Holds::Year }
}

/// A column of days.
pub(super) const fn date(name: &'static str) -> DataColumn {
    DataColumn { name, holds: Holds::Date }
}

/// The columns that name a disclosure in the files that speak of several.
pub(super) const OF_DISCLOSURE: &[&str] = &["region", "department", "unit_code", "year", "kind"];

/// That a line belongs to a disclosure of `disclosures.csv`.
pub(super) const TO_DISCLOSURE: Refers =
    Refers { columns: OF_DISCLOSURE, file: "disclosures", to: OF_DISCLOSURE };

/// That a line belongs to a department of `departments.csv`.
pub(super) const TO_DEPARTMENT: Refers = Refers {
    columns: &["region", "department"],
    file: "departments",
    to: &["region", "department"],
};

/// That a line belongs to a region of `regions.csv`.
pub(super) const TO_REGION: Refers =
    Refers { columns: &["region"], file: "regions", to: &["region"] };
