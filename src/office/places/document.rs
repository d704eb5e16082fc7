use crate::workbook::Sheet;

/// What an office gives to be checked: one document, in the sheets of one file or of several.
#[derive(Debug)]
pub struct OfficeDocument {
    /// The file, or the folder of its tables, as it was asked for.
    pub path: String,
    /// Its sheets.
    pub sheets: Vec<Sheet>,
    /// The file of each sheet.
    pub files: Vec<String>,
}

impl OfficeDocument {
    /// The sheets of one file.
    pub fn of_file(path: String, sheets: Vec<Sheet>) -> OfficeDocument {
        let files = vec![path.clone(); sheets.len()];
        OfficeDocument { path, sheets, files }
    }

    /// The number of the sheet of a name.
    pub(super) fn sheet(&self, name: &str) -> Option<usize> {
        self.sheets.iter().position(|sheet| sheet.name == name)
    }
}
