use crate::model::{Row, Table};
use crate::sentences::{Quantity, Role};

use super::by_the_tables::ByTheTables;
use super::citable_figures::{Beside, Pair, changed};
use super::spoken::own_figure;

impl<'a> ByTheTables<'_, 'a> {
    /// The figures side by side in this document of which one is what changed; of two figures that
    /// are alike the one whose row is named, and whose fund.
    pub fn pairs(&self) -> Vec<Pair> {
        let fits = |beside: &Beside<'_>| {
            beside.fund.is_none_or(|fund| self.fund == Some(fund))
                && beside.name.is_none_or(|name| self.label.contains(name))
        };
        // What is named may be shorter.
        let is_telling = |number: &Quantity, beside: &Beside<'_>| {
            number.is_telling() || (beside.name.is_some() && number.has_digits())
        };
        let printed = self.relation.number(Role::Base);
        let printed = printed.and_then(|at| self.paragraph.reading.quantity(at));
        let is_it = |beside: &Beside<'_>| {
            let (now, before) = beside.pair;
            if printed.is_some_and(|base| !base.interval.holds(before)) {
                return false;
            }
            match (self.head, self.amount) {
                (Some(head), _) => is_telling(head, beside) && head.interval.holds(now),
                (None, Some((_, amount))) => {
                    amount.is_telling()
                        && changed(now, before).is_some_and(|by| amount.interval.holds(by))
                }
                (None, None) => false,
            }
        };
        let rows = self.named_rows();
        // 收入总计5万元，包括：本年收入合计5万元，比上年增加1万元: of two sums of a table the name says which is meant.
        let own_year = &self.check.disclosure.lexicon.own_year;
        let is_of_year = own_year.is_in(self.label);
        let is_meant = |beside: &Beside<'_>| {
            let is_named = rows.iter().any(|(_, row)| std::ptr::eq(*row, beside.row));
            let in_table =
                |table: &Table| table.rows.iter().any(|one| std::ptr::eq(one, beside.row));
            let is_other = rows.iter().any(|(table, _)| in_table(table)) || is_of_year;
            rows.is_empty() || is_named || beside.name.is_some() || !is_other
        };
        let beside = self.check.citable.beside().filter(fits).filter(is_it).filter(is_meant);
        beside.map(|beside| beside.pair).collect()
    }

    /// The rows that the words before what changed name, with their tables, where they have its amount.
    fn named_rows(&self) -> Vec<(&'a Table, &'a Row)> {
        let at = self.relation.number(Role::Head);
        let placed = at.and_then(|at| self.paragraph.reading.placed(at));
        let Some(placed) = placed.filter(|placed| !placed.is_beside) else { return Vec::new() };
        let lexicon = &self.check.disclosure.lexicon;
        let Some(spoken) = self.check.rows_of(self.paragraph, placed) else { return Vec::new() };
        let has_it = |(table, row): &(&Table, &Row)| {
            own_figure(lexicon, table, row)
                .is_some_and(|figure| placed.quantity.interval.holds(figure.in_base()))
        };
        spoken.tables().filter(has_it).collect()
    }
}
