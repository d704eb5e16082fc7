use crate::decimal::{Decimal, Interval};
use crate::finding::{Bilingual, Finding, Level, Related, Role};
use crate::model::path::cell_path;
use crate::model::{Disclosure, Figure, Kind, Row, RowRole, Table};
use crate::sentences::{Phase, Placed};
use crate::source::Place;

use super::initial_budgets::InitialBudgets;
use super::miss::Miss;
use super::own_row::names_another_year;
use super::read_paragraph::ReadParagraph;
use super::sentence_check::SentenceCheck;
use super::slip::slip;
use super::spoken::column_phase;

impl SentenceCheck<'_> {
    /// A 年初预算 of a row in accounts that the same row of the year's budget has not. Whether both speak of the
    /// same scope the accounts themselves must show: most of their 年初预算 must be those of the budget.
    pub(super) fn not_its_budgets(
        &self,
        paragraphs: &[ReadParagraph<'_>],
        paragraph: &ReadParagraph<'_>,
        placed: &Placed,
    ) -> Option<(Miss, Finding)> {
        let (budget, figures) = self.initial_figures(paragraph, placed)?;
        let interval = placed.quantity.interval;
        let holds =
            |interval: Interval| figures.iter().any(|(_, figure)| interval.holds(figure.in_base()));
        if holds(interval) {
            return None;
        }
        // A figure of that row mistyped needs no other to show the scope.
        let is_slip = figures.iter().any(|(_, figure)| slip(&placed.quantity, figure).is_some());
        if !is_slip && !self.is_of_the_budget(paragraphs) {
            return None;
        }
        let miss = match interval.wider(placed.quantity.last_place) {
            Some(near) if holds(near) => Miss::LastPlace,
            _ => Miss::Plain,
        };
        let (path, figure) = figures.first()?;
        let printed = &paragraph.text[placed.range.clone()];
        let (value, unit) = (&figure.printed, figure.unit.name());
        let words = Bilingual::new(
            format!("年初预算“{printed}”与本年预算公开的同一行不符：预算为{value}{unit}"),
            format!(
                "`{printed}` is not what the budget of the year has in this row: {value}{unit}"
            ),
        );
        let mut finding = Finding::new(self.rules.amount, words, paragraph.place(&placed.range))
            .at(paragraph.at.clone(), printed);
        finding.level = finding.level.max(Level::Warning);
        finding.related.push(Related {
            role: Role::Compared,
            at: Some(path.clone()),
            place: Place::new(&budget.file, figure.span),
            value: Some(figure.printed.clone()),
            stands: None,
        });
        Some((miss, finding.help("两处核对", "check both")))
    }

    /// Whether a 年初预算 is what the same row of the year's budget has; nothing where that is not known.
    pub(super) fn is_its_initial(
        &self,
        paragraph: &ReadParagraph<'_>,
        placed: &Placed,
    ) -> Option<bool> {
        let (_, figures) = self.initial_figures(paragraph, placed)?;
        let interval = placed.quantity.interval;
        Some(figures.iter().any(|(_, figure)| interval.holds(figure.in_base())))
    }

    /// Whether most 年初预算 of the accounts, in tables and in sentences, are those of the budget.
    pub(super) fn is_of_the_budget(&self, paragraphs: &[ReadParagraph<'_>]) -> bool {
        let of_it = self.initial.get_or_init(|| self.count_initial(paragraphs));
        of_it.agree > of_it.differ
    }

    /// How many amounts in columns of 年初预算 are what the same row of the budget has: what is nothing in both says
    /// little.
    fn initial_of_tables(&self) -> InitialBudgets {
        let mut counted = InitialBudgets::default();
        let own = self.disclosure;
        let Some(budget) = self.department.disclosure(own.key().of_kind(Kind::Budget)) else {
            return counted;
        };
        for table in &own.tables {
            let is_initial =
                |at: &usize| column_phase(&own.lexicon, table, *at) == Some(Phase::Initial);
            let Some(column) = (0..table.form.columns.len()).find(is_initial) else { continue };
            for row in &table.rows {
                let figure = row.cells[column].figure().filter(|one| !one.in_base().is_zero());
                let Some(initial) = figure.map(Figure::in_base) else { continue };
                let mut there = amounts_there(budget, table, row).peekable();
                if there.peek().is_some() {
                    let agrees = there.any(|amount| amount == initial);
                    *(if agrees { &mut counted.agree } else { &mut counted.differ }) += 1;
                }
            }
        }
        counted
    }

    /// How many 年初预算 of the accounts are those of the budget, and how many rates of what was done of one.
    fn count_initial(&self, paragraphs: &[ReadParagraph<'_>]) -> InitialBudgets {
        let mut counted = self.initial_of_tables();
        for paragraph in paragraphs {
            for placed in &paragraph.reading.quantities {
                let Some((_, figures)) = self.initial_figures(paragraph, placed) else { continue };
                let interval = placed.quantity.interval;
                let holds = figures.iter().any(|(_, figure)| interval.holds(figure.in_base()));
                *(if holds { &mut counted.agree } else { &mut counted.differ }) += 1;
            }
            for relation in &paragraph.reading.relations {
                let Some(done) = self.done_of_its_budget(paragraph, relation) else { continue };
                *(if done.holds { &mut counted.agree } else { &mut counted.differ }) += 1;
            }
        }
        counted
    }

    /// The figures of the year's budget of which an amount of accounts is said to be the 年初预算, with their
    /// paths.
    fn initial_figures(
        &self,
        paragraph: &ReadParagraph<'_>,
        placed: &Placed,
    ) -> Option<(&Disclosure, Vec<(String, &Figure)>)> {
        let own = self.disclosure;
        let label = &paragraph.text[placed.label.clone()];
        let is_initial = placed.phase == Some(Phase::Initial)
            && !placed.is_beside
            && !paragraph.is_bound(&placed.range)
            && !names_another_year(own, label);
        is_initial.then(|| self.budget_figures(paragraph, placed))?
    }

    /// The figures that the year's budget has in the row of which an amount of accounts is said, with their paths.
    pub(super) fn budget_figures(
        &self,
        paragraph: &ReadParagraph<'_>,
        placed: &Placed,
    ) -> Option<(&Disclosure, Vec<(String, &Figure)>)> {
        let own = self.disclosure;
        let is_said = own.kind == Kind::FinalAccounts
            && placed.quantity.is_money()
            && !placed.quantity.is_bound
            && !placed.is_last_years
            && paragraph.is_narrative();
        let budget =
            is_said.then(|| self.department.disclosure(own.key().of_kind(Kind::Budget)))??;
        let spoken = self.rows_of(paragraph, placed)?;
        let figures: Vec<(String, &Figure)> =
            spoken.tables().flat_map(|(table, row)| same_rows(budget, table, row)).collect();
        (!figures.is_empty()).then_some((budget, figures))
    }
}

/// What a budget has in the row of a classification, or in a line of the same name.
fn amounts_there<'o>(
    budget: &'o Disclosure,
    table: &Table,
    row: &Row,
) -> impl Iterator<Item = Decimal> + use<'o> {
    let label = row.line.map(|line| table.form.lines()[line].label.clone());
    let of_line = budget.tables.iter().flat_map(move |there| {
        let label = label.clone();
        let is_it = move |one: &&Row| {
            let line = one.line.map(|line| &there.form.lines()[line].label);
            line.is_some() && line == label.as_ref() && one.role != RowRole::Total
        };
        let rows = there.rows.iter().filter(is_it);
        rows.filter_map(|row| Some(there.form.main_figure(row)?.1))
    });
    let of_class = same_rows(budget, table, row).map(|(_, figure)| figure);
    of_line.chain(of_class).map(Figure::in_base)
}

/// The figures of a row of a classification in a budget's tables of the same fund, with their paths.
fn same_rows<'o>(
    budget: &'o Disclosure,
    table: &Table,
    row: &Row,
) -> impl Iterator<Item = (String, &'o Figure)> + use<'o> {
    let (fund, key, role) = (table.form.fund, row.key.clone(), row.role);
    let is_class = row.line.is_none() && fund.is_some();
    let tables = budget.tables.iter().filter(move |there| is_class && there.form.fund == fund);
    tables.flat_map(move |there| {
        let key = key.clone();
        let is_it = move |one: &&Row| {
            one.line.is_none()
                && one.role == role
                && (role == RowRole::Total || (one.key == key && !key.is_empty()))
        };
        let rows = there.rows.iter().filter(is_it);
        rows.filter_map(|row| {
            let (column, figure) = there.form.main_figure(row)?;
            Some((cell_path(there, row, column), figure))
        })
    })
}
