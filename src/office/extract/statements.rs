use std::sync::Arc;

use crate::finding::Bilingual;
use crate::model::{Form, FormUse, RowRole};
use crate::office::sheet::{answers, is_one_of, plain, tidy, unit_of};
use crate::workbook::Sheet;

use super::extracted::{ExtractedCell, ExtractedRow, ExtractedTable};
use super::imported::Imported;
use super::request::Request;
use super::skipped::Skipped;

/// Figures of sentences: 说明, 项目, 数, 单位, one a row.
pub fn statements(sheet: &Sheet, request: &Request<'_>, imported: &mut Imported) {
    for row in 0..sheet.rows.len() {
        let [statement, label, figure, unit] = [0, 1, 2, 3].map(|at| sheet.text(row, at).trim());
        if figure.is_empty() || is_one_of(&request.catalogue.lexicon.head_statement, statement) {
            continue;
        }
        if statement.is_empty() || label.is_empty() {
            imported.skipped.extend(Skipped::unnamed(sheet, row));
            continue;
        }
        let written = StatementRow { sheet, row, statement, label, figure, unit };
        match written.line(request) {
            Ok((form, line)) => written.put(request, &form, line, imported),
            Err(skipped) => imported.skipped.push(skipped),
        }
    }
}

/// The figure of a sentence, as its row says it.
struct StatementRow<'a> {
    sheet: &'a Sheet,
    row: usize,
    statement: &'a str,
    label: &'a str,
    figure: &'a str,
    unit: &'a str,
}

impl StatementRow<'_> {
    /// The form of the statement and its line.
    fn line(&self, request: &Request<'_>) -> Result<(Arc<Form>, usize), Skipped> {
        let sheet = self.sheet;
        let required = request
            .requirement
            .tables
            .iter()
            .find(|table| plain(&table.name) == plain(self.statement))
            .and_then(|table| request.catalogue.forms.get(&table.form));
        let form = required
            .or_else(|| request.catalogue.form(self.statement))
            .filter(|form| form.used_for == FormUse::Statement)
            .ok_or_else(|| Skipped::row(sheet, self.row))?;
        let line = form.lines().iter().position(|line| answers(self.label, line.spellings()) > 0);
        let first = || form.lines().first().map_or("", |line| line.label.as_str());
        let line = line.ok_or_else(|| {
            Skipped::line(sheet, ((self.row, 1), (self.row, 2)), self.label, first())
        })?;
        Ok((Arc::clone(form), line))
    }

    /// The row of the table that it fills.
    fn filled(&self, form: &Form, line: usize) -> ExtractedRow {
        let column = form.lines()[line].columns.first().copied().unwrap_or(0);
        let text = tidy(self.figure, &form.columns[column]);
        // A sentence's figure carries its own unit where it is not the document's.
        let text = if self.unit.is_empty() { text } else { format!("{text}{}", self.unit) };
        let cell = ExtractedCell { column, text, at: (self.row, 2) };
        ExtractedRow { line: Some(line), role: RowRole::Item, cells: vec![cell] }
    }

    /// Puts it into its table; a line that is filled keeps its first figure.
    fn put(&self, request: &Request<'_>, form: &Arc<Form>, line: usize, imported: &mut Imported) {
        let filled = self.filled(form, line);
        match imported.tables.iter_mut().find(|table| table.form.id == form.id) {
            Some(table) if table.rows.iter().any(|row| row.line == Some(line)) => {
                let (statement, label) = (self.statement, self.label);
                let why = Bilingual::new(
                    format!("“{statement}／{label}”出现两次，后一次没有取"),
                    format!("{statement}/{label} stands twice: the later one was left"),
                );
                imported.skipped.push(Skipped::at(self.sheet, self.row, why));
            }
            Some(table) => table.rows.push(filled),
            None => imported.tables.push(ExtractedTable {
                name: request.requirement.local_name(&form.id).unwrap_or(&form.name).to_owned(),
                sheet: self.sheet.name.clone(),
                unit: unit_of(self.sheet, &request.catalogue.lexicon),
                required_unit: request.required_unit(form),
                caption: None,
                rounded: false,
                statement: None,
                statement_at: None,
                rows: vec![filled],
                form: Arc::clone(form),
            }),
        }
    }
}
