use std::ops::Range;

use super::bad_number::Fault;
use super::quantity::{Measure, Quantity};
use super::vocabulary::Word;

/// What divides a sentence.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Stop {
    /// ，
    Comma,
    /// 、
    Pause,
    /// ；
    Semicolon,
    /// ：
    Colon,
    /// （
    Open,
    /// ）
    Close,
    /// 。
    Full,
}

/// What a token is.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum Lexeme {
    Quantity(Quantity),
    /// A whole number with nothing behind it, until it is known whether a unit is missing.
    Loose(Quantity),
    /// A number that is none, or in no unit.
    Bad(Fault, Measure),
    /// A fiscal year: 2025年.
    Year(i16),
    Word(Word),
    Stop(Stop),
}

/// A piece of a text that says something about numbers; what stands between two is their gap.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Token {
    pub lexeme: Lexeme,
    /// Its bytes.
    pub range: Range<usize>,
}

impl Token {
    pub fn quantity(&self) -> Option<&Quantity> {
        match &self.lexeme {
            Lexeme::Quantity(quantity) => Some(quantity),
            _ => None,
        }
    }

    pub fn money(&self) -> Option<&Quantity> {
        self.quantity().filter(|quantity| quantity.is_money())
    }

    pub fn word(&self) -> Option<Word> {
        match self.lexeme {
            Lexeme::Word(word) => Some(word),
            _ => None,
        }
    }

    pub fn stop(&self) -> Option<Stop> {
        match self.lexeme {
            Lexeme::Stop(stop) => Some(stop),
            _ => None,
        }
    }
}
