use std::ops::Range;

use crate::sentences::Outcome;

use super::read_paragraph::ReadParagraph;
use super::sentence_check::SentenceCheck;

/// What speaks for a number of a sentence, from the least to the most.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Evidence {
    /// It is no figure of the row that its words name.
    AgainstIt,
    /// Nothing that is known.
    Nothing,
    /// It is some figure of the department's documents, or by how much one changed.
    Figure,
    /// It holds with other numbers.
    Relation,
    /// It is a figure of the row that its words name.
    Row,
}

impl Evidence {
    /// The same where being some figure says nothing.
    pub(super) fn but_for_chance(self) -> Evidence {
        if self == Evidence::Figure { Evidence::Nothing } else { self }
    }
}

impl SentenceCheck<'_> {
    /// What speaks for a number.
    pub(super) fn evidence(&self, paragraph: &ReadParagraph<'_>, range: &Range<usize>) -> Evidence {
        let Some(placed) = paragraph.reading.placed(range) else { return Evidence::Nothing };
        match self.is_its_rows(paragraph, placed) {
            Some(true) if self.is_its_main_figure(paragraph, placed) => {
                // 本年收入合计 is the total of several tables: by chance it may be that of another.
                let is_sure = self.is_only_figure(paragraph, placed);
                return if is_sure { Evidence::Row } else { Evidence::Relation };
            }
            // Another column of its row has it: by chance, or it was copied from there.
            Some(true) => return Evidence::AgainstIt,
            Some(false) if placed.quantity.value.is_zero() => return Evidence::Nothing,
            Some(false) => return Evidence::AgainstIt,
            None => {}
        }
        match self.is_its_count(paragraph, placed) {
            Some(true) => return Evidence::Row,
            Some(false) => return Evidence::AgainstIt,
            None => {}
        }
        let of_last_year = self
            .is_its_base(paragraph, placed)
            .or_else(|| self.is_its_initial(paragraph, placed))
            .or_else(|| self.is_its_change(paragraph, range));
        match of_last_year {
            Some(true) => return Evidence::Row,
            Some(false) => return Evidence::AgainstIt,
            None => {}
        }
        if holds_exactly(paragraph, range) {
            return Evidence::Relation;
        }
        // A miss of the last place may be one of its own.
        if paragraph.reading.explains(range) {
            return Evidence::Figure;
        }
        let quantity = &placed.quantity;
        let size = quantity.size();
        // A table may have a decrease with its sign.
        let is_known = || {
            let less = size.negated();
            self.citable.holds((size.low, size.high)) || self.citable.holds((less.low, less.high))
        };
        let is_figure = quantity.is_money() && quantity.is_telling() && is_known();
        if is_figure { Evidence::Figure } else { Evidence::Nothing }
    }
}

/// Whether a number stands in a relation that holds to the last place.
fn holds_exactly(paragraph: &ReadParagraph<'_>, range: &Range<usize>) -> bool {
    let mut relations = paragraph.reading.relations_of(range);
    relations.any(|one| one.outcome == Outcome::Holds && one.ranges().any(|own| own == range))
}
