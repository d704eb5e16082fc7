use crate::decimal::Decimal;
use crate::finding::Bilingual;
use crate::model::{
    Cell, Department, Disclosure, Figure, FigureRef, FormUse, Kind, Layout, Line, LineRole, Row,
    RowRef, TableState,
};

use super::interval::Interval;
use super::sheet::Sheet;

/// Where an identity is being run.
#[derive(Clone, Copy)]
pub(super) struct Scene<'a> {
    pub department: &'a Department,
    pub disclosure: &'a Disclosure,
    /// The identity's own table; nothing for one between tables.
    pub sheet: Option<Sheet<'a>>,
    /// The row the scope is at.
    pub row: Option<usize>,
    /// The column the scope is at.
    pub column: Option<usize>,
    /// The key the scope is at, where rows of two forms are matched by it.
    pub key: Option<&'a str>,
}

/// A figure that took part, with where it stands.
#[derive(Clone, Copy)]
pub(super) struct Taken<'a> {
    pub sheet: Sheet<'a>,
    pub row: usize,
    pub column: usize,
    pub figure: &'a Figure,
    pub negative: bool,
}

/// What a reference to a figure gave.
pub(super) enum Found<'a> {
    /// A figure.
    Figure(Taken<'a>),
    /// Nothing was written where nothing need be: counts as 0, but is no evidence.
    Nothing,
    /// A table that lists its lines lists this one not: that is a 0, and evidence.
    Zero,
    /// `——` or a word: takes no part.
    NoPart,
    /// The identity says nothing here.
    NotApplicable(Bilingual),
    /// The identity cannot be worked out.
    NotComputable(Bilingual),
}

impl Taken<'_> {
    /// What it stands for under the rounding of its table, with its sign in the sum. Nothing where
    /// its digits do not fit.
    pub fn interval(&self) -> Option<Interval> {
        let interval = Interval::of(self.figure, self.sheet.rounding())?;
        Some(if self.negative { interval.negated() } else { interval })
    }

    /// What it adds to the sum.
    pub fn addend(&self) -> Decimal {
        if self.negative { self.figure.in_base().negated() } else { self.figure.in_base() }
    }

    pub fn path(&self) -> String {
        self.sheet.path(self.row, self.column)
    }
}

impl<'a> Scene<'a> {
    /// The table a reference is about.
    pub fn sheet_of(&self, reference: &FigureRef) -> Result<Option<Sheet<'a>>, Bilingual> {
        let disclosure = match (reference.kind, reference.previous_year) {
            (None, false) => self.disclosure,
            (kind, previous) => self.other(kind.unwrap_or(self.disclosure.kind), previous)?,
        };
        match &reference.form {
            None => Ok(self.sheet),
            Some(form) => Sheet::of(disclosure, form).map(Some).ok_or_else(|| {
                Bilingual::new(format!("没有 {form} 表"), format!("there is no table {form}"))
            }),
        }
    }

    /// The department's (or the unit's) disclosure of another kind, of this year or the one before.
    fn other(&self, kind: Kind, previous: bool) -> Result<&'a Disclosure, Bilingual> {
        let year = self.disclosure.year - i16::from(previous);
        let of_unit = |other: &&Disclosure| other.budget_unit == self.disclosure.budget_unit;
        let found = self
            .department
            .disclosures
            .iter()
            .filter(of_unit)
            .find(|other| other.kind == kind && other.year == year);
        found.ok_or_else(|| {
            Bilingual::new(
                format!("没有{year}年的{}", kind.name()),
                format!("there is no {} of {year}", kind.slug()),
            )
        })
    }

    /// Finds one figure.
    pub fn figure(&self, reference: &FigureRef, negative: bool) -> Found<'a> {
        let sheet = match self.sheet_of(reference) {
            Ok(Some(sheet)) => sheet,
            Ok(None) => {
                return Found::NotApplicable(Bilingual::new(
                    "没有所指的表",
                    "there is no such table",
                ));
            }
            Err(words) => return Found::NotApplicable(words),
        };
        match sheet.state() {
            TableState::Filled => {}
            TableState::Nothing(_) => return Found::Nothing,
            TableState::Unpublished(_) => {
                return Found::NotApplicable(Bilingual::new(
                    format!("原文件未附「{}」", sheet.name()),
                    format!("the document lacks {}", sheet.name()),
                ));
            }
        }
        let Some(column) = reference.column.or(self.column) else {
            return Found::NotApplicable(Bilingual::new("没有所指的栏", "there is no such column"));
        };
        let row = match &reference.row {
            RowRef::Here if reference.form.is_none() => self.row,
            RowRef::Here => self.key.and_then(|key| sheet.keyed(key)),
            RowRef::Line(line) => {
                sheet.rows().find(|(_, row)| row.line == Some(*line)).map(|(index, _)| index)
            }
            RowRef::Key(key) => sheet.keyed(key),
            RowRef::Total => sheet.total(),
            RowRef::Each => None,
        };
        match (row, &reference.row) {
            (Some(row), _) => cell(sheet, row, column, negative),
            (None, RowRef::Line(line)) => {
                let line = &sheet.form.lines()[*line];
                if line.optional
                    && line.role == LineRole::Item
                    && reference.form.is_some()
                    && lists_others(sheet, line)
                {
                    Found::Zero
                } else if line.optional {
                    Found::Nothing
                } else {
                    Found::NotComputable(Bilingual::new(
                        format!("「{}」没有列「{}」", sheet.name(), line.label),
                        format!("{} has no line {}", sheet.name(), line.id),
                    ))
                }
            }
            (None, _) => Found::NotApplicable(Bilingual::new(
                format!("「{}」没有这一行", sheet.name()),
                format!("{} has no such row", sheet.name()),
            )),
        }
    }
}

/// Whether a table prints figures for lines like this one. A sentence may name some sources and
/// leave others out; a table may not.
fn lists_others(sheet: Sheet<'_>, line: &Line) -> bool {
    let alike = |other: &Line| {
        other.role == LineRole::Item && other.side == line.side && other.level == line.level
    };
    let printed = |row: &Row| row.cells.iter().any(|cell| cell.figure().is_some());
    sheet.form.used_for != FormUse::Statement
        && sheet.rows().any(|(_, row)| {
            row.line.is_some_and(|line| alike(&sheet.form.lines()[line])) && printed(row)
        })
}

/// What stands in a cell.
pub(super) fn cell<'a>(sheet: Sheet<'a>, row: usize, column: usize, negative: bool) -> Found<'a> {
    let optional = || {
        let line = sheet.row(row).line.map(|line| &sheet.form.lines()[line]);
        sheet.form.columns[column].optional
            || line.is_some_and(|line| line.optional || !line.columns.contains(&column))
            || matches!(sheet.form.layout, Layout::Rows(_))
    };
    match sheet.cell(row, column) {
        Cell::Figure(figure) => Found::Figure(Taken { sheet, row, column, figure, negative }),
        Cell::NotApplicable { .. } | Cell::Stated { .. } => Found::NoPart,
        Cell::Absent | Cell::Blank(_) if optional() => Found::Nothing,
        Cell::Absent | Cell::Blank(_) => {
            let path = sheet.path(row, column);
            Found::NotComputable(Bilingual::new(
                format!("「{path}」没有填"),
                format!("`{path}` is blank"),
            ))
        }
        Cell::Malformed { printed, .. } | Cell::Text { text: printed, .. } => {
            let path = sheet.path(row, column);
            Found::NotComputable(Bilingual::new(
                format!("「{path}」的「{printed}」不成数"),
                format!("`{path}` holds `{printed}`, which is no number"),
            ))
        }
    }
}
