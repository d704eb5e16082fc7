use crate::decimal::Decimal;
use crate::finding::{Bilingual, Finding};
use crate::sentences::{Measure, Placed};

use super::read_paragraph::ReadParagraph;
use super::sentence_check::SentenceCheck;
use super::sentence_findings::about;

/// 1万元, in 元.
const ONE_UNIT: u32 = 10_000;

impl SentenceCheck<'_> {
    /// Nothing in 元 in a sentence that has less than one 万元 in 万元: that amounts are so small says which unit
    /// was meant. Beside larger ones nothing is as much in any unit.
    pub(super) fn mixed_units(
        &self,
        paragraph: &ReadParagraph<'_>,
        placed: &Placed,
    ) -> Option<Finding> {
        let is_yuan = placed.quantity.measure == Measure::Money { exponent: 0 };
        if !is_yuan || !placed.quantity.value.is_zero() {
            return None;
        }
        let is_small = |one: &&Placed| {
            matches!(one.quantity.measure, Measure::Money { exponent: 4 | 8 })
                && one.quantity.value.abs() < Decimal::from(ONE_UNIT)
        };
        let mut larger = paragraph.reading.near(&placed.range).filter(is_small);
        let other = larger.find(|one| paragraph.in_one_sentence(&one.range, &placed.range))?;
        let (printed, beside) =
            (&paragraph.text[placed.range.clone()], &paragraph.text[other.range.clone()]);
        let words = Bilingual::new(
            format!("“{printed}”与“{beside}”在一句话里单位不同"),
            format!("{printed} and {beside} have different units in one sentence"),
        );
        let help = ("统一单位", "use one unit");
        Some(about(self.rules.units, paragraph, &placed.range, words, help))
    }
}
