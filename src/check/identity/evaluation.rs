use crate::decimal::{Decimal, Interval};
use crate::finding::Bilingual;
use crate::model::{
    Absent, Cell, Department, Disclosure, Figure, FigureRef, FormCell, FormRows, FormUse, Identity,
    Layout, Line, LineRole, Meaning, Project, ReferenceContext, Rounding, Row, RowRef,
};
use crate::source::Place;

use super::stands_for::{said_in_short, stands_for};

/// Where an identity is being run.
#[derive(Clone, Copy)]
pub(super) struct Evaluation<'a> {
    pub department: &'a Department,
    /// The disclosure, and the rows, the row, the column, the key that the scope is at.
    pub at: ReferenceContext<'a>,
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
    /// The line is withheld: what it says is not shown, and not 0.
    Withheld,
    /// The identity says nothing here.
    NotApplicable(Bilingual),
    /// The identity cannot be worked out.
    NotComputable(Bilingual),
}

impl Addend<'_> {
    /// What it stands for under the rounding of its table, with its sign in the sum. Nothing where
    /// its digits do not fit.
    pub fn interval(&self) -> Option<Interval> {
        self.interval_by(self.rows_of_form.rounding())
    }

    /// The same beside figures that tables print as fine as `finest`.
    pub fn interval_beside(&self, finest: Option<Decimal>) -> Option<Interval> {
        match self.rows_of_form.rounding() {
            Rounding::Exact if self.is_said_coarser(finest) => {
                said_in_short(self.figure).map(|interval| self.signed(interval))
            }
            declared => self.interval_by(declared),
        }
    }

    fn interval_by(&self, rounding: Rounding) -> Option<Interval> {
        stands_for(self.figure, rounding).map(|interval| self.signed(interval))
    }

    /// An interval with its sign in the sum.
    fn signed(&self, interval: Interval) -> Interval {
        if self.negative { interval.negated() } else { interval }
    }

    /// Whether a sentence says it: it is of a statement.
    pub fn is_said(&self) -> bool {
        self.rows_of_form.form.used_for == FormUse::Statement
    }

    /// Whether a sentence says it, and in a coarser unit than the finest that tables print: then it
    /// was rounded. That there is nothing is said exactly.
    pub fn is_said_coarser(&self, finest: Option<Decimal>) -> bool {
        let is_coarser = |finest| self.figure.precision() > finest;
        self.is_said() && !self.figure.in_base().is_zero() && finest.is_some_and(is_coarser)
    }

    /// Whether both are one figure of one cell.
    pub fn is(&self, other: &Addend<'_>) -> bool {
        std::ptr::eq(self.figure, other.figure)
    }

    /// What it adds to the sum.
    pub fn addend(&self) -> Decimal {
        if self.negative { self.figure.in_base().negated() } else { self.figure.in_base() }
    }

    /// Whether it says by how much something changed: it may be below zero.
    pub fn is_change(&self) -> bool {
        let FormRows { form, .. } = self.rows_of_form;
        form.meaning(self.rows_of_form.row(self.row), self.column)
            .is_some_and(Meaning::has_direction)
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
        Evaluation { department, at: ReferenceContext::of(disclosure) }
    }

    /// At a place of the disclosure.
    pub fn moved(self, at: ReferenceContext<'a>) -> Evaluation<'a> {
        Evaluation { at, ..self }
    }

    /// The disclosure it is run in.
    pub fn disclosure(&self) -> &'a Disclosure {
        self.at.disclosure
    }

    /// The project whose row it is at.
    pub fn project(&self) -> Option<&'a Project> {
        self.disclosure().projects.get(self.at.row?)
    }

    /// The rows of the form that a reference is about, in the document it is about.
    pub fn rows(&self, reference: &FigureRef) -> Result<FormRows<'a>, Bilingual> {
        let at = self.read_in(reference)?;
        at.rows(reference).map_err(|_| no_table(reference))
    }

    /// Finds one figure.
    pub fn figure(&self, reference: &FigureRef) -> Resolved<'a> {
        let at = match self.read_in(reference) {
            Ok(at) => at,
            Err(words) => return Resolved::NotApplicable(words),
        };
        match at.cell(reference) {
            Ok(cell) => written(cell),
            Err(Absent::NoForm | Absent::Table) => Resolved::NotApplicable(no_table(reference)),
            Err(Absent::Empty) => Resolved::Nothing,
            Err(Absent::Unpublished(rows_of_form)) => {
                Resolved::NotApplicable(unpublished(rows_of_form))
            }
            Err(Absent::Column) => Resolved::NotApplicable(no_column()),
            Err(Absent::Line(rows_of_form, line))
                if rows_of_form.withholds(&RowRef::Line(line)) =>
            {
                Resolved::Withheld
            }
            // A line is not missed in a column that the table does not have.
            Err(Absent::Line(rows_of_form, _))
                if self.column(reference).is_some_and(|column| rows_of_form.leaves_out(column)) =>
            {
                Resolved::NotApplicable(no_column())
            }
            Err(Absent::Line(rows_of_form, line)) => {
                let column = self.column(reference);
                let blank = column.and_then(|column| all_blank(rows_of_form, column));
                match (left_out(rows_of_form, line, reference), blank) {
                    (Resolved::NotComputable(_), Some(words)) => Resolved::NotComputable(words),
                    (found, _) => found,
                }
            }
            Err(Absent::Row(rows_of_form)) => Resolved::NotApplicable(Bilingual::new(
                format!("「{}」没有这一行", rows_of_form.name()),
                format!("{} has no such row", rows_of_form.name()),
            )),
        }
    }

    /// The column that a reference is about.
    fn column(&self, reference: &FigureRef) -> Option<usize> {
        reference.column.or(self.at.column)
    }

    /// The fixed line that a reference is about, where its table does not list it.
    pub fn unlisted(&self, reference: &FigureRef) -> Option<(FormRows<'a>, usize)> {
        match self.read_in(reference).ok()?.cell(reference) {
            Err(Absent::Line(rows_of_form, line)) => Some((rows_of_form, line)),
            _ => None,
        }
    }

    /// Why an identity says nothing here: the figure it is about is not printed, or one is that another
    /// identity is about.
    pub fn excluded(&self, identity: &Identity) -> Option<Bilingual> {
        let printed = |reference: &FigureRef| matches!(self.figure(reference), Resolved::Figure(_));
        if identity.given.as_ref().is_some_and(|given| !printed(given)) {
            return Some(Bilingual::new(
                "没有列出它所说的数",
                "the figure it is about is not printed",
            ));
        }
        identity.unless.as_ref().filter(|unless| printed(unless)).map(|_| {
            Bilingual::new(
                "另一项勾稽关系核对这里",
                "another identity is about what is printed here",
            )
        })
    }

    /// The place at which a reference is read: this one, or the same in the document that it is
    /// about.
    fn read_in(&self, reference: &FigureRef) -> Result<ReferenceContext<'a>, Bilingual> {
        if reference.kind.is_none() && !reference.previous_year {
            return Ok(self.at);
        }
        let key = reference.document(self.disclosure().key());
        let found = self.department.disclosure(key).ok_or_else(|| {
            Bilingual::new(
                format!("没有{}年的{}", key.year, key.kind.name()),
                format!("there is no {} of {}", key.kind.slug(), key.year),
            )
        })?;
        Ok(self.at.in_document(found))
    }
}

fn no_column() -> Bilingual {
    Bilingual::new("没有所指的栏", "there is no such column")
}

fn no_table(reference: &FigureRef) -> Bilingual {
    match &reference.form {
        Some(form) => {
            Bilingual::new(format!("没有 {form} 表"), format!("there is no table {form}"))
        }
        None => Bilingual::new("没有所指的表", "there is no such table"),
    }
}

/// That the document lacks a table.
pub(super) fn unpublished(rows_of_form: FormRows<'_>) -> Bilingual {
    Bilingual::new(
        format!("原文件未附「{}」", rows_of_form.name()),
        format!("the document lacks {}", rows_of_form.name()),
    )
}

/// What it means that a table does not have a fixed line that is referred to.
fn left_out<'a>(rows_of_form: FormRows<'a>, line: usize, reference: &FigureRef) -> Resolved<'a> {
    let parent = undivided(rows_of_form, line);
    let line = &rows_of_form.form.lines()[line];
    if let Some(parent) = parent {
        Resolved::NotComputable(Bilingual::new(
            format!("「{}」的「{}」没有分列「{}」", rows_of_form.name(), parent.label, line.label),
            format!(
                "{} does not divide {}: {} is not known",
                rows_of_form.name(),
                parent.id,
                line.id
            ),
        ))
    } else if line.optional
        && line.role == LineRole::Item
        && reference.form.is_some()
        && lists_others(rows_of_form, line)
    {
        Resolved::Zero
    } else if line.optional {
        Resolved::Nothing
    } else {
        Resolved::NotComputable(not_listed(rows_of_form, line))
    }
}

/// That a table does not list a fixed line.
pub(super) fn not_listed(rows_of_form: FormRows<'_>, line: &Line) -> Bilingual {
    Bilingual::new(
        format!("「{}」没有列「{}」", rows_of_form.name(), line.label),
        format!("{} has no line {}", rows_of_form.name(), line.id),
    )
}

/// That nothing is printed in a column of a table, where that is so: which of its cells an identity
/// misses is then no matter.
fn all_blank(rows_of_form: FormRows<'_>, column: usize) -> Option<Bilingual> {
    let blank = |row: &Row| matches!(row.cells[column], Cell::Absent | Cell::Blank(_));
    let label = &rows_of_form.form.columns[column].label;
    (rows_of_form.len() > 1 && rows_of_form.rows().all(|(_, row)| blank(row))).then(|| {
        Bilingual::new(
            format!("「{}」的「{label}」一栏全空", rows_of_form.name()),
            format!("nothing is printed in the column {label} of {}", rows_of_form.name()),
        )
    })
}

/// The line above one that a table leaves out, where it prints money there and divides it into none
/// of its lines: what the line would say is then not known, and not 0.
fn undivided<'a>(rows_of_form: FormRows<'a>, line: usize) -> Option<&'a Line> {
    let lines = rows_of_form.form.lines();
    let own = &lines[line];
    if rows_of_form.form.used_for == FormUse::Statement {
        return None;
    }
    let above = (0..line)
        .rev()
        .take_while(|other| lines[*other].side == own.side)
        .find(|other| lines[*other].level < own.level)?;
    let money = |row: &Row| {
        let mut figures = row.cells.iter().filter_map(Cell::figure);
        figures.any(|figure| !figure.in_base().is_zero())
    };
    let printed =
        |index: usize| rows_of_form.rows().any(|(_, row)| row.line == Some(index) && money(row));
    let mut parts =
        (above + 1..lines.len()).take_while(|part| lines[*part].level > lines[above].level);
    (printed(above) && !parts.any(printed)).then_some(&lines[above])
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
pub(super) fn written(at: FormCell<'_>) -> Resolved<'_> {
    let FormCell { rows_of_form, row, column } = at;
    let optional = || {
        let line = rows_of_form.row(row).line.map(|line| &rows_of_form.form.lines()[line]);
        rows_of_form.form.columns[column].optional
            || line.is_some_and(|line| line.optional || !line.columns.contains(&column))
            || matches!(rows_of_form.form.layout, Layout::Rows(_))
    };
    match at.cell() {
        Cell::Figure(figure) => {
            Resolved::Figure(Addend { rows_of_form, row, column, figure, negative: false })
        }
        Cell::NotApplicable { .. } | Cell::Stated { .. } => Resolved::NoPart,
        Cell::Absent | Cell::Blank(_) if optional() => Resolved::Nothing,
        Cell::Absent | Cell::Blank(_) => {
            let path = at.path();
            Resolved::NotComputable(all_blank(rows_of_form, column).unwrap_or_else(|| {
                Bilingual::new(format!("「{path}」没有填"), format!("`{path}` is blank"))
            }))
        }
        Cell::Malformed { printed, .. } | Cell::Text { text: printed, .. } => {
            let path = at.path();
            Resolved::NotComputable(Bilingual::new(
                format!("「{path}」的「{printed}」不成数"),
                format!("`{path}` holds `{printed}`, which is no number"),
            ))
        }
    }
}
