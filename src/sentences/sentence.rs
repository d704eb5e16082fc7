use super::quantity::{Measure, Quantity};
use super::token::{Lexeme, Stop, Token};
use super::vocabulary::{Phase, Word};

/// How many tokens a bracket may hold.
const REACH: usize = 60;

/// A sentence of a paragraph: tokens up to a full stop.
pub(super) struct Sentence<'p> {
    pub text: &'p str,
    pub tokens: &'p [Token],
}

/// Divides the tokens of a paragraph at its full stops.
pub(super) fn sentences<'p>(text: &'p str, tokens: &'p [Token]) -> Vec<Sentence<'p>> {
    tokens
        .split_inclusive(|token| token.stop() == Some(Stop::Full))
        .map(|tokens| Sentence { text, tokens })
        .collect()
}

impl<'p> Sentence<'p> {
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
        let mut depth = 0_i32;
        // Brackets do not reach far.
        for at in at.saturating_sub(REACH)..at {
            match self.stop(at) {
                Some(Stop::Open) => depth += 1,
                Some(Stop::Close) => depth = (depth - 1).max(0),
                _ => {}
            }
        }
        depth > 0
    }

    /// The words right before a token, back to the quantity or mark before them: what it is called.
    pub fn label(&self, at: usize) -> &'p str {
        let start = self.label_start(at);
        let from = match start.checked_sub(1) {
            Some(before) => self.tokens[before].range.end,
            None => self.text[..self.tokens[at].range.start]
                .rfind(['。', '！', '？', '\n'])
                .map_or(0, |stop| stop + "。".len().min(self.text.len() - stop)),
        };
        self.text.get(from..self.tokens[at].range.start).unwrap_or_default()
    }

    /// The first token of the label of another.
    pub fn label_start(&self, at: usize) -> usize {
        (0..at)
            .rev()
            .find(|at| {
                matches!(self.tokens[*at].lexeme, Lexeme::Quantity(_) | Lexeme::Broken)
                    || self.stop(*at).is_some_and(|stop| !matches!(stop, Stop::Open | Stop::Close))
            })
            .map_or(0, |at| at + 1)
    }

    /// The phase of the year that the label of an amount names: the last one that it does.
    pub fn phase(&self, at: usize) -> Option<Phase> {
        (self.label_start(at)..at).rev().find_map(|at| match self.word(at) {
            Some(Word::Phase(phase)) => Some(phase),
            _ => None,
        })
    }

    /// Whether the years of the sentence are made comparable first.
    pub fn has_other_basis(&self) -> bool {
        self.tokens.iter().any(|token| token.word() == Some(Word::OtherBasis))
    }
}
