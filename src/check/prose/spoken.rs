use crate::decimal::{Decimal, Interval};
use crate::lexicon::{Lexicon, WordList};
use crate::model::{Column, Figure, Fund, Meaning, Row, RowRole, Table, Unit};
use crate::sentences::Phase;

/// What a name means: a row, or the total of a table in one of its columns.
#[derive(Clone, Copy)]
pub(super) struct Named<'a> {
    pub table: &'a Table,
    pub row: &'a Row,
    /// The column, where the name is that of a column.
    pub column: Option<usize>,
    /// The fund of the table.
    pub fund: Option<Fund>,
}

/// A cell of a row.
#[derive(Clone, Copy)]
pub(super) struct Spot<'a> {
    pub table: &'a Table,
    pub row: &'a Row,
    pub column: usize,
}

/// Rows of one name.
pub(super) struct Spoken<'n, 'a> {
    /// Their name.
    pub name: &'n str,
    /// The rows, with their tables.
    rows: Vec<Named<'a>>,
}

impl<'n, 'a> Spoken<'n, 'a> {
    /// Rows that a name means.
    pub fn new(name: &'n str, rows: Vec<Named<'a>>) -> Spoken<'n, 'a> {
        Spoken { name, rows }
    }

    /// Those in tables of a fund, where a sentence names one: that of all funds says more.
    pub fn of_fund(mut self, fund: Option<Fund>) -> Option<Self> {
        if fund.is_some() {
            self.rows.retain(|one| one.fund == fund);
        }
        (!self.rows.is_empty()).then_some(self)
    }

    /// These, or else others that may be meant.
    pub fn or_of(mut self, others: Spoken<'_, 'a>) -> Self {
        self.rows.extend(others.rows);
        self
    }

    /// Whether they are all sums of their tables.
    pub fn are_sums(&self) -> bool {
        let is_sum = |row: &Row| matches!(row.role, RowRole::Total | RowRole::Subtotal);
        self.rows.iter().all(|one| is_sum(one.row))
    }

    /// Whether a table of a fund has one of them.
    pub fn has_fund(&self, fund: Option<Fund>) -> bool {
        self.rows.iter().any(|one| one.fund == fund)
    }

    /// Those in tables of a fund that their own name says, and in tables of all funds.
    pub fn or_of_fund(mut self, fund: Option<Fund>) -> Option<Self> {
        self.rows.retain(|one| one.fund.is_none() || one.fund == fund);
        (!self.rows.is_empty()).then_some(self)
    }

    /// Whether an amount is one of their figures of this year; where their columns are of phases, of
    /// the phase that is meant.
    pub fn hold(&self, lexicon: &Lexicon, phase: Option<Phase>, amount: Interval) -> bool {
        self.hold_where(amount, |Named { table, column, .. }, at| {
            column.is_none_or(|column| column == at)
                && column_phase(lexicon, table, at).is_none_or(|own| stands_for(phase, own))
        })
    }

    /// Whether an amount is one of their figures of this year, in whichever column.
    pub fn hold_in_some_phase(&self, amount: Interval) -> bool {
        self.hold_where(amount, |_, _| true)
    }

    fn hold_where(&self, amount: Interval, is_meant: impl Fn(&Named<'a>, usize) -> bool) -> bool {
        self.rows.iter().any(|named| {
            let last = named.table.form.column_of(Meaning::PreviousYear);
            let cells = named.row.cells.iter().enumerate();
            let own = cells.filter(|(at, _)| Some(*at) != last && is_meant(named, *at));
            own.filter_map(|(_, cell)| cell.figure())
                .any(|figure| is_money(figure) && amount.holds(figure.in_base()))
        })
    }

    /// Whether an amount is the main figure of one of them, or that of the phase or the column that is meant.
    pub fn is_main(&self, lexicon: &Lexicon, phase: Option<Phase>, amount: Interval) -> bool {
        self.rows.iter().any(|Named { table, row, column, .. }| {
            let is_meant = |at: &usize| {
                column_phase(lexicon, table, *at).is_some_and(|own| stands_for(phase, own))
            };
            // A bare 预算 is of either budget.
            let mut of_phase = (0..table.form.columns.len()).filter(is_meant).peekable();
            let holds = |figure: Option<&Figure>| {
                figure.is_some_and(|figure| amount.holds(figure.in_base()))
            };
            match column {
                Some(at) => holds(row.cells[*at].figure()),
                None if of_phase.peek().is_some() => {
                    of_phase.any(|at| holds(row.cells[at].figure()))
                }
                None => holds(own_figure(lexicon, table, row)),
            }
        })
    }

    /// Whether they all have the same figure of the document's own year.
    pub fn are_alike(&self, lexicon: &Lexicon) -> bool {
        let figures =
            self.rows.iter().filter_map(|Named { table, row, column, .. }| match column {
                Some(at) => row.cells[*at].figure(),
                None => own_figure(lexicon, table, row),
            });
        let amounts: Vec<_> = figures.map(Figure::in_base).collect();
        amounts.windows(2).all(|pair| pair[0] == pair[1])
    }

    /// The row that has a code.
    pub fn of_code(mut self, code: &str) -> Option<Self> {
        self.rows.retain(|one| one.row.key == code);
        (!self.rows.is_empty()).then_some(self)
    }

    /// Those whose columns are of phases.
    pub fn of_phases(mut self, lexicon: &Lexicon) -> Option<Self> {
        self.rows.retain(|Named { table, row, .. }| {
            (0..table.form.columns.len()).any(|at| {
                row.cells[at].figure().is_some()
                    && matches!(
                        column_phase(lexicon, table, at),
                        Some(Phase::Initial | Phase::Adjusted)
                    )
            })
        });
        (!self.rows.is_empty()).then_some(self)
    }

    /// The first figure of a phase, and where it stands.
    pub fn figure_of(
        &self,
        lexicon: &Lexicon,
        phase: Option<Phase>,
    ) -> Option<(Spot<'a>, &'a Figure)> {
        self.rows.iter().find_map(|Named { table, row, .. }| {
            let is_it = |at: &usize| {
                column_phase(lexicon, table, *at).is_some_and(|own| stands_for(phase, own))
            };
            let column = (0..table.form.columns.len()).find(is_it)?;
            Some((Spot { table, row, column }, row.cells[column].figure()?))
        })
    }

    /// Whether they are all lines of their forms, and none of a classification.
    pub fn are_lines(&self) -> bool {
        self.rows.iter().all(|one| one.row.line.is_some())
    }

    /// Whether each is a line, a sum or the column of a total: none is an item of a classification.
    pub fn are_broad(&self) -> bool {
        let is_sum = |row: &Row| matches!(row.role, RowRole::Total | RowRole::Subtotal);
        let is_broad =
            |one: &Named<'_>| one.column.is_some() || one.row.line.is_some() || is_sum(one.row);
        self.rows.iter().all(is_broad)
    }

    /// Others that are called alike, under the same name.
    pub fn instead(&self, rows: Vec<Named<'a>>) -> Spoken<'n, 'a> {
        Spoken { name: self.name, rows }
    }

    /// Whether one of them stands in a table of all funds whose name has one of some words.
    pub fn have_table_of(&self, words: &WordList) -> bool {
        let is_it = |one: &Named<'_>| one.fund.is_none() && words.is_in(&one.table.form.name);
        self.rows.iter().any(is_it)
    }

    /// The sum of what they are in a column of each fund; nothing of one fund alone.
    pub fn sum_of_funds(&self) -> Option<Decimal> {
        let mut of_funds: Vec<(Fund, Decimal)> = Vec::new();
        for Named { row, column, fund, .. } in &self.rows {
            if let (Some(fund), Some(figure)) = (fund, column.and_then(|at| row.cells[at].figure()))
                && of_funds.iter().all(|(other, _)| other != fund)
            {
                of_funds.push((*fund, figure.in_base()));
            }
        }
        let mut amounts = of_funds.iter().map(|(_, amount)| *amount);
        let first = amounts.next().filter(|_| of_funds.len() > 1)?;
        amounts.try_fold(first, Decimal::checked_add)
    }

    /// The rows with their tables.
    pub fn tables(&self) -> impl Iterator<Item = (&'a Table, &'a Row)> {
        let rows = self.rows.iter().filter(|one| one.column.is_none());
        rows.map(|one| (one.table, one.row))
    }

    /// The first figure that they say of the disclosure's own year, and where it stands.
    pub fn own_figure(&self) -> Option<(Spot<'a>, &'a Figure)> {
        self.rows.iter().find_map(|Named { table, row, column, .. }| {
            let column = column.or_else(|| table.form.main_column())?;
            Some((Spot { table, row, column }, row.cells[column].figure()?))
        })
    }
}

/// The phase that a column is of, in a table that has columns of several.
pub(super) fn column_phase(lexicon: &Lexicon, table: &Table, column: usize) -> Option<Phase> {
    let phase = |column: &Column| {
        let of = [
            (&lexicon.plan_initial, Phase::Initial),
            (&lexicon.plan_adjusted, Phase::Adjusted),
            (&lexicon.phase_settled, Phase::Settled),
        ];
        let is_of = |words: &WordList| column.spellings().any(|spelling| words.has(spelling));
        of.into_iter().find(|(words, _)| is_of(words)).map(|(_, phase)| phase)
    };
    let own = phase(&table.form.columns[column])?;
    let others = table.form.columns.iter().filter_map(phase);
    { others }.any(|other| other != own).then_some(own)
}

/// The figure that a row has of its document's own year: where columns are of phases, that of the
/// accounts.
pub(super) fn own_figure<'t>(lexicon: &Lexicon, table: &Table, row: &'t Row) -> Option<&'t Figure> {
    let settled = (0..table.form.columns.len())
        .find(|at| column_phase(lexicon, table, *at) == Some(Phase::Settled));
    let main = || table.form.main_figure(row).map(|(_, figure)| figure);
    settled.map_or_else(main, |at| row.cells[at].figure()).filter(|figure| is_money(figure))
}

/// Whether an amount of a phase may be that of a column: a bare 预算 is of either budget.
fn stands_for(phase: Option<Phase>, column: Phase) -> bool {
    match phase {
        Some(Phase::Plan) => matches!(column, Phase::Initial | Phase::Adjusted),
        None => column == Phase::Settled,
        Some(phase) => phase == column,
    }
}

pub(super) fn is_money(figure: &Figure) -> bool {
    matches!(figure.unit, Unit::Money(_))
}
