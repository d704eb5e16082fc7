use crate::decimal::Decimal;
use crate::finding::Bilingual;
use crate::model::{
    Cell, Department, Disclosure, Figure, FigureRef, FormUse, Kind, Layout, Line, LineRole, Row,
    RowRef, TableState,
};

use super::form_rows::FormRows;
use super::interval::Interval;

/// Where an identity is being run.
#[derive(Clone, Copy)]
pub(super) struct Evaluation<'a> {
    pub department: &'a Department,
    pub disclosure: &'a Disclosure,
    /// The identity's own table; nothing for one between tables.
    pub rows_of_form: Option<FormRows<'a>>,
    /// The row the scope is at.
    pub row: Option<usize>,
    /// The column the scope is at.
    pub column: Option<usize>,
    /// The key the scope is at, where rows of two forms are matched by it.
    pub key: Option<&'a str>,
}

/// A figure that took part, with where it stands.
#[derive(Clone, Copy)]
pub(super) struct Addend<'a> {
    pub rows_of_form: FormRows<'a>,
    pub row: usize,
    pub column: usize,
    pub figure: &'a Figure,
    pub negative: bool,
}

/// What a reference to a figure gave.
pub(super) enum Resolved<'a> {
    /// A figure.
    Figure(Addend<'a>),
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

impl Addend<'_> {
    /// What it stands for under the rounding of its table, with its sign in the sum. Nothing where
    /// its digits do not fit.
    pub fn interval(&self) -> Option<Interval> {
        let interval = Interval::of(self.figure, self.rows_of_form.rounding())?;
        Some(if self.negative { interval.negated() } else { interval })
    }

    /// What it adds to the sum.
    pub fn addend(&self) -> Decimal {
        if self.negative { self.figure.in_base().negated() } else { self.figure.in_base() }
    }

    pub fn path(&self) -> String {
        self.rows_of_form.path(self.row, self.column)
    }
}

impl<'a> Evaluation<'a> {
    /// The table a reference is about.
    pub fn sheet_of(&self, reference: &FigureRef) -> Result<Option<FormRows<'a>>, Bilingual> {
        let disclosure = match (reference.kind, reference.previous_year) {
            (None, false) => self.disclosure,
            (kind, previous) => self.other(kind.unwrap_or(self.disclosure.kind), previous)?,
        };
        match &reference.form {
            None => Ok(self.rows_of_form),
            Some(form) => FormRows::of(disclosure, form).map(Some).ok_or_else(|| {
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
    pub fn figure(&self, reference: &FigureRef, negative: bool) -> Resolved<'a> {
        let rows_of_form = match self.sheet_of(reference) {
            Ok(Some(rows_of_form)) => rows_of_form,
            Ok(None) => {
                return Resolved::NotApplicable(Bilingual::new(
                    "没有所指的表",
                    "there is no such table",
                ));
            }
            Err(words) => return Resolved::NotApplicable(words),
        };
        match rows_of_form.state() {
            TableState::Filled => {}
            TableState::Nothing(_) => return Resolved::Nothing,
            TableState::Unpublished(_) => {
                return Resolved::NotApplicable(Bilingual::new(
                    format!("原文件未附「{}」", rows_of_form.name()),
                    format!("the document lacks {}", rows_of_form.name()),
                ));
            }
        }
        let Some(column) = reference.column.or(self.column) else {
            return Resolved::NotApplicable(Bilingual::new(
                "没有所指的栏",
                "there is no such column",
            ));
        };
        let row = match &reference.row {
            RowRef::Here if reference.form.is_none() => self.row,
            RowRef::Here => self.key.and_then(|key| rows_of_form.keyed(key)),
            RowRef::Line(line) => {
                rows_of_form.rows().find(|(_, row)| row.line == Some(*line)).map(|(index, _)| index)
            }
            RowRef::Key(key) => rows_of_form.keyed(key),
            RowRef::Total => rows_of_form.total(),
            RowRef::Each => None,
        };
        match (row, &reference.row) {
            (Some(row), _) => cell(rows_of_form, row, column, negative),
            (None, RowRef::Line(line)) => {
                let line = &rows_of_form.form.lines()[*line];
                if line.optional
                    && line.role == LineRole::Item
                    && reference.form.is_some()
                    && lists_others(rows_of_form, line)
                {
                    Resolved::Zero
                } else if line.optional {
                    Resolved::Nothing
                } else {
                    Resolved::NotComputable(Bilingual::new(
                        format!("「{}」没有列「{}」", rows_of_form.name(), line.label),
                        format!("{} has no line {}", rows_of_form.name(), line.id),
                    ))
                }
            }
            (None, _) => Resolved::NotApplicable(Bilingual::new(
                format!("「{}」没有这一行", rows_of_form.name()),
                format!("{} has no such row", rows_of_form.name()),
            )),
        }
    }
}

/// Whether a table prints figures for lines like this one. A sentence may name some sources and
/// leave others out; a table may not.
fn lists_others(rows_of_form: FormRows<'_>, line: &Line) -> bool {
    let alike = |other: &Line| {
        other.role == LineRole::Item && other.side == line.side && other.level == line.level
    };
    let printed = |row: &Row| row.cells.iter().any(|cell| cell.figure().is_some());
    rows_of_form.form.used_for != FormUse::Statement
        && rows_of_form.rows().any(|(_, row)| {
            row.line.is_some_and(|line| alike(&rows_of_form.form.lines()[line])) && printed(row)
        })
}

/// What stands in a cell.
pub(super) fn cell<'a>(
    rows_of_form: FormRows<'a>,
    row: usize,
    column: usize,
    negative: bool,
) -> Resolved<'a> {
    let optional = || {
        let line = rows_of_form.row(row).line.map(|line| &rows_of_form.form.lines()[line]);
        rows_of_form.form.columns[column].optional
            || line.is_some_and(|line| line.optional || !line.columns.contains(&column))
            || matches!(rows_of_form.form.layout, Layout::Rows(_))
    };
    match rows_of_form.cell(row, column) {
        Cell::Figure(figure) => {
            Resolved::Figure(Addend { rows_of_form, row, column, figure, negative })
        }
        Cell::NotApplicable { .. } | Cell::Stated { .. } => Resolved::NoPart,
        Cell::Absent | Cell::Blank(_) if optional() => Resolved::Nothing,
        Cell::Absent | Cell::Blank(_) => {
            let path = rows_of_form.path(row, column);
            Resolved::NotComputable(Bilingual::new(
                format!("「{path}」没有填"),
                format!("`{path}` is blank"),
            ))
        }
        Cell::Malformed { printed, .. } | Cell::Text { text: printed, .. } => {
            let path = rows_of_form.path(row, column);
            Resolved::NotComputable(Bilingual::new(
                format!("「{path}」的「{printed}」不成数"),
                format!("`{path}` holds `{printed}`, which is no number"),
            ))
        }
    }
}
