use std::ops::Range;

use crate::decimal::Decimal;
use crate::finding::{Bilingual, Finding};
use crate::sentences::{Measure, Relation, RelationKind, Role};

use super::read_paragraph::ReadParagraph;
use super::sentence_check::SentenceCheck;
use super::sentence_findings::{BY_SENTENCE, about, of_several, wrong};

impl SentenceCheck<'_> {
    /// A number that is not what the others of its relation make of it.
    pub(super) fn missed(
        &self,
        paragraph: &ReadParagraph<'_>,
        relation: &Relation,
        expected: Decimal,
    ) -> Option<Finding> {
        let quantity = paragraph.reading.quantity(&relation.at)?;
        let rule = match quantity.measure {
            Measure::Money { .. } | Measure::Count => self.rules.amount,
            _ => self.rules.rate,
        };
        let basis = match relation.kind {
            RelationKind::AtMost => return Some(self.more_than_its_whole(paragraph, relation)),
            _ => &BY_SENTENCE,
        };
        Some(wrong(rule, paragraph, &relation.at, quantity, expected, basis))
    }

    /// An amount that is said not to have changed, and did.
    pub(super) fn not_flat(&self, paragraph: &ReadParagraph<'_>, relation: &Relation) -> Finding {
        let printed = &paragraph.text[relation.at.clone()];
        let words = Bilingual::new(
            format!("文字说“{printed}”没有变化，按数有增减"),
            format!("the text says that `{printed}` did not change; by the figures it did"),
        );
        self.misdirected(paragraph, &relation.at, words)
    }

    /// An amount or a count that is more than what it is part of.
    fn more_than_its_whole(&self, paragraph: &ReadParagraph<'_>, relation: &Relation) -> Finding {
        let of = |role| relation.number(role).map_or("", |at| &paragraph.text[at.clone()]);
        let (part, whole) = (of(Role::Part), of(Role::Head));
        let words = Bilingual::new(
            format!("“{part}”按句意不应大于“{whole}”"),
            format!("by the sentence `{part}` is no more than `{whole}`, and it is"),
        );
        of_several(self.rules.amount, paragraph, &relation.at, words)
    }

    /// An item that stands twice in a list, with its amount.
    pub(super) fn listed_twice(
        &self,
        paragraph: &ReadParagraph<'_>,
        relation: &Relation,
    ) -> Finding {
        let printed = &paragraph.text[relation.at.clone()];
        let words = Bilingual::new(
            format!("“{printed}”与前一项的名称、金额相同，列了两次"),
            format!("`{printed}` stands twice in its list, under one name"),
        );
        let help = ("删去一项，核对合计", "take one away, and check the sum");
        about(self.rules.amount, paragraph, &relation.at, words, help)
    }

    /// A direction that is not that of the numbers beside it.
    pub(super) fn other_direction(
        &self,
        paragraph: &ReadParagraph<'_>,
        relation: &Relation,
    ) -> Finding {
        let printed = &paragraph.text[relation.at.clone()];
        let words = Bilingual::new(
            format!("“{printed}”的增减方向与句中各数相反"),
            format!("the direction of `{printed}` is not that of the numbers of the sentence"),
        );
        self.misdirected(paragraph, &relation.at, words)
    }

    /// A finding about a direction.
    pub(super) fn misdirected(
        &self,
        paragraph: &ReadParagraph<'_>,
        at: &Range<usize>,
        words: Bilingual,
    ) -> Finding {
        let help = ("核对增减方向", "check the direction");
        about(self.rules.direction, paragraph, at, words, help)
    }
}
