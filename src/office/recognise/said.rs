use crate::lexicon::Lexicon;
use crate::office::extract::{OVER_HEADS, office};
use crate::office::places::OfficeDocument;
use crate::office::sheet::top;
use crate::office::word::TextDocument;
use crate::workbook::{Remark, Sheet};

/// What a document says of itself before any figure.
#[derive(Debug)]
pub struct Said {
    /// The name of the file, without its ending.
    pub name: String,
    /// The names of the sheets that are shown.
    pub sheets: Vec<String>,
    /// The texts over the heads of these sheets, and with which a text begins, each with whether it stands alone in its row: what
    /// stands beside others may be the head of a column.
    pub titles: Vec<(String, bool)>,
    /// The office that the tables are of; nothing where none says one.
    pub office: Option<String>,
}

impl Said {
    /// What a document says: the first lines of a text, and what stands over the heads of its sheets.
    pub fn of(name: &str, document: &OfficeDocument, lexicon: &Lexicon) -> Said {
        let sheets = &document.sheets;
        let opening = document.text.iter().flat_map(TextDocument::opening);
        let shown = || sheets.iter().filter(|sheet| sheet.remark != Some(Remark::Hidden));
        let opening = opening.map(|text| (text.trim().to_owned(), true));
        let titles: Vec<(String, bool)> = opening.chain(shown().flat_map(titles)).collect();
        let offices = titles.iter().filter_map(|(text, _)| office(text, lexicon));
        let office = offices.map(str::to_owned).next();
        let named = || shown().map(|sheet| sheet.name.clone()).collect();
        // Tables of a text have numbers for names.
        let sheets = if document.text.is_some() { Vec::new() } else { named() };
        Said { name: name.to_owned(), sheets, titles, office }
    }

    /// All of it.
    pub(super) fn texts(&self) -> impl Iterator<Item = &str> {
        let titles = self.titles.iter().map(|(text, _)| text.as_str());
        let names = std::iter::once(&self.name).chain(&self.sheets).map(String::as_str);
        names.chain(titles).chain(self.office.as_deref())
    }
}

/// The texts of the first rows that say something; what is merged over several cells, once.
fn titles(sheet: &Sheet) -> Vec<(String, bool)> {
    let mut found = Vec::new();
    for row in sheet.rows.iter().skip(top(sheet)).take(OVER_HEADS) {
        let mut texts: Vec<&str> =
            row.iter().map(|text| text.trim()).filter(|text| !text.is_empty()).collect();
        texts.dedup();
        let alone = texts.len() == 1;
        found.extend(texts.into_iter().map(|text| (text.to_owned(), alone)));
    }
    found
}
