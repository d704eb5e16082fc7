use crate::finding::{Bilingual, Finding};
use crate::sentences::Placed;

use super::read_paragraph::ReadParagraph;
use super::sentence_check::SentenceCheck;
use super::sentence_findings::about;

impl SentenceCheck<'_> {
    /// What changed to nothing and, as the same sentence says, did not change: 减少为0万元，与上年持平.
    pub(super) fn changed_to_nothing(
        &self,
        paragraph: &ReadParagraph<'_>,
        placed: &Placed,
    ) -> Option<Finding> {
        let lexicon = &self.disclosure.lexicon;
        let before =
            paragraph.text[..placed.range.start].trim_end().strip_suffix(['为', '到', '至'])?;
        let is_change = lexicon.change_up.ending(before).is_some()
            || lexicon.change_down.ending(before).is_some();
        if !placed.quantity.value.is_zero() || !is_change {
            return None;
        }
        let same = lexicon.change_none.words_in(paragraph.sentence(&placed.range)).next()?;
        let printed = &paragraph.text[placed.range.clone()];
        let words = Bilingual::new(
            format!("既说增减{printed}，又说“{same}”"),
            format!("the sentence speaks of a change of {printed} and says {same}"),
        );
        let help = ("没有变化的只写与上年持平", "where nothing changed, say only that");
        Some(about(self.rules.direction, paragraph, &placed.range, words, help))
    }
}
