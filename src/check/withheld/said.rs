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
            .or_else(|| self.said_behind(paragraph, placed, asked))
            .or_else(|| self.is_headed(paragraph, placed, asked).then_some(Says::Amount));
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
            if let Some(around) = self.named(asked, words) {
                let is_sum = || {
                    let is_plain = far == 0 && at.quantity.is_money() && !at.is_in_turn;
                    is_plain
                        && (self.is_sum_with_printed(asked, words) || self.is_rest_without(&around))
                };
                if !around.by_code && self.is_of_another(asked, words) {
                    return None;
                }
                let says = self.says(at, &around, far);
                let says = says.or_else(|| is_sum().then_some(Says::Amount))?;
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
        if let Some(is_known) = self.is_share_of_known(words).filter(|_| is_rate) {
            is_known.then_some(Says::Share)
        } else if self.is_beside_printed(placed, words) {
            Some(Says::Share)
        } else if is_rate && lexicon.was_done.beginning(words).is_some() {
            Some(Says::Done)
        } else {
            ((is_rate || placed.quantity.is_money()) && self.is_change(words))
                .then_some(Says::Change)
        }
    }

    fn says(&self, placed: &Placed, around: &Around<'_>, far: usize) -> Option<Says> {
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
            // 由11万元调整为12万元: what it was leads to what it is.
            let was = far > 0 && is_filled && rest.trim_end().ends_with('由');
            if is_one && (!placed.is_beside || placed.is_aside || was) {
                return Some(Says::Amount);
            }
        }
        self.says_beside(placed, self.opened(&rest))
    }

    /// What a number says of a row that is named behind it: 安排5万元用于国防支出, 5万元国防支出,
    /// 全部支出的5%用于国防.
    fn said_behind(
        &self,
        paragraph: &ReadParagraph<'_>,
        placed: &Placed,
        asked: &AskedRow<'_>,
    ) -> Option<Says> {
        let words = words_before(paragraph, placed);
        let says = if placed.quantity.measure == Measure::Percent {
            self.ends_with_a_whole(words).then_some(Says::Share)?
        } else if placed.quantity.is_money() && !placed.is_beside && !self.is_printed(words) {
            Says::Amount
        } else {
            return None;
        };
        let rest = paragraph.rest_of_clause(&placed.range);
        (self.begins_with_the_name(rest, asked) && !self.is_of_another(asked, rest)).then_some(says)
    }

    /// Whether a share of what these words end with is known: 全部支出的, 其中.
    fn ends_with_a_whole(&self, words: &str) -> bool {
        let lexicon = self.lexicon;
        let words = words.trim_end_matches(|c: char| !c.is_alphabetic());
        let among =
            lexicon.among.ending(words).filter(|_| lexicon.opens_parts.ending(words).is_none());
        let words = among.map_or(words, |among| &words[..among.start]);
        let clause = words.rfind(['，', ',', '；', ';', '。']).map_or(words, |at| &words[at..]);
        let whole = clause.trim_start_matches(|c: char| !c.is_alphabetic());
        lexicon.opens_parts.ending(words).is_some() || !whole.is_empty() && self.is_known(whole)
    }

    /// Whether a text begins with the name of a withheld row, alone, behind the words that lead from
    /// an amount to what it is spent on.
    fn begins_with_the_name(&self, text: &str, asked: &AskedRow<'_>) -> bool {
        let lexicon = self.lexicon;
        let mut rest = text.trim_start();
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
        is_over
            && !self.goes_on(run)
            && !self.goes_on(rest)
            && !rest.trim_start().starts_with(|c: char| c.is_ascii_digit())
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
