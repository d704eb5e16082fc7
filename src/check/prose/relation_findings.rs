use crate::decimal::Decimal;
use crate::finding::{Bilingual, Finding};
use crate::sentences::{Measure, Relation};

use super::read_paragraph::ReadParagraph;
use super::sentence_check::SentenceCheck;
use super::sentence_findings::{BY_SENTENCE, wrong};

impl SentenceCheck<'_> {
    /// A number that is not what the others of its relation make of it.
    pub(super) fn missed(
        &self,
        paragraph: &ReadParagraph<'_>,
        relation: &Relation,
        expected: Decimal,
    ) -> Finding {
        let quantity = paragraph.reading.quantity(&relation.at);
        let rule = match quantity.map(|quantity| quantity.measure) {
            Some(Measure::Money { .. }) => self.rules.amount,
            _ => self.rules.rate,
        };
        // A relation tells a quantity of its paragraph.
        match quantity {
            Some(quantity) => {
                wrong(rule, paragraph, &relation.at, quantity, expected, &BY_SENTENCE)
            }
            None => self.other_direction(paragraph, relation),
        }
    }

    pub(super) fn not_flat(&self, paragraph: &ReadParagraph<'_>, relation: &Relation) -> Finding {
        let printed = &paragraph.text[relation.at.clone()];
        let words = Bilingual::new(
            format!("文字说“{printed}”没有变化，按数有增减"),
            format!("the text says that `{printed}` did not change; by the figures it did"),
        );
        Finding::new(self.rules.direction, words, paragraph.place(&relation.at))
            .at(paragraph.at.clone(), printed)
            .help("核对两年的数", "check the figures of both years")
    }

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
        Finding::new(self.rules.direction, words, paragraph.place(&relation.at))
            .at(paragraph.at.clone(), printed)
            .help("核对增减方向", "check the direction")
    }
}
