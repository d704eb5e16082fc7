use std::sync::Arc;

use crate::model::path::{PROJECTS, line_path};
use crate::model::{Form, MoneyUnit, RowRole};
use crate::workbook::cell_name;

/// A table as it was taken from a sheet: texts, with the cells they stood in.
#[derive(Debug)]
pub struct ExtractedTable {
    pub form: Arc<Form>,
    /// The name it goes by in the disclosure.
    pub name: String,
    pub sheet: String,
    /// The unit the sheet states.
    pub unit: Option<MoneyUnit>,
    /// The unit the profile fixes for this table.
    pub required_unit: Option<MoneyUnit>,
    pub caption: Option<String>,
    /// What an empty table says: `none` or `unpublished`, and the sentence.
    pub statement: Option<(&'static str, String)>,
    pub rows: Vec<ExtractedRow>,
}

#[derive(Debug)]
pub struct ExtractedRow {
    /// The fixed line it fills.
    pub line: Option<usize>,
    pub role: RowRole,
    pub cells: Vec<ExtractedCell>,
}

#[derive(Debug, Clone)]
pub struct ExtractedCell {
    /// Index of the column.
    pub column: usize,
    pub text: String,
    /// Row and column in the sheet.
    pub at: (usize, usize),
}

/// A project as it was taken.
#[derive(Debug, Default)]
pub struct ExtractedProject {
    pub code: Option<String>,
    pub name: String,
    pub continues: Option<String>,
    pub budget_unit: Option<String>,
    pub purpose: Option<String>,
    /// Cells of the project form.
    pub cells: Vec<ExtractedCell>,
    pub goals: Vec<String>,
    pub outcomes: Vec<String>,
    pub indicators: Vec<ExtractedIndicator>,
    /// 总分 and 自评总分, each where it is printed.
    pub total: [Option<String>; 2],
    pub sheet: String,
    /// The unit the sheet states.
    pub unit: Option<MoneyUnit>,
}

/// Keys of an indicator with their texts, in the order they are written.
#[derive(Debug, Default, Clone)]
pub struct ExtractedIndicator {
    pub level: Vec<String>,
    pub name: String,
    pub fields: Vec<(&'static str, String)>,
    pub bands: Vec<(String, String)>,
}

/// Where a figure came from: what `<kind>.import.csv` keeps, so that findings can name the cell.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Origin {
    /// The figure's path, as findings print it.
    pub at: String,
    /// The sheet.
    pub sheet: String,
    /// The cell.
    pub cell: String,
    /// What the cell showed.
    pub shown: String,
}

impl ExtractedIndicator {
    /// Every text of it.
    pub fn texts(&self) -> impl Iterator<Item = &str> {
        let words = self.level.iter().chain(std::iter::once(&self.name)).map(String::as_str);
        words
            .chain(self.fields.iter().map(|(_, text)| text.as_str()))
            .chain(self.bands.iter().flat_map(|(grade, text)| [grade.as_str(), text]))
    }
}

impl ExtractedTable {
    pub fn range(&self) -> String {
        let places = || self.rows.iter().flat_map(|row| &row.cells).map(|cell| cell.at);
        let (Some(top), Some(bottom)) =
            (places().map(|at| at.0).min(), places().map(|at| at.0).max())
        else {
            return String::new();
        };
        let (skipped, right) = (
            places().map(|at| at.1).min().unwrap_or(0),
            places().map(|at| at.1).max().unwrap_or(0),
        );
        format!("{}:{}", cell_name(top, skipped), cell_name(bottom, right))
    }

    fn path(&self, row: &ExtractedRow, cell: &ExtractedCell) -> Option<String> {
        if let Some(line) = row.line {
            return Some(line_path(&self.form, &self.name, line, cell.column));
        }
        let key = row
            .cells
            .iter()
            .find(|cell| super::rows::key_column(&self.form) == Some(cell.column))?;
        Some(format!("{}/{}/{}", self.name, key.text, self.form.columns[cell.column].label))
    }

    fn origins(&self) -> Vec<Origin> {
        let mut found = Vec::new();
        for row in &self.rows {
            for cell in
                row.cells.iter().filter(|cell| self.form.columns[cell.column].holds.is_number())
            {
                if let Some(at) = self.path(row, cell) {
                    found.push(Origin {
                        at,
                        sheet: self.sheet.clone(),
                        cell: cell_name(cell.at.0, cell.at.1),
                        shown: cell.text.clone(),
                    });
                }
            }
        }
        found
    }
}

impl ExtractedProject {
    /// Every text of it, its indicators' too.
    pub fn texts(&self) -> impl Iterator<Item = &str> {
        let words = [&self.code, &self.continues, &self.budget_unit, &self.purpose]
            .into_iter()
            .flatten()
            .chain(std::iter::once(&self.name));
        let lists = self.goals.iter().chain(&self.outcomes).chain(self.total.iter().flatten());
        let cells = self.cells.iter().map(|cell| cell.text.as_str());
        words
            .chain(lists)
            .map(String::as_str)
            .chain(cells)
            .chain(self.indicators.iter().flat_map(ExtractedIndicator::texts))
    }

    fn origins(&self, form: &Form) -> Vec<Origin> {
        let who = format!("{PROJECTS}/{}", self.code.as_deref().unwrap_or(&self.name));
        let origin = |cell: &ExtractedCell| {
            let column = &form.columns[cell.column];
            let part = if column.plan { "plan" } else { "funds" };
            Origin {
                at: format!("{who}/{part}/{}", column.label),
                sheet: self.sheet.clone(),
                cell: cell_name(cell.at.0, cell.at.1),
                shown: cell.text.clone(),
            }
        };
        self.cells.iter().map(origin).collect()
    }
}

/// Where every figure of an import came from.
pub fn origins(imported: &super::extraction::Imported) -> Vec<Origin> {
    let mut found: Vec<Origin> = imported.tables.iter().flat_map(ExtractedTable::origins).collect();
    if let Some(form) = &imported.project_form {
        found.extend(imported.projects.iter().flat_map(|project| project.origins(form)));
    }
    found
}
