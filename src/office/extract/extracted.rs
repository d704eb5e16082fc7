use std::sync::Arc;

use crate::model::{Form, FormUse, Head, MoneyUnit, RowRole};
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
    /// Whether a note on it says that its figures are rounded each by itself.
    pub rounded: bool,
    /// What an empty table says: `none` or `unpublished`, and the sentence.
    pub statement: Option<(&'static str, String)>,
    /// The cell that sentence stands in.
    pub statement_at: Option<(usize, usize)>,
    pub rows: Vec<ExtractedRow>,
}

/// A row of a table as it was taken.
#[derive(Debug, Clone)]
pub struct ExtractedRow {
    /// The fixed line it fills.
    pub line: Option<usize>,
    pub role: RowRole,
    pub cells: Vec<ExtractedCell>,
}

/// The text of a cell and where it stood.
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
    pub objectives: ExtractedObjectives,
    pub sheet: String,
    /// The unit the sheet states.
    pub unit: Option<MoneyUnit>,
    /// Where its words stand, by their keys in content.
    pub words_at: Vec<WordAt>,
}

/// The key of a text in content and its row and column in the sheet.
pub type WordAt = (&'static str, (usize, usize));

/// What was taken of the whole department besides its tables.
#[derive(Debug, Default)]
pub struct ExtractedOverall {
    pub sheet: String,
    pub duties: Vec<String>,
    /// Where each of them stands.
    pub duties_at: Vec<(usize, usize)>,
    pub objectives: ExtractedObjectives,
}

/// What a record sets out to reach and what came of it, of a project or of the whole department.
#[derive(Debug, Default)]
pub struct ExtractedObjectives {
    pub goals: Vec<String>,
    pub outcomes: Vec<String>,
    /// Where each of the goals stands, and each of the outcomes.
    pub sentences_at: [Vec<(usize, usize)>; 2],
    pub indicators: Vec<ExtractedIndicator>,
    /// The weights that are printed at first levels.
    pub levels: Vec<LevelWeight>,
    /// 总分 and 自评总分, each where it is printed.
    pub total: [Option<String>; 2],
    /// Where these stand in a record.
    pub total_cells: Vec<PrintedCell>,
}

/// The weight that is printed at a first level: `产出指标（50分）`.
#[derive(Debug, Clone)]
pub struct LevelWeight {
    /// The level without its weight.
    pub level: String,
    pub weight: String,
    /// Row and column in the sheet.
    pub at: (usize, usize),
}

/// Keys of an indicator with their texts, in the order they are written.
#[derive(Debug, Default, Clone)]
pub struct ExtractedIndicator {
    pub level: Vec<String>,
    pub name: String,
    pub fields: Vec<(&'static str, String)>,
    pub bands: Vec<(String, String)>,
    /// Where its numbers stand in a record.
    pub cells: Vec<PrintedCell>,
    /// The sheet it stands in.
    pub sheet: String,
    /// Where its words and numbers stand, by their keys in content.
    pub words_at: Vec<WordAt>,
}

/// A number of an evaluation as its cell shows it.
#[derive(Debug, Clone)]
pub struct PrintedCell {
    /// The key of content that has it.
    pub key: &'static str,
    pub shown: String,
    /// Row and column in the sheet.
    pub at: (usize, usize),
}

impl ExtractedIndicator {
    /// Whether it says something under a head.
    pub(super) fn says(&self, head: Head) -> bool {
        self.fields.iter().any(|(key, text)| *key == head.key() && !text.is_empty())
    }

    /// Says that the cell under a head is there and empty, unless it is said already.
    pub(super) fn blank(&mut self, head: Head) {
        let order = |key: &str| Head::ALL.iter().position(|head| head.key() == key);
        if !self.fields.iter().any(|(key, _)| *key == head.key()) {
            self.fields.push((head.key(), String::new()));
            self.fields.sort_by_key(|(key, _)| order(key));
        }
    }

    /// Every text of it.
    pub fn texts(&self) -> impl Iterator<Item = &str> {
        let words = self.level.iter().chain(std::iter::once(&self.name)).map(String::as_str);
        words
            .chain(self.fields.iter().map(|(_, text)| text.as_str()))
            .chain(self.bands.iter().flat_map(|(grade, text)| [grade.as_str(), text]))
    }
}

impl ExtractedObjectives {
    /// Every text of it.
    pub fn texts(&self) -> impl Iterator<Item = &str> {
        let sentences = self.goals.iter().chain(&self.outcomes);
        let words = sentences.chain(self.total.iter().flatten()).map(String::as_str);
        words.chain(self.indicators.iter().flat_map(ExtractedIndicator::texts))
    }
}

impl ExtractedOverall {
    /// Whether nothing was taken.
    pub fn is_empty(&self) -> bool {
        self.texts().next().is_none()
    }

    /// Every text of it.
    pub fn texts(&self) -> impl Iterator<Item = &str> {
        self.duties.iter().map(String::as_str).chain(self.objectives.texts())
    }
}

impl ExtractedTable {
    /// Whether it holds figures of sentences.
    pub fn is_statement(&self) -> bool {
        self.form.used_for == FormUse::Statement
    }

    /// Whether the sheet has its heads and nothing else: no figure, and no sentence that says so.
    pub fn is_blank(&self) -> bool {
        self.statement.is_none() && self.rows.is_empty()
    }

    /// Whether a table of a disclosure is this one, under any of its names.
    pub fn answers_to(&self, name: &str) -> bool {
        self.name == name || self.form.answers_to(name)
    }

    /// The cells it was taken from, `B5:D20`; nothing where it has none.
    pub fn range(&self) -> String {
        let places = || self.rows.iter().flat_map(|row| &row.cells).map(|cell| cell.at);
        let (Some(top), Some(bottom)) =
            (places().map(|at| at.0).min(), places().map(|at| at.0).max())
        else {
            return String::new();
        };
        let (left, right) = (
            places().map(|at| at.1).min().unwrap_or(0),
            places().map(|at| at.1).max().unwrap_or(0),
        );
        format!("{}:{}", cell_name(top, left), cell_name(bottom, right))
    }
}

impl ExtractedProject {
    /// Whether it says nothing but what it is called.
    pub(super) fn is_bare(&self) -> bool {
        let words = [&self.continues, &self.budget_unit, &self.purpose].into_iter().flatten();
        let cells = self.cells.iter().map(|cell| &cell.text).filter(|text| !text.is_empty());
        words.chain(cells).next().is_none() && self.objectives.texts().next().is_none()
    }

    /// Every text of it, its indicators' too.
    pub fn texts(&self) -> impl Iterator<Item = &str> {
        let words = [&self.code, &self.continues, &self.budget_unit, &self.purpose]
            .into_iter()
            .flatten()
            .chain(std::iter::once(&self.name));
        let cells = self.cells.iter().map(|cell| cell.text.as_str());
        words.map(String::as_str).chain(cells).chain(self.objectives.texts())
    }
}
