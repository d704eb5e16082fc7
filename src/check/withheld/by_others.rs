use crate::lexicon::Lexicon;
use crate::sentences::{Measure, Placed, names_nothing};

use super::document_texts::{AskedRow, DocumentTexts};
use super::row_names::Around;

/// What ends a clause or opens one.
const MARKS: [char; 9] = ['，', ',', '；', ';', '：', ':', '。', '（', '('];
/// How many of something there are: 两项支出.
const COUNTS: &str = "一二两三四五六七八九十";

/// A row that is told by others that are printed: with them, beside them, without them.
impl DocumentTexts<'_> {
    /// Whether an amount is that of a withheld row and of rows that are printed, together:
    /// 教育、外交两项支出合计72万元.
    pub(super) fn is_sum_with_printed(&self, asked: &AskedRow<'_>, words: &str) -> bool {
        let lexicon = self.lexicon;
        let clause = words.rfind(MARKS).map_or(0, |at| at + width(words, at));
        let mut rest = &words[clause..];
        let (mut own, mut others) = (0, 0);
        loop {
            rest = rest.trim_start_matches(|c: char| !c.is_alphabetic());
            if names_nothing(lexicon, &self.bare(rest).replace(|c| COUNTS.contains(c), "")) {
                return own == 1 && others > 0;
            }
            let withheld = asked.names.at_beginning(rest).unwrap_or(0);
            let printed = self.printed.iter();
            let printed = printed.filter_map(|(names, ..)| names.at_beginning(rest)).max();
            let printed = printed.unwrap_or(0);
            let next = if printed.max(withheld) == 0 {
                filled(lexicon, rest)
            } else if printed == withheld {
                None
            } else if printed > withheld {
                others += 1;
                Some(printed)
            } else {
                own += 1;
                Some(withheld)
            };
            let Some(next) = next else { return false };
            rest = &rest[next..];
        }
    }

    /// Whether an amount is all but a withheld row: 除外交支出外，其余支出1000万元.
    pub(super) fn is_rest_without(&self, around: &Around<'_>) -> bool {
        let lexicon = self.lexicon;
        let behind = self.opened(around.after);
        let rest = lexicon.left_out_ends.beginning(behind).map(|end| &behind[end.end..]);
        let rest = rest.map(|rest| rest.trim_start_matches(|c: char| !c.is_alphabetic()));
        let others = rest.and_then(|rest| {
            let word = lexicon.the_rest.beginning(rest).filter(|word| word.start == 0)?;
            Some(&rest[word.end..])
        });
        lexicon.leaves_out.ending(around.before.trim_end()).is_some()
            && others.is_some_and(|others| names_nothing(lexicon, &self.bare(others)))
    }

    /// Whether words measure a row by another that is printed: 比教育支出少, 是教育支出的.
    pub(super) fn is_beside_printed(&self, placed: &Placed, words: &str) -> bool {
        let lexicon = self.lexicon;
        let words = words.trim_end();
        let is_rate = placed.quantity.measure == Measure::Percent;
        let compared = lexicon.compared_with.beginning(words).filter(|word| word.start == 0);
        if let Some(compared) = compared {
            let turns = [
                &lexicon.change_up,
                &lexicon.change_down,
                &lexicon.change_up_behind,
                &lexicon.change_down_behind,
                &lexicon.is_above,
                &lexicon.is_below,
                &lexicon.is_more,
                &lexicon.is_less,
            ];
            let rest = &words[compared.end..];
            let turn = turns.into_iter().find_map(|turn| turn.ending(rest));
            return (is_rate || placed.quantity.is_money())
                && turn.is_some_and(|turn| self.is_printed(&rest[..turn.start]));
        }
        is_rate && words.strip_suffix('的').is_some_and(|whole| self.is_printed(whole))
    }

    /// Whether words are the name of a row that the document prints.
    pub(super) fn is_printed(&self, words: &str) -> bool {
        self.printed.iter().any(|(names, ..)| {
            names.find_in(self.lexicon, words).is_some_and(|around| {
                names_nothing(self.lexicon, &self.bare(around.after)) && self.begins(around.before)
            })
        })
    }
}

/// How many bytes words of filling, or what may stand before a name, take at the beginning.
fn filled(lexicon: &Lexicon, text: &str) -> Option<usize> {
    let lists =
        [&lexicon.name_openers, &lexicon.filling, &lexicon.name_joints, &lexicon.opens_parts];
    let words = lists.into_iter().filter_map(|list| list.beginning(text));
    words.filter(|word| word.start == 0).map(|word| word.end).max()
}

/// How many bytes the character at a place has.
fn width(text: &str, at: usize) -> usize {
    text[at..].chars().next().map_or(0, char::len_utf8)
}
