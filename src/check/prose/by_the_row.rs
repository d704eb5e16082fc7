use crate::decimal::{Decimal, Interval};
use crate::finding::{Finding, Level};
use crate::lexicon::Lexicon;
use crate::model::{Disclosure, Figure, Meaning, Row, Table, Unit};
use crate::sentences::{Relation, RelationKind, Role};

use super::read_paragraph::ReadParagraph;
use super::sentence_check::SentenceCheck;
use super::sentence_findings::{BY_TABLES, wrong};
use super::spoken::{Spoken, own_figure};

/// What a row had the year before.
#[derive(Clone, Copy)]
pub(super) struct Base {
    pub amount: Decimal,
    /// Whether another document says it: its scope may be another.
    is_elsewhere: bool,
}

impl SentenceCheck<'_> {
    /// What is wrong with a change by the figures of the row of which its amount is said: the column of
    /// the year before, else the same row of that year's document.
    pub(super) fn by_the_row(
        &self,
        paragraph: &ReadParagraph<'_>,
        relation: &Relation,
    ) -> Option<Finding> {
        let head = relation.number(Role::Head)?;
        let placed = paragraph.reading.placed(head)?;
        let now = placed.quantity.interval;
        let is_other_basis = self.disclosure.lexicon.other_basis.is_in(paragraph.sentence(head));
        if placed.is_beside || placed.quantity.is_bound || placed.is_last_years || is_other_basis {
            return None;
        }
        let bases = self.bases(&self.rows_of(paragraph, placed)?, now)?;
        let amount = relation.number(Role::Amount);
        let printed = amount.and_then(|at| paragraph.reading.quantity(at));
        if amount.is_some_and(|at| paragraph.is_of_several(at)) {
            return None;
        }
        let by = match (relation.kind, printed, relation.is_up) {
            (RelationKind::Flat, ..) => Interval::ZERO,
            (_, Some(printed), Some(true)) => printed.size(),
            (_, Some(printed), Some(false)) => printed.size().negated(),
            _ => return None,
        };
        let place = printed.map_or(placed.quantity.last_place, |one| one.last_place);
        let expected = now.minus(by)?.wider(placed.quantity.last_place)?.wider(place)?;
        if bases.iter().any(|base| expected.holds(base.amount)) {
            return None;
        }
        let first = bases.first()?;
        let mut finding = match (amount, printed) {
            (Some(at), Some(printed)) => {
                let changed = now.value.checked_sub(first.amount)?;
                let is_other = relation.is_up.is_some_and(|is_up| is_up == changed.is_negative());
                if is_other && printed.size().wider(place)?.holds(changed.abs()) {
                    self.other_direction(paragraph, &relation.at)
                } else {
                    let rule = self.rules.amount;
                    let expected = printed.printed(changed.abs());
                    wrong(rule, paragraph, at, printed, expected, &BY_TABLES)
                }
            }
            _ => self.not_flat(paragraph, relation),
        };
        if bases.iter().any(|base| base.is_elsewhere) {
            finding.level = finding.level.max(Level::Warning);
        }
        Some(finding)
    }

    /// What the rows had the year before that have an amount: a column of that year says it; where none
    /// does, every row must have a base, or those that have one the same.
    pub(super) fn bases(&self, spoken: &Spoken<'_, '_>, now: Interval) -> Option<Vec<Base>> {
        let lexicon = &self.disclosure.lexicon;
        let rows = spoken.tables().filter(|(table, row)| {
            own_figure(lexicon, table, row).is_some_and(|figure| now.holds(figure.in_base()))
        });
        let bases: Vec<Option<Base>> = rows.map(|(table, row)| self.base(table, row)).collect();
        let beside: Vec<Base> =
            bases.iter().copied().flatten().filter(|base| !base.is_elsewhere).collect();
        if !beside.is_empty() {
            return Some(beside);
        }
        let known: Vec<Base> = bases.iter().copied().flatten().collect();
        let is_one = known.windows(2).all(|pair| pair[0].amount == pair[1].amount);
        (known.len() == bases.len() || (is_one && !known.is_empty())).then_some(known)
    }

    /// What the rows had the year before of which that is known.
    pub(super) fn known_bases(&self, spoken: &Spoken<'_, '_>) -> Vec<Base> {
        spoken.tables().filter_map(|(table, row)| self.base(table, row)).collect()
    }

    /// What a row had the year before; nothing where no document says it.
    fn base(&self, table: &Table, row: &Row) -> Option<Base> {
        let of = |row: &Row, column: usize| {
            let figure = row.cells[column].figure().filter(|figure| is_money(figure));
            figure.map(Figure::in_base)
        };
        let column = table.form.column_of(Meaning::PreviousYear);
        if let Some(amount) = column.and_then(|column| of(row, column)) {
            return Some(Base { amount, is_elsewhere: false });
        }
        // A statement has it in a line of its own.
        let is_whole = row.line.is_some() && row.line == table.form.total_line();
        let beside = table.form.line_of(Meaning::PreviousYear).filter(|_| is_whole);
        if let Some(amount) = beside.and_then(|line| of(&table.rows[table.line(line)?], 0)) {
            return Some(Base { amount, is_elsewhere: false });
        }
        let before = self.department.disclosure(self.disclosure.key().year_before())?;
        let amount = same_row(&self.disclosure.lexicon, before, table, row)?.in_base();
        Some(Base { amount, is_elsewhere: true })
    }
}

/// The figure of the same row in another document.
fn same_row<'o>(
    lexicon: &Lexicon,
    other: &'o Disclosure,
    table: &Table,
    row: &Row,
) -> Option<&'o Figure> {
    let there = other.table(&table.form.id)?;
    let is_it = |one: &&Row| one.line == row.line && one.role == row.role && one.key == row.key;
    let mut rows = there.rows.iter().filter(is_it);
    let found = rows.next().filter(|_| rows.next().is_none())?;
    own_figure(lexicon, there, found)
}

fn is_money(figure: &Figure) -> bool {
    matches!(figure.unit, Unit::Money(_))
}
