use std::ops::Range;

use crate::lexicon::Lexicon;

use super::in_turn::{Turn, turns};
use super::quantity::{Measure, Quantity};
use super::token::{Lexeme, Stop, Token};
use super::vocabulary::{Phase, Word};

/// How many tokens a bracket, or a list of changes, may hold.
const REACH: usize = 60;

/// What something became is said in so many characters: 减少到.
const BECAME: usize = 4;

/// A sentence of a paragraph: tokens up to a full stop.
pub(super) struct Sentence<'p> {
    pub text: &'p str,
    pub tokens: &'p [Token],
    /// The byte of the text where it begins.
    start: usize,
    /// The numbers that stand for names in their order.
    turns: Vec<Turn>,
}

/// Divides the tokens of a paragraph at its full stops.
pub(super) fn sentences<'p>(
    lexicon: &Lexicon,
    text: &'p str,
    tokens: &'p [Token],
) -> Vec<Sentence<'p>> {
    let mut start = 0;
    let mut of = |tokens: &'p [Token]| {
        let turns = turns(lexicon, text, tokens, start);
        let sentence = Sentence { text, tokens, start, turns };
        start = tokens.last().map_or(start, |last| last.range.end);
        sentence
    };
    tokens.split_inclusive(|token| token.stop() == Some(Stop::Full)).map(&mut of).collect()
}

/// Two sentences read as one: some of the tokens of their paragraph.
pub(super) fn together<'p>(first: &Sentence<'p>, both: &'p [Token]) -> Sentence<'p> {
    Sentence { text: first.text, tokens: both, start: first.start, turns: Vec::new() }
}

impl<'p> Sentence<'p> {
    /// The byte of the text where it begins.
    pub fn start(&self) -> usize {
        self.start
    }

    /// The bytes of a token.
    pub fn range(&self, at: usize) -> Range<usize> {
        self.tokens[at].range.clone()
    }

    /// What stands between two tokens.
    pub fn gap(&self, from: usize, to: usize) -> &'p str {
        &self.text[self.tokens[from].range.end..self.tokens[to].range.start]
    }

    pub fn quantity(&self, at: usize) -> Option<&'p Quantity> {
        self.tokens.get(at)?.quantity()
    }

    pub fn money(&self, at: usize) -> Option<&'p Quantity> {
        self.tokens.get(at)?.money()
    }

    /// Whether a word is the first thing that it says.
    pub fn begins_with(&self, word: Word) -> bool {
        let first = self.tokens.iter().position(|token| token.stop() != Some(Stop::Full));
        first.is_some_and(|at| {
            let before = &self.text[self.start..self.tokens[at].range.start];
            self.word(at) == Some(word) && before.trim().is_empty()
        })
    }

    /// The character behind a count: 辆.
    pub fn counted(&self, at: usize) -> Option<char> {
        let token = self.tokens.get(at)?;
        let is_count = token.quantity()?.measure == Measure::Count;
        self.text[token.range.end..].chars().next().filter(|_| is_count)
    }

    pub fn word(&self, at: usize) -> Option<Word> {
        self.tokens.get(at)?.word()
    }

    pub fn stop(&self, at: usize) -> Option<Stop> {
        self.tokens.get(at)?.stop()
    }

    /// Where the part of the sentence between semicolons begins that a token stands in.
    pub fn segment_start(&self, at: usize) -> usize {
        (0..at).rev().find(|at| self.stop(*at) == Some(Stop::Semicolon)).map_or(0, |at| at + 1)
    }

    /// Whether a token stands in brackets that open behind another.
    pub fn is_aside(&self, at: usize) -> bool {
        self.bracket(at).is_some()
    }

    /// The token that opens the brackets in which a token stands.
    pub fn bracket(&self, at: usize) -> Option<usize> {
        let mut open: Vec<usize> = Vec::new();
        // Brackets do not reach far.
        for at in at.saturating_sub(REACH)..at {
            match self.stop(at) {
                Some(Stop::Open) => open.push(at),
                Some(Stop::Close) => drop(open.pop()),
                _ => {}
            }
        }
        open.pop()
    }

    /// The words right before a token, back to the quantity or mark before them: what it is called.
    pub fn label(&self, at: usize) -> &'p str {
        &self.text[self.label_range(at)]
    }

    /// Its bytes. Of names in their order it is the one that is the number's.
    pub fn label_range(&self, at: usize) -> Range<usize> {
        if let Some(turn) = self.turns.iter().find(|turn| turn.number == at) {
            return turn.name.clone();
        }
        let before = self.label_start(at).checked_sub(1);
        // 运行费由5万元增至6万元: what it became is called as what it was.
        if let Some(was) = before.filter(|before| self.is_what_it_was(*before)) {
            return self.words_before(was);
        }
        let from = before.map_or(self.start, |before| self.tokens[before].range.end);
        from..self.tokens[at].range.start
    }

    /// The bytes of the words right before a token, whatever it is called.
    fn words_before(&self, at: usize) -> Range<usize> {
        let before = self.label_start(at).checked_sub(1);
        let from = before.map_or(self.start, |before| self.tokens[before].range.end);
        from..self.tokens[at].range.start
    }

    /// Whether a number stands for one of several names in their order.
    pub fn is_in_turn(&self, at: usize) -> bool {
        self.turns.iter().any(|turn| turn.number == at)
    }

    /// The tokens of the words right before another.
    pub fn label_tokens(&self, at: usize) -> Range<usize> {
        match self.turns.iter().find(|turn| turn.number == at) {
            None => self.label_start(at)..at,
            Some(turn) => self.tokens_of(&turn.name),
        }
    }

    /// The tokens that begin in some bytes.
    fn tokens_of(&self, bytes: &Range<usize>) -> Range<usize> {
        let begins = |byte: usize| self.tokens.partition_point(|one| one.range.start < byte);
        begins(bytes.start)..begins(bytes.end)
    }

    /// Whether the words right before a token say something.
    pub fn label_has(&self, at: usize, says: impl Fn(Word) -> bool) -> bool {
        self.label_tokens(at).any(|at| self.word(at).is_some_and(&says))
    }

    /// Whether an amount is by how much something changed: 比上年减少5万元, 比上年少5万元.
    pub fn is_change(&self, at: usize) -> bool {
        let is_word = |word: Word| word.is_direction() || word == Word::Signed;
        self.label_has(at, is_word)
            || self.label(at).trim_end().ends_with(['少', '多'])
            || self.is_in_list_of_changes(at)
    }

    /// Whether an amount is what something was before it became the next: 由5万元增至6万元.
    pub fn is_what_it_was(&self, at: usize) -> bool {
        let is_from = || self.text[self.words_before(at)].trim_end().ends_with(['由', '从']);
        if self.money(at).is_none() || !is_from() {
            return false;
        }
        let next = (at + 1..self.tokens.len().min(at + 3)).find(|at| self.money(*at).is_some());
        let gap = next.map_or("", |next| self.gap(at, next).trim());
        gap.ends_with(['至', '到', '为']) && gap.chars().count() <= BECAME
    }

    /// Whether an amount stands in a list of what grew or shrank: 增加的有：基本支出5万元、项目支出3万元.
    pub fn is_in_list_of_changes(&self, at: usize) -> bool {
        let before = (at.saturating_sub(REACH)..at).rev();
        before
            .take_while(|at| self.stop(*at) != Some(Stop::Semicolon))
            .any(|at| self.word(at) == Some(Word::ListsChanges))
    }

    /// Whether an amount is by how much something changed, or what it is compared with: 比上年减少5万元,
    /// 比上年5万元.
    pub fn is_change_or_base(&self, at: usize) -> bool {
        let is_base = |word| matches!(word, Word::Compared | Word::ComparedBehind);
        self.is_change(at) || self.label_has(at, is_base)
    }

    /// Whether an amount is that of which a rate right behind it is told, and what follows divides the one before:
    /// 收入{A}，为预算{B}的{p}，其中：….
    pub fn is_base_of_rate(&self, at: usize) -> bool {
        let is_rate = |at| self.quantity(at).is_some_and(|one| one.measure == Measure::Percent);
        at + 1 < self.tokens.len() && is_rate(at + 1) && self.gap(at, at + 1).trim() == "的"
    }

    /// Numbers of a kind that have none of their kind between them.
    pub fn neighbours(&self, is_one: impl Fn(usize) -> bool) -> Vec<(usize, usize)> {
        let all: Vec<usize> = (0..self.tokens.len()).filter(|at| is_one(*at)).collect();
        all.iter().copied().zip(all.iter().copied().skip(1)).collect()
    }

    /// The first token of the label of another.
    pub fn label_start(&self, at: usize) -> usize {
        (0..at)
            .rev()
            .find(|at| {
                matches!(self.tokens[*at].lexeme, Lexeme::Quantity(_) | Lexeme::Bad(..))
                    || self.stop(*at).is_some_and(|stop| !matches!(stop, Stop::Open | Stop::Close))
            })
            .map_or(0, |at| at + 1)
    }

    /// The phase of the year that the label of an amount names: the last one that it does.
    pub fn phase(&self, at: usize) -> Option<Phase> {
        // 教育支出、卫生健康支出的年初预算分别为5万元、6万元: the last name says it of all.
        let of_all = || {
            let turn = self.turns.iter().find(|turn| turn.number == at)?;
            self.phase_in(self.tokens_of(&turn.last_name))
        };
        self.phase_in(self.label_tokens(at)).or_else(of_all)
    }

    /// Whether an amount is the plan that was done: 完成年初预算5万元的80%.
    pub fn is_done_plan(&self, at: usize) -> bool {
        let words: Vec<Word> = self.label_tokens(at).filter_map(|token| self.word(token)).collect();
        matches!(words.as_slice(), [Word::Done, Word::Phase(_)])
    }

    /// The last phase that some tokens name.
    pub fn phase_in(&self, tokens: Range<usize>) -> Option<Phase> {
        tokens.rev().find_map(|at| match self.word(at) {
            Some(Word::Phase(phase)) => Some(phase),
            _ => None,
        })
    }

    /// The first year that some tokens name.
    pub fn year_in(&self, mut tokens: Range<usize>) -> Option<i16> {
        tokens.find_map(|at| match self.tokens[at].lexeme {
            Lexeme::Year(year) => Some(year),
            _ => None,
        })
    }

    /// The word that says what a rate is of (占, 完成): in its clause, with nothing between them that
    /// says something else.
    pub fn governing(&self, rate: usize, wanted: Word) -> Option<usize> {
        for at in (0..rate).rev() {
            match self.word(at) {
                Some(word) if word == wanted => return Some(at),
                Some(Word::Up | Word::Down | Word::Share | Word::Done | Word::Parts) => {
                    return None;
                }
                _ => {}
            }
            let ends = matches!(
                self.stop(at),
                Some(Stop::Comma | Stop::Pause | Stop::Semicolon | Stop::Colon | Stop::Full)
            );
            if ends || self.quantity(at).is_some_and(|quantity| !quantity.is_money()) {
                return None;
            }
        }
        None
    }

    /// Whether the years of the sentence are made comparable first.
    pub fn has_other_basis(&self) -> bool {
        self.tokens.iter().any(|token| token.word() == Some(Word::OtherBasis))
    }
}
