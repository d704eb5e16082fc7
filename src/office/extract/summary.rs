use crate::model::path::{OVERALL, PROJECTS};
use crate::model::{ColumnType, Form, MoneyUnit};

use super::extracted::ExtractedTable;
use super::imported::Imported;

/// Why a table that was taken has no row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Empty {
    /// Its sheet says so, in this sentence.
    Said(String),
    /// There are heads alone: one that is in the file stays as it is.
    HeadsAlone,
}

/// One thing that was taken, as a line of the report.
#[derive(Debug)]
pub struct ExtractedSummary {
    /// The sheet.
    pub sheet: String,
    /// The table it became.
    pub table: String,
    /// How many rows.
    pub rows: usize,
    /// Why it has none.
    pub empty: Option<Empty>,
    /// The cells, `B5:D20`.
    pub range: String,
    /// The unit the sheet states; nothing where it states none, or holds no amounts.
    pub unit: Option<MoneyUnit>,
    /// The unit that form or profile fixes: what the amounts have where the sheet states none.
    pub fixed: Option<MoneyUnit>,
    /// The unit that is assumed where nothing says or fixes one.
    pub assumed: MoneyUnit,
    /// Whether it holds amounts.
    pub amounts: bool,
}

/// Whether each figure of a table carries its own unit: those of sentences do.
fn says_units(table: &ExtractedTable) -> bool {
    let mut cells = table.rows.iter().flat_map(|row| &row.cells);
    cells.all(|cell| MoneyUnit::ALL.into_iter().any(|unit| cell.text.ends_with(unit.name())))
}

impl Imported {
    /// What was taken, a line a table.
    pub fn taken(&self) -> Vec<ExtractedSummary> {
        let amounts =
            |form: &Form| form.columns.iter().any(|column| column.holds == ColumnType::Amount);
        let assumed = self.document_unit.unwrap_or(MoneyUnit::TenThousandYuan);
        let mut lines: Vec<ExtractedSummary> = Vec::new();
        for table in &self.tables {
            let name = format!("{} {}", table.form.id, table.name);
            lines.push(ExtractedSummary {
                sheet: table.sheet.clone(),
                table: name,
                rows: table.rows.len(),
                empty: match &table.statement {
                    Some((_, sentence)) => Some(Empty::Said(sentence.clone())),
                    None => table.is_blank().then_some(Empty::HeadsAlone),
                },
                range: table.range(),
                unit: table.unit,
                fixed: table.form.unit.or(table.required_unit),
                assumed,
                amounts: amounts(&table.form) && !table.rows.is_empty() && !says_units(table),
            });
        }
        for project in &self.projects {
            match lines
                .iter_mut()
                .find(|line| line.table == PROJECTS && line.sheet == project.sheet)
            {
                Some(line) => line.rows += 1,
                None => lines.push(ExtractedSummary {
                    sheet: project.sheet.clone(),
                    table: PROJECTS.to_owned(),
                    rows: 1,
                    empty: None,
                    range: String::new(),
                    unit: project.unit,
                    fixed: self.project_form.as_ref().and_then(|form| form.unit),
                    assumed,
                    amounts: self.project_form.as_deref().is_some_and(amounts),
                }),
            }
        }
        if !self.overall.is_empty() {
            let (sheet, table) = (self.overall.sheet.clone(), OVERALL.to_owned());
            lines.push(ExtractedSummary {
                sheet,
                table,
                rows: self.overall.objectives.indicators.len(),
                empty: None,
                range: String::new(),
                unit: None,
                fixed: None,
                assumed,
                amounts: false,
            });
        }
        lines
    }
}
