use crate::finding::Bilingual;
use crate::model::Layout;
use crate::office::sheet::Reader;
use crate::workbook::Sheet;

use super::across::across;
use super::extracted::ExtractedRow;
use super::lines::lines;
use super::rows::rows;
use super::skipped::Skipped;

/// What was taken of a sheet, what was left, and what must be said of it.
#[derive(Default)]
pub(super) struct Taken {
    pub rows: Vec<ExtractedRow>,
    pub skipped: Vec<Skipped>,
    pub notes: Vec<Bilingual>,
}

impl Taken {
    /// What a form reads on a sheet.
    pub(super) fn of(sheet: &Sheet, reader: Reader<'_>) -> Taken {
        let mut taken = Taken::default();
        let (skipped, notes) = (&mut taken.skipped, &mut taken.notes);
        let rows = match &reader.form.layout {
            Layout::Rows(_) => rows(sheet, reader, skipped, notes),
            Layout::Lines { .. } => {
                across(sheet, reader, skipped).or_else(|| lines(sheet, reader, skipped))
            }
        };
        // A form that nobody filled in holds labels and blanks.
        taken.rows = rows.unwrap_or_default();
        taken
    }
}
