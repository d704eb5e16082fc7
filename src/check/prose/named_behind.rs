use crate::sentences::{Placed, names_nothing};

use super::read_paragraph::ReadParagraph;
use super::sentence_check::SentenceCheck;
use super::spoken::Spoken;

impl<'a> SentenceCheck<'a> {
    /// The row that is named by its path right behind an amount whose own words name nothing:
    /// 安排5万元列入“…（类）…（款）…（项）”.
    pub(super) fn named_behind(
        &self,
        paragraph: &ReadParagraph<'_>,
        placed: &Placed,
    ) -> Option<Spoken<'_, 'a>> {
        let lexicon = &self.disclosure.lexicon;
        let rest = paragraph.rest_of_clause(&placed.range).trim_start();
        let listed = lexicon.listed_under.beginning(rest)?;
        let name = rest[listed.end..].trim();
        let label = &paragraph.text[placed.label.clone()];
        let own_year = format!("{}年", self.disclosure.year);
        let before = paragraph.since_the_last_number(&placed.range).replace(&own_year, "");
        let is_path = name.matches(['（', '(']).count() > 1;
        let is_plain = !placed.is_in_turn && names_nothing(lexicon, &label.replace(&own_year, ""));
        if !is_path || !is_plain || !names_nothing(lexicon, &before) {
            return None;
        }
        self.named().spoken_of(name)
    }
}
