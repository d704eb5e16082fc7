use crate::sentences::{Placed, names_nothing};

use super::read_paragraph::ReadParagraph;
use super::sentence_check::SentenceCheck;
use super::spoken::Spoken;

impl<'a> SentenceCheck<'a> {
    /// The totals of income and of expenditure, where an amount is said of both: 收入总计、支出总计均为5万元,
    /// 预算收入和支出均为5万元. Sums below the total may be meant too.
    pub(super) fn both_sides(
        &self,
        paragraph: &ReadParagraph<'_>,
        placed: &Placed,
    ) -> Option<Spoken<'_, 'a>> {
        let lexicon = &self.disclosure.lexicon;
        let words = paragraph.since_the_last_number(&placed.range);
        // Most words name no two things.
        let each = lexicon.for_each.find_in(words).last()?;
        let own = format!("{}年", self.disclosure.year);
        let named = self.named().without_offices(&words[..each.start].replace(&own, ""));
        let openers = lexicon.name_openers.words().filter(|opener| opener.chars().count() > 2);
        let named = openers.fold(named, |named, opener| named.replace(opener, ""));
        let joined = named.find(['、', '和', '与', '及'])?;
        let (first, second) = named.split_at(joined);
        let second = second.trim_start_matches(['、', '和', '与', '及']);
        let has = |words: &str, side: char| words.contains(side);
        let are_sides = (has(first, '收') && has(second, '支') && !has(first, '支'))
            || (has(first, '支') && has(second, '收') && !has(first, '收'));
        let second =
            lexicon.are_equal.find_in(second).next().map_or(second, |equal| &second[..equal.start]);
        let is_all = names_nothing(lexicon, first) && names_nothing(lexicon, second);
        (are_sides && is_all && !self.is_of_another(paragraph, placed))
            .then(|| self.named().of_both_sides())?
    }
}
