use std::ops::Range;

use crate::lexicon::Lexicon;

use super::quantity::{Placed, Quantity};
use super::relation::{Outcome, Relation};
use super::scan::tokens;
use super::sentence::{Sentence, sentences};
use super::token::Lexeme;
use super::{change, completion, parts, share};

/// What was read of a paragraph.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Reading {
    /// Its amounts, rates and counts, in order.
    pub quantities: Vec<Placed>,
    /// What they say of each other.
    pub relations: Vec<Relation>,
    /// Numbers that are none, with the unit behind them: `1,23万元`.
    pub broken: Vec<Range<usize>>,
}

/// Reads a paragraph.
pub fn read(lexicon: &Lexicon, text: &str) -> Reading {
    let tokens = tokens(lexicon, text);
    let mut reading = Reading::default();
    for token in &tokens {
        match token.lexeme {
            Lexeme::Quantity(quantity) => {
                reading.quantities.push(Placed { quantity, range: token.range.clone() });
            }
            Lexeme::Broken => reading.broken.push(token.range.clone()),
            _ => {}
        }
    }
    // Most paragraphs have no number that another could contradict.
    if reading.quantities.len() < 2 {
        return reading;
    }
    let sentences = sentences(text, &tokens);
    let mut before: Option<&Sentence<'_>> = None;
    for sentence in &sentences {
        let changes = change::changes(sentence);
        reading.relations.extend(change::relations(sentence, before, &changes));
        reading.relations.extend(completion::relations(sentence));
        reading.relations.extend(share::relations(sentence));
        reading.relations.extend(parts::relations(sentence, &changes));
        before = Some(sentence);
    }
    reading
}

impl Reading {
    /// The amount whose bytes these are.
    pub fn quantity(&self, range: &Range<usize>) -> Option<&Quantity> {
        self.quantities.iter().find(|one| one.range == *range).map(|one| &one.quantity)
    }

    /// Whether some relation that holds takes in a number.
    pub fn explains(&self, range: &Range<usize>) -> bool {
        self.relations.iter().any(|relation| {
            matches!(relation.outcome, Outcome::Holds | Outcome::LastPlace { .. })
                && relation.numbers.contains(range)
        })
    }
}
