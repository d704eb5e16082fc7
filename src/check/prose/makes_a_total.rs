use crate::decimal::Interval;
use crate::sentences::Placed;

use super::read_paragraph::ReadParagraph;
use super::sentence_check::SentenceCheck;

/// So many amounts that make a figure together make it by no chance.
const ENOUGH: usize = 3;

impl SentenceCheck<'_> {
    /// Whether the amounts of its sentence, this one among them, make a figure of the disclosure: they
    /// divide it by what no table shows, and none is mistyped.
    pub(super) fn makes_a_total(&self, paragraph: &ReadParagraph<'_>, placed: &Placed) -> bool {
        let here = paragraph.sentence_range(&placed.range);
        let all = &paragraph.reading.quantities;
        let first = all.partition_point(|one| one.range.start < here.start);
        let amounts = all[first..].iter().take_while(|one| one.range.end <= here.end);
        let amounts = amounts.filter(|one| one.quantity.is_money() && !one.is_beside);
        let (mut made, mut count) = (Interval::ZERO, 0);
        for one in amounts {
            let Some(sum) = made.plus(one.quantity.interval) else { return false };
            (made, count) = (sum, count + 1);
        }
        count >= ENOUGH && !placed.is_beside && self.citable.own_holds((made.low, made.high))
    }
}
