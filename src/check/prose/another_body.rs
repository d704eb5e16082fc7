use std::ops::Range;

use crate::sentences::Placed;

use super::read_paragraph::ReadParagraph;
use super::sentence_check::SentenceCheck;

/// What a paragraph says of another body is told in no more sentences.
const FAR: usize = 6;

/// A shorter name is none: 城乡, 医院.
const LEAST_NAME: usize = 2;

/// The end of a name by which an office is known: 教育局.
const TAIL: usize = 3;

impl SentenceCheck<'_> {
    /// Whether words, in which the own names are left out, speak of a school, a hospital, a town or another body
    /// that is no office: 县人民医院2024年, 东河镇地方财政收入. The own place and the own short name are none.
    pub(super) fn names_another_body(&self, words: &str) -> bool {
        let lexicon = &self.disclosure.lexicon;
        let is_it = |at: &Range<usize>| {
            let name = name_before(&words[..at.end]);
            let behind = &words[at.end..];
            let is_subject = behind.starts_with(|c: char| c.is_ascii_digit() || c == '的')
                || lexicon.body_openers.beginning(behind).is_some();
            let is_long = words[..at.start].len() >= at.end - name.len()
                && words[at.end - name.len()..at.start].chars().count() >= LEAST_NAME;
            let is_own_mark = lexicon.own_marks.ending(&words[..at.start]).is_some();
            is_subject && is_long && !is_own_mark && !self.is_own_place(name)
        };
        let endings = [&lexicon.body_endings, &lexicon.place_endings];
        endings.into_iter().any(|endings| endings.find_in(words).any(|at| is_it(&at)))
    }

    /// Whether a name is part of the own name, or ends as it does.
    fn is_own_place(&self, name: &str) -> bool {
        let chars: Vec<(usize, char)> = name.char_indices().collect();
        let tail = chars.len().checked_sub(TAIL).map_or(name, |from| &name[chars[from].0..]);
        self.department.name.contains(tail)
    }

    /// Whether a sentence before an amount, in its paragraph, is of another body, and none since speaks of the
    /// own office: 县人民医院2024年收入预算3万元。支出预算2万元.
    pub(super) fn goes_on_about_another(
        &self,
        paragraph: &ReadParagraph<'_>,
        placed: &Placed,
    ) -> bool {
        if self.names_the_own(paragraph.sentence_up_to(&placed.range)) {
            return false;
        }
        for sentence in paragraph.sentences_before(&placed.range).take(FAR) {
            if self.begins_with_another(sentence) {
                return true;
            }
            if self.names_the_own(sentence) {
                return false;
            }
        }
        false
    }

    /// Whether words name the own office: by its name, by the end of it, by what it calls itself.
    fn names_the_own(&self, words: &str) -> bool {
        let name = &self.department.name;
        let own_unit = self
            .disclosure
            .budget_unit
            .as_ref()
            .and_then(|own| self.department.budget_units.iter().find(|unit| unit.code == *own));
        let names = [Some(name.as_str()), own_unit.map(|unit| unit.name.as_str())];
        let is_in = |name: &str| {
            let tail = name.char_indices().rev().nth(TAIL - 1).map_or(name, |(at, _)| &name[at..]);
            words.contains(tail)
        };
        names.into_iter().flatten().any(is_in) || self.disclosure.lexicon.own_words.is_in(words)
    }

    /// Whether another body or a unit below is what a sentence begins with, behind a year or nothing.
    fn begins_with_another(&self, sentence: &str) -> bool {
        let start = sentence.trim_start();
        let behind = start.trim_start_matches(|c: char| c.is_ascii_digit());
        let behind = if behind.len() < start.len() {
            let year = behind.strip_prefix('年').unwrap_or(behind);
            year.strip_prefix('度').unwrap_or(year)
        } else {
            behind
        };
        let behind = behind.trim_start_matches(['，', ',', ' ']);
        let end = behind
            .char_indices()
            .find(|(_, c)| !(c.is_alphabetic() || c.is_ascii_digit()))
            .map_or(behind.len(), |(at, _)| at);
        let head = &behind[..end];
        let is_of_document =
            |code: &str| self.disclosure.budget_unit.as_ref().is_some_and(|own| *own == code);
        let is_unit = |name: &str| name != self.department.name && head.starts_with(name);
        let mut units = self.department.budget_units.iter();
        self.names_another_office(head)
            || units.any(|unit| !is_of_document(&unit.code) && is_unit(&unit.name))
    }
}

/// The name that ends with some words: back to the mark, the number or the year before it.
fn name_before(words: &str) -> &str {
    let is_part = |c: char| c.is_alphabetic() && c != '年';
    let start = words.char_indices().rev().take_while(|(_, c)| is_part(*c)).last();
    start.map_or("", |(at, _)| &words[at..])
}
