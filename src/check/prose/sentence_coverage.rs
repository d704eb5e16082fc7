use std::ops::Range;

use crate::model::{Department, Disclosure};
use crate::sentences::{Measure, Outcome, Placed, Relation, RelationKind};

use super::evidence::Evidence;
use super::named_rows::Names;
use super::read_paragraph::{ReadParagraph, read_paragraphs};
use super::sentence_check::{SentenceCheck, SentenceRules};

/// How many amounts and rates the sentences of a disclosure have, and how many of them were understood:
/// bound to a figure, held against the row that is named, or against other numbers of the sentence.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct SentenceCoverage {
    /// Amounts of money and rates.
    pub all: usize,
    /// Those that are what they are held against, within one unit of the last place.
    pub hold: usize,
    /// Those that are not, or stand in a relation that fails.
    pub fail: usize,
    /// Those in a relation that what is printed does not work out.
    pub not_computable: usize,
}

impl SentenceCoverage {
    /// Those that were understood and checked.
    pub fn understood(&self) -> usize {
        self.hold + self.fail
    }

    /// Those that nothing is known of.
    pub fn unread(&self) -> usize {
        self.all - self.understood() - self.not_computable
    }

    /// Two together.
    #[must_use]
    pub fn and(self, other: SentenceCoverage) -> SentenceCoverage {
        SentenceCoverage {
            all: self.all + other.all,
            hold: self.hold + other.hold,
            fail: self.fail + other.fail,
            not_computable: self.not_computable + other.not_computable,
        }
    }
}

/// How much of the sentences of a disclosure is understood.
pub(in crate::check) fn sentence_coverage(
    department: &Department,
    disclosure: &Disclosure,
    rules: SentenceRules,
) -> SentenceCoverage {
    let check = SentenceCheck::of(department, disclosure, rules, Names::Telling);
    let mut counted = SentenceCoverage::default();
    for paragraph in &read_paragraphs(disclosure) {
        let quantities = paragraph.reading.quantities.iter();
        for placed in quantities.filter(|one| is_counted(one)) {
            counted.all += 1;
            match check.came_out(paragraph, placed) {
                Some(CameOut::Holds) => counted.hold += 1,
                Some(CameOut::Fails) => counted.fail += 1,
                Some(CameOut::NotComputable) => counted.not_computable += 1,
                None => {}
            }
        }
    }
    counted
}

/// Amounts and rates; what counts things is no figure of a table for the most part.
fn is_counted(placed: &Placed) -> bool {
    placed.quantity.is_money() || matches!(placed.quantity.measure, Measure::Percent)
}

/// How a number came out.
enum CameOut {
    Holds,
    Fails,
    NotComputable,
}

impl SentenceCheck<'_> {
    fn came_out(&self, paragraph: &ReadParagraph<'_>, placed: &Placed) -> Option<CameOut> {
        let range = &placed.range;
        if paragraph.is_bound(range) {
            return Some(CameOut::Holds);
        }
        let of_it = relations_of(paragraph, range);
        let by_relations = of_it.iter().map(|one| one.outcome);
        let fails =
            |outcome: &Outcome| matches!(outcome, Outcome::Fails { .. } | Outcome::OtherDirection);
        let holds =
            |outcome: &Outcome| matches!(outcome, Outcome::Holds | Outcome::LastPlace { .. });
        match self.evidence(paragraph, range) {
            Evidence::AgainstIt => return Some(CameOut::Fails),
            _ if by_relations.clone().any(|outcome| fails(&outcome)) => {
                return Some(CameOut::Fails);
            }
            Evidence::Row | Evidence::Relation => return Some(CameOut::Holds),
            _ => {}
        }
        if by_relations.clone().any(|outcome| holds(&outcome)) {
            return Some(CameOut::Holds);
        }
        (!of_it.is_empty()).then_some(CameOut::NotComputable)
    }
}

/// The relations that take in a number; that an item stands twice is none of its amounts.
fn relations_of<'p>(paragraph: &'p ReadParagraph<'_>, range: &Range<usize>) -> Vec<&'p Relation> {
    let of_it = paragraph.reading.relations_of(range);
    of_it.filter(|one| one.kind != RelationKind::Twice).collect()
}
