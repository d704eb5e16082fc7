use std::ops::Range;

use crate::lexicon::Lexicon;

use super::token::{Lexeme, Stop, Token};
use super::vocabulary::Word;

/// Finds the words that say something only by where they stand: 按性质划分 before a mark opens a list of
/// all parts, 中 behind an amount a list of some; 多 and 少 behind a comparison say a direction.
pub(super) fn phrases(lexicon: &Lexicon, text: &str, tokens: &mut Vec<Token>) {
    let of = |at: usize| {
        divided(lexicon, text, tokens, at)
            .or_else(|| among(lexicon, text, tokens, at))
            .or_else(|| by_how_much(lexicon, text, tokens, at))
    };
    let found: Vec<Token> = (0..tokens.len()).filter_map(of).collect();
    if found.is_empty() {
        return;
    }
    // Each stands before the next; what lies under one says nothing by itself.
    let is_free = |token: &Token| {
        let next = found.partition_point(|phrase| phrase.range.end <= token.range.start);
        found.get(next).is_none_or(|phrase| phrase.range.start >= token.range.end)
    };
    tokens.retain(is_free);
    tokens.extend(found);
    tokens.sort_by_key(|token| token.range.start);
}

/// Where the words before a token begin: behind the last quantity or mark.
fn begins(tokens: &[Token], at: usize) -> usize {
    let is_end = |token: &&Token| token.quantity().is_some() || token.stop().is_some();
    tokens[..at].iter().rev().find(is_end).map_or(0, |token| token.range.end)
}

fn is_mark(token: &Token) -> bool {
    matches!(token.stop(), Some(Stop::Comma | Stop::Colon))
}

fn word(word: Word, range: Range<usize>) -> Token {
    Token { lexeme: Lexeme::Word(word), range }
}

/// How many characters may say by what an amount is divided.
const LONGEST: usize = 10;

/// What says by what an amount is divided: 支出100万元，按性质划分：.
fn divided(lexicon: &Lexicon, text: &str, tokens: &[Token], at: usize) -> Option<Token> {
    if !is_mark(&tokens[at]) {
        return None;
    }
    let start = begins(tokens, at);
    let words = text[start..tokens[at].range.start].trim_end();
    let end = lexicon.divided_ends.ending(words)?;
    let by = lexicon.divided_by.find_in(words).filter(|by| by.end <= end.start).last()?;
    let is_short = words[by.end..end.start].chars().count() <= LONGEST;
    is_short.then(|| word(Word::Whole, start + by.start..start + end.end))
}

/// How far back a name is looked for that is said again.
const FAR: usize = 900;
/// A shorter name says too little.
const LEAST: usize = 4;

/// What says that the list behind it is of parts of an amount: 支出100万元中，; 支出100万元，比上年增加5万元。支出中，.
fn among(lexicon: &Lexicon, text: &str, tokens: &[Token], at: usize) -> Option<Token> {
    if !is_mark(&tokens[at]) {
        return None;
    }
    let start = begins(tokens, at);
    let words = &text[start..tokens[at].range.start];
    let mark = lexicon.among.ending(words.trim_end())?;
    let name = words[..mark.start].trim();
    let before = text.floor_char_boundary(start.saturating_sub(FAR));
    let is_amounts = name.is_empty() && at > 0 && tokens[at - 1].money().is_some();
    let is_again = name.chars().count() >= LEAST && text[before..start].contains(name);
    (is_amounts || is_again).then(|| word(Word::Parts, start + mark.start..start + mark.end))
}

/// What says, behind a comparison and right before an amount, that it is more or less by that: 比上年多5万元.
fn by_how_much(lexicon: &Lexicon, text: &str, tokens: &[Token], at: usize) -> Option<Token> {
    tokens[at].money()?;
    let start = tokens[at.checked_sub(1)?].range.end;
    let gap = &text[start..tokens[at].range.start];
    let said = gap.trim();
    let direction = if lexicon.change_up_behind.has(said) {
        Word::Up
    } else if lexicon.change_down_behind.has(said) {
        Word::Down
    } else {
        return None;
    };
    let in_clause = |token: &&Token| {
        !matches!(token.stop(), Some(Stop::Comma | Stop::Semicolon | Stop::Colon | Stop::Full))
    };
    let is_compared = tokens[..at]
        .iter()
        .rev()
        .take_while(in_clause)
        .any(|token| matches!(token.word(), Some(Word::Compared | Word::ComparedBehind)));
    let begins = start + gap.len() - gap.trim_start().len();
    is_compared.then(|| word(direction, begins..begins + said.len()))
}
