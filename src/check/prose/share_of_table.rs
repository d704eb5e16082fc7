use crate::decimal::Decimal;
use crate::finding::Finding;
use crate::model::{Disclosure, Figure, Meaning, Row, RowRole};
use crate::sentences::{Measure, Relation, RelationKind, Role};

use super::fund::fund_named;
use super::read_paragraph::ReadParagraph;
use super::sentence_check::SentenceCheck;
use super::sentence_findings::{OF_TOTAL, wrong};
use super::spoken::{is_money, own_figure};

/// Rates are worked out to this many decimals before they are compared.
const RATE_DECIMALS: u32 = 8;

impl<'a> SentenceCheck<'a> {
    /// A share of a total that the sentence names and only a table has: 占一般公共预算支出的{P}. Both the
    /// printed amount and the figure of its row may have made it.
    pub(super) fn share_of_a_total(
        &self,
        paragraph: &ReadParagraph<'_>,
        relation: &Relation,
    ) -> Option<Finding> {
        if relation.kind != RelationKind::Share || !paragraph.is_narrative() {
            return None;
        }
        let (part, at) = (relation.number(Role::Head)?, relation.number(Role::Rate)?);
        let rate = paragraph.reading.quantity(at).filter(|one| one.measure == Measure::Percent)?;
        let placed = paragraph.reading.placed(part)?;
        let part = placed.quantity;
        if part.is_bound || placed.is_beside || rate.is_bound {
            return None;
        }
        let lexicon = &self.disclosure.lexicon;
        let label = paragraph.label(at);
        let share = lexicon.share_of.find_in(label).last()?;
        let named =
            label[share.end..].trim().trim_end_matches(['的', '为', '比', '重', '例', '约']);
        let spoken = self.named().spoken_of(named)?.of_fund(fund_named(lexicon, named))?;
        // The rest of a document may speak of another office: the part must be one of its figures.
        let own = part.interval;
        self.citable.own_holds((own.low, own.high)).then_some(())?;
        let totals: Vec<Decimal> = spoken
            .tables()
            .filter(|(_, row)| row.role == RowRole::Total)
            .filter_map(|(table, row)| own_figure(lexicon, table, row))
            .map(crate::model::Figure::in_base)
            .collect();
        let near = rate.size().wider(rate.last_place)?;
        let size = part.size();
        let fits = |total: &Decimal| {
            let bound = |amount: Decimal| amount.percent_of(*total, RATE_DECIMALS);
            let (Some(low), Some(high)) = (bound(size.low), bound(size.high)) else { return true };
            total.is_zero() || (near.low <= high && low <= near.high)
        };
        if totals.is_empty() || totals.iter().any(&fits) {
            return None;
        }
        // 占本年支出的: of which fund the sentence leaves to what stands before it.
        let is_bare = fund_named(lexicon, named).is_none() && self.is_of_any_fund(named);
        if is_bare && self.totals_of_funds().iter().any(&fits) {
            return None;
        }
        let expected = rate.printed(part.value.percent_of(*totals.first()?, RATE_DECIMALS)?);
        Some(wrong(self.rules.rate, paragraph, at, rate, expected, &OF_TOTAL))
    }

    /// The totals of the tables of one fund.
    fn totals_of_funds(&self) -> Vec<Decimal> {
        let disclosure: &'a Disclosure = self.disclosure;
        let tables = disclosure.tables.iter().filter(|table| table.form.fund.is_some());
        let sums = tables.flat_map(|table| {
            let sums = table.rows.iter().filter(|row| row.role == RowRole::Total);
            let last = table.form.column_of(Meaning::PreviousYear);
            let own = move |row: &'a Row| {
                row.cells.iter().enumerate().filter(move |(at, _)| Some(*at) != last)
            };
            sums.flat_map(own).filter_map(|(_, cell)| cell.figure())
        });
        sums.filter(|figure| is_money(figure)).map(Figure::in_base).collect()
    }
}
