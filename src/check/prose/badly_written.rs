use crate::finding::{Bilingual, Finding};
use crate::sentences::{Measure, Placed};

use super::read_paragraph::ReadParagraph;
use super::sentence_check::SentenceCheck;
use super::sentence_findings::about;

impl SentenceCheck<'_> {
    /// A unit that stands twice, or is missing where the sentence speaks of money or of a rate.
    pub(super) fn badly_written(
        &self,
        paragraph: &ReadParagraph<'_>,
        placed: &Placed,
    ) -> Option<Finding> {
        let printed = &paragraph.text[placed.range.clone()];
        let (zh, en, help) = if placed.quantity.is_doubled {
            ("的单位写了两次", "has its unit twice", ("删去一个", "take one away"))
        } else if placed.quantity.measure == Measure::Bare
            && paragraph.is_narrative()
            && !paragraph.reading.says_its_unit
            && !placed.quantity.value.is_zero()
            && (placed.quantity.is_wanting || self.misses_a_unit(paragraph, placed))
        {
            let help = ("补写单位或百分号", "write the unit, or the per cent sign");
            ("后面没有单位", "has no unit", help)
        } else {
            return None;
        };
        let words = Bilingual::new(
            format!("文字里的“{printed}”{zh}"),
            format!("`{printed}` in the text {en}"),
        );
        Some(about(self.rules.slip, paragraph, &placed.range, words, help))
    }

    /// Whether a number without a unit is a rate or an amount by the words right before it. A score
    /// has none.
    fn misses_a_unit(&self, paragraph: &ReadParagraph<'_>, placed: &Placed) -> bool {
        let label = &paragraph.text[placed.label.clone()];
        let names_something = label.chars().filter(|c| c.is_alphabetic()).count() >= 2;
        let is_other = self.disclosure.lexicon.unitless.is_in(label);
        let is_of_money =
            || paragraph.reading.speaks_of_money || self.rows_of(paragraph, placed).is_some();
        names_something && !is_other && is_of_money()
    }
}
