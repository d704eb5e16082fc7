use crate::lexicon::Lexicon;
use crate::model::{Department, Disclosure, DocumentKey, Fund, Kind, Row, Table};

use super::hidden::WithHidden;
use super::row_names::RowNames;

/// What a document is about: what is planned for its year, or what became of it.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Stage {
    Planned,
    Settled,
}

/// A withheld row that texts are searched for.
pub(super) struct AskedRow<'a> {
    /// Its number among the rows that were put back.
    pub number: usize,
    /// The document that withholds it.
    pub document: &'a Disclosure,
    pub table: &'a Table,
    pub row: &'a Row,
    pub names: RowNames,
    /// The names of the rows above it in the classification.
    pub above: Vec<&'a str>,
}

/// A document with the withheld rows that its texts may speak of: its own and last year's, those of
/// its year in the other documents of its department or unit.
pub(super) struct DocumentTexts<'a> {
    /// The department as it is printed.
    pub department: &'a Department,
    /// The document.
    pub document: &'a Disclosure,
    pub lexicon: &'a Lexicon,
    pub rows: Vec<AskedRow<'a>>,
    /// The rows that the document prints, and what they may be called.
    pub printed: Vec<(RowNames, &'a Table, &'a Row)>,
}

impl<'a> DocumentTexts<'a> {
    /// Of a document of a department; nothing where none of the rows can be meant.
    pub fn of(
        department: &'a Department,
        hidden: &'a WithHidden,
        document: &'a Disclosure,
    ) -> Option<DocumentTexts<'a>> {
        let lexicon: &Lexicon = &document.lexicon;
        let rows = hidden.rows.iter().enumerate().filter_map(|(number, at)| {
            let (own, table, row) = hidden.parts(at);
            let may_be_meant = own.budget_unit == document.budget_unit
                && (own.year == document.year || own.year == document.year - 1)
                && (own.path == document.path || stage(own).is_some() && stage(document).is_some());
            may_be_meant.then(|| AskedRow {
                number,
                document: own,
                table,
                row,
                names: RowNames::of(lexicon, table, row),
                above: names_above(table, row),
            })
        });
        let rows: Vec<AskedRow<'a>> = rows.collect();
        let printed = document.tables.iter().flat_map(|table| {
            let filled = table.rows.iter().filter(|row| table.form.main_figure(row).is_some());
            filled.map(move |row| (RowNames::of(lexicon, table, row), table, row))
        });
        (!rows.is_empty()).then(|| DocumentTexts {
            department,
            document,
            lexicon,
            printed: printed.collect(),
            rows,
        })
    }

    /// Whether words may as well name a row that the document prints, and say neither the code of
    /// the one that is withheld nor the rows above it alone.
    pub fn is_of_another(&self, asked: &AskedRow<'_>, words: &str) -> bool {
        let above = |names: &[&str]| names.iter().filter(|name| words.contains(**name)).count();
        let own = above(&asked.above);
        // This year's row of what is withheld of last year is the same.
        let is_same = |table: &Table, row: &Row| {
            let alike = table.form.id == asked.table.form.id
                || table.form.is_classified() && asked.table.form.is_classified();
            alike && (row.line, &row.key) == (asked.row.line, &asked.row.key)
        };
        self.printed.iter().any(|(names, table, row)| {
            names.meet(&asked.names)
                && !is_same(table, row)
                && (own == 0 || above(&names_above(table, row)) >= own)
        })
    }

    /// Whether a document prints the amount of a row.
    pub fn prints(&self, key: DocumentKey<'_>, asked: &AskedRow<'_>) -> bool {
        let Some(document) = self.department.disclosure(key) else { return false };
        document.tables.iter().any(|table| {
            let own = &asked.table.form;
            let same = if table.form.id == own.id {
                match asked.row.line {
                    Some(line) => table.line(line),
                    None => table.keyed(&asked.row.key),
                }
            } else {
                let alike = own.is_classified()
                    && table.form.is_classified()
                    && same_fund(own.fund, table.form.fund);
                table.keyed(&asked.row.key).filter(|_| alike)
            };
            same.is_some_and(|row| table.form.main_figure(&table.rows[row]).is_some())
        })
    }
}

/// Whether tables may be of the same money: none says another fund than the other.
pub(super) fn same_fund(one: Option<Fund>, other: Option<Fund>) -> bool {
    !matches!((one, other), (Some(one), Some(other)) if one != other)
}

/// What a document is about; nothing for those of a whole government.
pub(super) fn stage(document: &Disclosure) -> Option<Stage> {
    match document.kind {
        Kind::Budget | Kind::PerformanceTargets => Some(Stage::Planned),
        Kind::FinalAccounts | Kind::SelfEvaluation => Some(Stage::Settled),
        Kind::Government => None,
    }
}

/// The names of the rows above one in a classification.
fn names_above<'a>(table: &'a Table, row: &Row) -> Vec<&'a str> {
    let Some(column) = table.form.name_column().filter(|_| table.form.is_classified()) else {
        return Vec::new();
    };
    let above = table.rows.iter().filter(|above| above.contains(row));
    above.map(|above| above.cells[column].printed()).filter(|name| !name.is_empty()).collect()
}
