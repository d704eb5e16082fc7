use std::sync::Arc;

use crate::docx::WordDocument;
use crate::lexicon::Lexicon;
use crate::office::extract::{FigureCount, Imported, place};
use crate::office::sheet::is_figure;
use crate::office::word::TextDocument;
use crate::source::{LineOf, Spot};
use crate::workbook::Sheet;

/// What an office gives to be checked or imported: one document, in the sheets of one file or of
/// several; a text document has its tables as sheets, and its text.
#[derive(Debug)]
pub struct OfficeDocument {
    /// The file, or the folder of its tables, as it was asked for.
    pub path: String,
    /// Its sheets.
    pub sheets: Vec<Sheet>,
    /// The file of each sheet.
    pub files: Vec<String>,
    /// The text, where it is a text document.
    pub text: Option<TextDocument>,
    /// Whether one table alone is asked for, and no text.
    is_one_table: bool,
}

/// What is no text document has no text.
const NO_TEXT: Option<TextDocument> = None;

impl OfficeDocument {
    /// The sheets of one file.
    pub fn of_file(path: String, sheets: Vec<Sheet>) -> OfficeDocument {
        let files = vec![path.clone(); sheets.len()];
        OfficeDocument { path, sheets, files, text: NO_TEXT, is_one_table: false }
    }

    /// Tables that lie in files of their own, in one folder: they are added one by one.
    pub fn of_folder(path: String) -> OfficeDocument {
        OfficeDocument::of_file(path, Vec::new())
    }

    /// A text document, read by the words of a lexicon.
    pub fn of_text(path: String, document: WordDocument, lexicon: &Arc<Lexicon>) -> OfficeDocument {
        let (text, sheets) = TextDocument::of(document, lexicon);
        OfficeDocument { text: Some(text), ..OfficeDocument::of_file(path, sheets) }
    }

    /// Keeps the one sheet of a name, or the table of a number, 3 or 第3个表; says whether there is one.
    pub fn keep(&mut self, asked: &str) -> bool {
        let named = format!("第{asked}个表");
        let is_text = self.text.is_some();
        self.sheets.retain(|sheet| sheet.name == asked || is_text && sheet.name == named);
        self.is_one_table = true;
        !self.sheets.is_empty()
    }

    /// Its text, where it is a text document and not one table of it is asked for alone.
    pub fn narrated(&self) -> Option<&TextDocument> {
        self.text.as_ref().filter(|_| !self.is_one_table)
    }

    /// What became of its cells that show a figure: one of which a change is pending was left.
    pub fn figures(&self, imported: &Imported) -> FigureCount {
        let mut count = imported.figures(&self.sheets);
        let all: Option<&str> = None;
        let changed = self.text.as_ref().map_or(0, |text| text.changed_figures(all));
        count.seen += changed;
        count.left += changed;
        count
    }

    /// How many figures of a sheet were left among those that were taken, and on what seems to be its
    /// next page.
    pub fn left_among_taken(&self, sheet: &Sheet, imported: &Imported) -> usize {
        let text = self.text.as_ref();
        let changed = text.map_or(0, |text| text.changed_figures(Some(&sheet.name)));
        let next = text.and_then(|text| text.next_left(&sheet.name, imported));
        let next = next.and_then(|next| self.sheets.get(self.sheet(next)?));
        let figures =
            |sheet: &Sheet| sheet.rows.iter().flatten().filter(|text| is_figure(text)).count();
        imported.left_among_taken(sheet) + changed + next.map_or(0, figures)
    }

    /// Whether it shows nothing at all.
    pub fn is_empty(&self) -> bool {
        let texts = self.sheets.iter().flat_map(|sheet| sheet.rows.iter().flatten());
        let says = |text: &TextDocument| text.paragraphs().next().is_some();
        texts.into_iter().all(|text| text.trim().is_empty())
            && !self.text.as_ref().is_some_and(says)
    }

    /// The number of the sheet of a name.
    pub(super) fn sheet(&self, name: &str) -> Option<usize> {
        self.sheets.iter().position(|sheet| sheet.name == name)
    }

    /// What the rows of a sheet are; nothing said where they are rows of a workbook.
    pub(super) fn lines(&self, sheet: usize) -> Arc<[LineOf]> {
        let name = self.sheets.get(sheet).map(|sheet| sheet.name.as_str());
        let lines = self.text.as_ref().zip(name).map(|(text, name)| text.lines(name));
        lines.unwrap_or_default()
    }

    /// From where to where cells of a sheet stand in a text document, `B5:D7` or `B5`; nothing in a
    /// workbook, whose cells are called so.
    pub fn spots(&self, sheet: &str, cells: Option<&str>) -> Option<(Spot, Option<Spot>)> {
        let text = self.text.as_ref()?;
        let mut ends = cells.into_iter().flat_map(|cells| cells.split(':'));
        let mut spot = || text.spot(sheet, place(ends.next()?)?);
        match spot() {
            Some(first) => Some((first, spot())),
            None => {
                let number = self.sheet(sheet)?;
                let only: Option<Spot> = None;
                Some((Spot::whole(&self.lines(number))?, only))
            }
        }
    }
}
