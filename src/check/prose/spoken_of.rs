use crate::sentences::{Placed, names_nothing};

use super::read_paragraph::ReadParagraph;
use super::sentence_check::SentenceCheck;
use super::spoken::Spoken;

/// How many amounts of one row may stand before the one that is asked for: 年初预算, 全年预算, 决算.
const FAR: usize = 3;

impl<'a> SentenceCheck<'a> {
    /// The rows of which an amount is said, and the words that name them: right before it, before a
    /// mark (“…（项）：支出决算为”), in the sentence before that has no amount, or before an amount of
    /// another phase (“…年初预算5万元，支出决算4万元”).
    pub(super) fn spoken_of<'p>(
        &self,
        paragraph: &'p ReadParagraph<'_>,
        placed: &Placed,
    ) -> Option<(&'p str, Spoken<'_, 'a>)> {
        let lexicon = &self.disclosure.lexicon;
        let of = |words: &'p str| Some((words, self.named().spoken_of(words)?));
        let mut placed = placed;
        for _ in 0..FAR {
            let label = &paragraph.text[placed.label.clone()];
            if let Some(found) = of(label) {
                return Some(found);
            }
            if lexicon.of_procurement.is_in(paragraph.sentence_up_to(&placed.range))
                && let Some(found) = self.named().kind_spoken_of(label)
            {
                return Some((label, found));
            }
            if placed.is_in_turn {
                return None;
            }
            let words = paragraph.since_the_last_number(&placed.range);
            if let Some(found) = of(words) {
                return Some(found);
            }
            // A sum of what stands before is of none of it.
            if lexicon.closes_list.is_in(words) {
                return None;
            }
            let words = lexicon
                .was_done
                .beginning(words.trim_start_matches('，'))
                .map_or(words, |done| &words.trim_start_matches('，')[done.end..]);
            if !names_nothing(lexicon, &words.replace(&format!("{}年", self.disclosure.year), ""))
            {
                return None;
            }
            match paragraph.amount_before(placed) {
                Some(before) if !before.is_beside => placed = before,
                Some(_) => return None,
                None => return of(paragraph.with_the_sentence_before(&placed.range)?),
            }
        }
        None
    }
}
