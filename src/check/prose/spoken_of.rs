use crate::lexicon::Lexicon;
use crate::sentences::{Measure, Placed, names_nothing};

use super::read_paragraph::ReadParagraph;
use super::sentence_check::SentenceCheck;
use super::spoken::Spoken;

/// How many amounts of one row may stand before the one that is asked for: 年初预算, 全年预算, 决算.
const FAR: usize = 3;

/// Of which years words may speak that name a row.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Years {
    /// The document's own.
    Own,
    /// Others too.
    Any,
}

impl<'a> SentenceCheck<'a> {
    /// The rows that the label of an amount names: by a name of their own, as a kind of procurement or a line of
    /// income in a sentence that speaks of these. Of an amount before the one that is asked for another year is
    /// its own: “…（项）”2022年预算4万元，2023年预算5万元.
    fn by_label(
        &self,
        paragraph: &ReadParagraph<'_>,
        placed: &Placed,
        years: Years,
    ) -> Option<Spoken<'_, 'a>> {
        let lexicon = &self.disclosure.lexicon;
        let label = &paragraph.text[placed.label.clone()];
        let label = self.behind_all_offices(paragraph, placed).unwrap_or(label);
        let named = self.named();
        let found = if years == Years::Any {
            named.spoken_of(&without_years(label))
        } else {
            named.spoken_of(label)
        };
        let found = found.or_else(|| named.spoken_of(&without_level(lexicon, label)?));
        let up_to = || paragraph.sentence_up_to(&placed.range);
        let kind = || named.kind_spoken_of(label).filter(|_| lexicon.of_procurement.is_in(up_to()));
        let income =
            || named.income_spoken_of(label).filter(|_| lexicon.income_names.is_in(up_to()));
        let kept = || named.kept_spoken_of(label);
        let behind = || self.named_behind(paragraph, placed);
        found.or_else(kept).or_else(kind).or_else(income).or_else(behind)
    }

    /// The rows of which an amount is said, and the words that name them: right before it, before a
    /// mark (“…（项）：支出决算为”), in the sentence before that has no amount, or before an amount of
    /// another phase (“…年初预算5万元，支出决算4万元”).
    pub(super) fn spoken_of<'p>(
        &self,
        paragraph: &'p ReadParagraph<'_>,
        placed: &Placed,
        years: Years,
    ) -> Option<(&'p str, Spoken<'_, 'a>)> {
        let lexicon = &self.disclosure.lexicon;
        let of = |words: &'p str| Some((words, self.named().spoken_of(words)?));
        let mut placed = placed;
        for far in 0..FAR {
            let label = &paragraph.text[placed.label.clone()];
            if let Some(found) =
                self.by_label(paragraph, placed, if far > 0 { Years::Any } else { years })
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
                return self.named_by_its_change(paragraph, placed);
            }
            let words = lexicon
                .was_done
                .beginning(words.trim_start_matches('，'))
                .map_or(words, |done| &words.trim_start_matches('，')[done.end..]);
            let plain = match years {
                Years::Own => words.replace(&format!("{}年", self.disclosure.year), ""),
                Years::Any => lexicon
                    .last_year
                    .words()
                    .fold(without_years(words), |words, year| words.replace(year, "")),
            };
            if !names_nothing(lexicon, became(lexicon, &plain)) {
                return None;
            }
            // 年初预算5万元，执行中增加1万元，决算6万元: the change is between the phases of one item.
            let mut before = paragraph.amount_before(placed);
            if let Some(change) = before.filter(|one| one.is_beside) {
                let is_in_year = lexicon.in_the_year.is_in(paragraph.label(&change.range));
                before = if is_in_year { paragraph.amount_before(change) } else { before };
            }
            match before {
                Some(before) if !before.is_beside => placed = before,
                Some(_) => return None,
                None => return of(paragraph.with_the_sentence_before(&placed.range)?),
            }
        }
        None
    }
}

impl<'a> SentenceCheck<'a> {
    /// The rows of which an amount is said whose name stands with its change: 收入支出总计增加1万元，总计5万元.
    fn named_by_its_change<'p>(
        &self,
        paragraph: &'p ReadParagraph<'_>,
        placed: &Placed,
    ) -> Option<(&'p str, Spoken<'_, 'a>)> {
        let lexicon = &self.disclosure.lexicon;
        let sum = paragraph.text[placed.label.clone()].trim();
        // 增加1万元（增长25%），总计5万元
        let behind = paragraph.reading.before(&placed.range).last()?;
        let is_rate = behind.quantity.measure == Measure::Percent && behind.is_beside;
        let last = if is_rate { behind } else { placed };
        let change = paragraph.amount_before(last).filter(|one| one.is_beside)?;
        let is_sum = lexicon.closes_list.has(sum.trim_end_matches(['为', '是']));
        let label = paragraph.label(&change.range);
        let directions = [&lexicon.change_up, &lexicon.change_down];
        let word = directions.into_iter().find_map(|words| words.ending(label.trim_end()))?;
        let named = &label[..word.start];
        let is_again = is_sum && named.ends_with(sum.trim_end_matches(['为', '是']));
        let near = paragraph.in_one_sentence(&change.range, &placed.range);
        if !is_again || !near {
            return None;
        }
        Some((named, self.named().spoken_of(named)?))
    }
}

/// Words without those that say that an amount became what follows: 增加到.
fn became<'w>(lexicon: &Lexicon, words: &'w str) -> &'w str {
    let changes = [&lexicon.change_up, &lexicon.change_down];
    let change = changes.into_iter().find_map(|words_of| words_of.beginning(words.trim_start()));
    let rest = change.map(|change| &words.trim_start()[change.end..]);
    rest.and_then(|rest| rest.strip_prefix(['到', '至'])).unwrap_or(words)
}

/// Words without the level that stands inside the name of a row: 教育（类）支出 is 教育支出. Nothing where none
/// does.
fn without_level(lexicon: &Lexicon, words: &str) -> Option<String> {
    let levels = lexicon.name_openers.words().filter(|word| word.starts_with('（'));
    let mut found = levels.filter_map(|level| {
        let narrow = level.replace('（', "(").replace('）', ")");
        let at = [level, narrow.as_str()].into_iter().find_map(|level| {
            let at = words.rfind(level)?..words.rfind(level)? + level.len();
            lexicon.fund_spending.beginning(&words[at.end..]).map(|_| at)
        })?;
        Some(format!("{}{}", &words[..at.start], &words[at.end..]))
    });
    found.next()
}

/// Words without the years in them.
fn without_years(words: &str) -> String {
    let mut rest = String::with_capacity(words.len());
    for part in words.split_inclusive('年') {
        let year =
            part.strip_suffix('年').map(|part| part.trim_end_matches(|c: char| c.is_ascii_digit()));
        let year = year.filter(|year| year.len() + 4 <= part.len() - '年'.len_utf8());
        // 由2022年的5万元增加到2023年的6万元
        rest.push_str(year.map_or(part, |year| year.strip_suffix(['由', '从']).unwrap_or(year)));
    }
    rest
}
