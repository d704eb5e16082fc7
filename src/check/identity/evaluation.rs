use crate::decimal::Decimal;
use crate::finding::Bilingual;
use crate::model::{
    Cell, Department, Disclosure, Figure, FigureRef, FormUse, Kind, Layout, Line, LineRole,
    Project, Row, RowRef, TableState,
};
use crate::source::Place;

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

/// A figure that an identity adds up or compares, with where it stands.
#[derive(Clone, Copy)]
pub(super) struct Addend<'a> {
    pub rows_of_form: FormRows<'a>,
    pub row: usize,
    pub column: usize,
    pub figure: &'a Figure,
    /// Whether it is taken away.
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

    pub fn place(&self) -> Place {
        self.rows_of_form.place(self.row, self.column)
    }
}

impl<'a> Evaluation<'a> {
    /// Of a disclosure as a whole: in no table, at no row.
    pub fn of(department: &'a Department, disclosure: &'a Disclosure) -> Evaluation<'a> {
        Evaluation {
            department,
            disclosure,
            rows_of_form: None,
            row: None,
            column: None,
            key: None,
        }
    }

    /// In the rows of the identity's own form.
    pub fn in_rows(self, rows_of_form: FormRows<'a>) -> Evaluation<'a> {
        Evaluation { rows_of_form: Some(rows_of_form), ..self }
    }

    /// At one of these rows.
    pub fn at_row(self, row: usize) -> Evaluation<'a> {
        Evaluation { row: Some(row), ..self }
    }

    /// At one column of that row.
    pub fn at_column(self, column: usize) -> Evaluation<'a> {
        Evaluation { column: Some(column), ..self }
    }

    /// At the rows of one key, in whichever form.
    pub fn at_key(self, key: &'a str) -> Evaluation<'a> {
        Evaluation { key: Some(key), ..self }
    }

    /// The row it is at, in the identity's own form.
    pub fn own_row(&self) -> Option<(FormRows<'a>, usize)> {
        self.rows_of_form.zip(self.row)
    }

    /// The project whose row it is at.
    pub fn project(&self) -> Option<&'a Project> {
        self.disclosure.projects.get(self.row?)
    }

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
    pub fn figure(&self, reference: &FigureRef) -> Resolved<'a> {
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
        match (self.row_of(reference, rows_of_form), &reference.row) {
            (Some(row), _) => cell(rows_of_form, row, column),
            (None, RowRef::Line(line)) => left_out(rows_of_form, *line, reference),
            (None, _) => Resolved::NotApplicable(Bilingual::new(
                format!("「{}」没有这一行", rows_of_form.name()),
                format!("{} has no such row", rows_of_form.name()),
            )),
        }
    }

    /// The row that a reference names among those of its form.
    fn row_of(&self, reference: &FigureRef, rows_of_form: FormRows<'a>) -> Option<usize> {
        match &reference.row {
            RowRef::Here if reference.form.is_none() => self.row,
            RowRef::Here => self.key.and_then(|key| rows_of_form.keyed(key)),
            RowRef::Line(line) => {
                rows_of_form.rows().find(|(_, row)| row.line == Some(*line)).map(|(index, _)| index)
            }
            RowRef::Key(key) => rows_of_form.keyed(key),
            RowRef::Total => rows_of_form.total(),
            RowRef::Each => None,
        }
    }
}

/// What it means that a table does not have a fixed line that is referred to.
fn left_out<'a>(rows_of_form: FormRows<'a>, line: usize, reference: &FigureRef) -> Resolved<'a> {
    let line = &rows_of_form.form.lines()[line];
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
pub(super) fn cell(rows_of_form: FormRows<'_>, row: usize, column: usize) -> Resolved<'_> {
    let optional = || {
        let line = rows_of_form.row(row).line.map(|line| &rows_of_form.form.lines()[line]);
        rows_of_form.form.columns[column].optional
            || line.is_some_and(|line| line.optional || !line.columns.contains(&column))
            || matches!(rows_of_form.form.layout, Layout::Rows(_))
    };
    match rows_of_form.cell(row, column) {
        Cell::Figure(figure) => {
            Resolved::Figure(Addend { rows_of_form, row, column, figure, negative: false })
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
