use crate::check::prose::ReadParagraph;
use crate::model::Kind;
use crate::sentences::{Measure, Phase, Placed, names_nothing};

use super::document_texts::{AskedRow, DocumentTexts, Stage, stage};
use super::row_names::Around;
use super::said_words::{QUOTES, has_code};

/// What a number says of a row.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Says {
    /// Its amount.
    Amount,
    /// Its share of what is printed.
    Share,
    /// By how much it is more or less than last year's.
    Change,
    /// How much of the year's budget was spent.
    Done,
}

/// How many amounts of a row may stand before the one that is asked for: 本年5万元，上年4万元.
const FAR: usize = 3;

impl<'a> DocumentTexts<'a> {
    /// Whether a number of a text tells what a withheld row comes to.
    pub fn tell(
        &self,
        paragraph: &ReadParagraph<'_>,
        placed: &Placed,
        asked: &AskedRow<'_>,
    ) -> bool {
        if placed.quantity.is_bound || paragraph.is_bound(&placed.range) {
            return false;
        }
        let before = self.said_before(paragraph, placed, asked);
        let says = before
            .or_else(|| self.is_said_behind(paragraph, placed, asked).then_some(Says::Amount));
        says.is_some_and(|says| self.is_of_it(paragraph, placed, asked, says))
    }

    /// What the words before a number say that it is of a row.
    fn said_before(
        &self,
        paragraph: &ReadParagraph<'_>,
        placed: &Placed,
        asked: &AskedRow<'_>,
    ) -> Option<Says> {
        let mut at = placed;
        let mut beside = None;
        for far in 0..FAR {
            let words = words_before(paragraph, at);
            if let Some(around) = asked.names.find_in(self.lexicon, words) {
                if !around.by_code && self.is_of_another(asked, words) {
                    return None;
                }
                let says = self.says(at, &around)?;
                return match far {
                    0 => Some(says),
                    _ => (says == Says::Amount).then(|| beside.unwrap_or(says)),
                };
            }
            // Only when the number is of, or what it is to the amount before; no other name.
            let bare = self.bare(words);
            let when = self.lexicon.last_year.words();
            let rest = when.fold(bare.clone(), |rest, word| rest.replace(word, ""));
            if !names_nothing(self.lexicon, &rest) {
                beside = Some(self.says_beside(at, self.opened(&bare)).filter(|_| far == 0)?);
            }
            if at.is_in_turn {
                return None;
            }
            at = paragraph.amount_before(at)?;
        }
        None
    }

    /// What a number says that words of a share, a change or a plan lead to.
    fn says_beside(&self, placed: &Placed, words: &str) -> Option<Says> {
        let lexicon = self.lexicon;
        let is_rate = placed.quantity.measure == Measure::Percent;
        let share = lexicon.share_of.words().filter_map(|word| words.strip_prefix(word));
        // 占比 begins with 占.
        if let Some(whole) = share.min_by_key(|whole| whole.len()).filter(|_| is_rate) {
            self.is_known(whole).then_some(Says::Share)
        } else if is_rate && lexicon.was_done.beginning(words).is_some() {
            Some(Says::Done)
        } else {
            ((is_rate || placed.quantity.is_money()) && self.is_change(words))
                .then_some(Says::Change)
        }
    }

    fn says(&self, placed: &Placed, around: &Around<'_>) -> Option<Says> {
        let lexicon = self.lexicon;
        let rest = self.bare(around.after);
        let is_each = lexicon.for_each.ending(rest.trim_end()).is_some();
        if !around.by_code && !self.begins(around.before)
            || !placed.is_in_turn && !is_each && self.is_joint(around)
        {
            return None;
        }
        if placed.quantity.is_money() {
            let is_filled = names_nothing(lexicon, &rest) || around.by_code && !has_code(&rest);
            let is_one = is_filled || is_each && self.goes_on(&rest);
            if is_one && (!placed.is_beside || placed.is_aside) {
                return Some(Says::Amount);
            }
        }
        self.says_beside(placed, self.opened(&rest))
    }

    /// Whether a row is named behind an amount that is its own: 安排5万元用于国防支出, 5万元国防支出.
    fn is_said_behind(
        &self,
        paragraph: &ReadParagraph<'_>,
        placed: &Placed,
        asked: &AskedRow<'_>,
    ) -> bool {
        let lexicon = self.lexicon;
        if !placed.quantity.is_money() || placed.is_beside {
            return false;
        }
        let mut rest = paragraph.rest_of_clause(&placed.range).trim_start();
        while let Some(word) = lexicon.spent_on.beginning(rest).filter(|word| word.start == 0) {
            rest = rest[word.end..].trim_start();
        }
        let named = asked.names.begun_by(rest.trim_start_matches(QUOTES));
        let Some(behind) = named.map(|behind| behind.trim_start_matches(QUOTES)) else {
            return false;
        };
        let end = behind.find(|c: char| !c.is_alphabetic()).unwrap_or(behind.len());
        let (run, rest) = behind.split_at(end);
        let is_over =
            names_nothing(lexicon, &self.bare(run)) || lexicon.spent_on.beginning(run).is_some();
        let words = words_before(paragraph, placed);
        let is_printed_rows = self.printed.iter().any(|(names, ..)| {
            names.find_in(lexicon, words).is_some_and(|around| {
                names_nothing(lexicon, &self.bare(around.after)) && self.begins(around.before)
            })
        });
        is_over
            && !self.goes_on(run)
            && !self.goes_on(rest)
            && !rest.trim_start().starts_with(|c: char| c.is_ascii_digit())
            && !is_printed_rows
            && !self.is_of_another(asked, paragraph.rest_of_clause(&placed.range))
    }

    /// Whether what is said is said of the year and the stage of the document that withholds the
    /// row, and whether what it is measured by is known.
    fn is_of_it(
        &self,
        paragraph: &ReadParagraph<'_>,
        placed: &Placed,
        asked: &AskedRow<'_>,
        says: Says,
    ) -> bool {
        let (own, withholds) = (self.document, asked.document);
        let is_own = own.path == withholds.path;
        let same_stage = is_own || stage(own).is_some() && stage(own) == stage(withholds);
        match says {
            Says::Amount | Says::Share => {
                self.year(paragraph, placed) == Some(withholds.year)
                    && (self.stage_said(placed) == stage(withholds)
                        || is_own && stage(own).is_none())
            }
            Says::Change if own.year == withholds.year => {
                let says_last_years = || {
                    let near = paragraph.reading.near(&placed.range);
                    let mut beside = near.filter(|one| {
                        one.range != placed.range
                            && paragraph.in_one_sentence(&one.range, &placed.range)
                    });
                    beside.any(|one| one.quantity.is_money() && one.is_last_years)
                };
                same_stage
                    && (self.prints(withholds.key().year_before(), asked) || says_last_years())
            }
            Says::Change => same_stage && self.prints(own.key(), asked),
            Says::Done => {
                let planned = withholds.key().of_kind(Kind::Budget);
                let settled = withholds.key().of_kind(Kind::FinalAccounts);
                let other =
                    if stage(withholds) == Some(Stage::Planned) { settled } else { planned };
                own.year == withholds.year
                    && stage(own) == Some(Stage::Settled)
                    && self.prints(other, asked)
            }
        }
    }

    /// The year that an amount is of, as its words say; nothing where they say several.
    fn year(&self, paragraph: &ReadParagraph<'_>, placed: &Placed) -> Option<i16> {
        let words = words_before(paragraph, placed);
        let mut years = words.match_indices('年').filter_map(|(at, _)| {
            let start = words[..at]
                .rfind(|c: char| !c.is_ascii_digit())
                .map_or(0, |last| last + words[last..].chars().next().map_or(0, char::len_utf8));
            words[start..at].parse::<i16>().ok().filter(|_| at - start == 4)
        });
        let first = years.next();
        match (first, years.next()) {
            (Some(_), Some(_)) => None,
            (Some(year), None) => Some(year),
            _ if placed.is_last_years => Some(self.document.year - 1),
            _ => Some(self.document.year),
        }
    }

    /// Whether an amount is planned or settled, as its words or its document say.
    fn stage_said(&self, placed: &Placed) -> Option<Stage> {
        let own = stage(self.document);
        match placed.phase {
            None => own,
            Some(Phase::Initial) => Some(Stage::Planned),
            Some(Phase::Plan) => own.filter(|own| *own == Stage::Planned),
            Some(Phase::Adjusted) => None,
            Some(Phase::Executed | Phase::Settled) => Some(Stage::Settled),
        }
    }
}

/// The words before a number: back to the amount before it, or the name that is its own.
fn words_before<'p>(paragraph: &'p ReadParagraph<'_>, placed: &Placed) -> &'p str {
    if placed.is_in_turn {
        return &paragraph.text[placed.label.clone()];
    }
    paragraph.since_the_last_amount(&placed.range)
}
