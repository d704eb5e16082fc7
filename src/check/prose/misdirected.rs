use std::ops::Range;

use crate::decimal::Decimal;
use crate::finding::{Bilingual, Finding};
use crate::sentences::{Relation, Role};

use super::evidence::Evidence;
use super::read_paragraph::ReadParagraph;
use super::sentence_check::SentenceCheck;
use super::sentence_findings::of_several;

impl SentenceCheck<'_> {
    /// A direction that is not that of the numbers beside it; where a row speaks against one of the two
    /// amounts alone, that one may be what is wrong.
    pub(super) fn against_its_direction(
        &self,
        paragraph: &ReadParagraph<'_>,
        relation: &Relation,
    ) -> Finding {
        let numbers = [Role::Head, Role::Base].into_iter().filter_map(|role| relation.number(role));
        let mut wrong =
            numbers.filter(|range| self.evidence(paragraph, range) == Evidence::AgainstIt);
        let only = wrong.next().filter(|_| wrong.next().is_none() && !relation.is_torn);
        if let Some(at) = only {
            let printed = &paragraph.text[at.clone()];
            let told = &paragraph.text[relation.at.clone()];
            let words = Bilingual::new(
                format!("“{printed}”与表中的数不符，“{told}”的增减方向因此与句中各数相反"),
                format!(
                    "`{printed}` is not what its row has: with it the direction of `{told}` is not that of the numbers"
                ),
            );
            return of_several(self.rules.amount, paragraph, at, words);
        }
        let told = self.torn_at(paragraph, relation).unwrap_or(&relation.at);
        self.other_direction(paragraph, told)
    }

    /// Of two words that say the opposite of each other (减少5万元，增长10%) the number behind the one that the
    /// row speaks against; nothing where no row or no base is known.
    fn torn_at<'r>(
        &self,
        paragraph: &ReadParagraph<'_>,
        relation: &'r Relation,
    ) -> Option<&'r Range<usize>> {
        let (amount, rate) = (relation.number(Role::Amount)?, relation.number(Role::Rate)?);
        let placed = paragraph.reading.placed(relation.number(Role::Head)?)?;
        if !relation.is_torn || placed.is_beside || placed.is_last_years {
            return None;
        }
        let now = placed.quantity.interval;
        let of_row = || self.bases(&self.rows_of(paragraph, placed)?, now);
        let mut bases: Vec<Decimal> =
            of_row().into_iter().flatten().map(|base| base.amount).collect();
        if bases.is_empty() && placed.quantity.is_telling() {
            let beside =
                self.citable.beside().filter(|one| one.name.is_none() && one.fund.is_none());
            bases.extend(
                beside
                    .map(|one| one.pair)
                    .filter(|(own, _)| now.holds(*own))
                    .map(|(_, before)| before),
            );
        }
        let is_up = relation.is_up?;
        let changed = |is_up: bool| {
            let fits = |base: &Decimal| if is_up { now.low > *base } else { now.high < *base };
            !bases.is_empty() && bases.iter().all(fits)
        };
        let (first, second) =
            if amount.start < rate.start { (amount, rate) } else { (rate, amount) };
        match (changed(is_up), changed(!is_up)) {
            (true, _) => Some(second),
            (_, true) => Some(first),
            _ => None,
        }
    }
}
