use std::collections::HashSet;
use std::ops::Range;

use crate::lexicon::Lexicon;

use super::bad_number::{BadNumber, Fault};
use super::change::Change;
use super::change_held::became;
use super::changed_each::changed_each;
use super::listed::Listed;
use super::phrases::phrases;
use super::quantity::{Placed, Quantity};
use super::relation::{Outcome, Relation};
use super::said_unit::says_its_unit;
use super::scan::tokens;
use super::sentence::{Sentence, sentences, together};
use super::shared_units::shared_units;
use super::token::{Lexeme, Stop, Token};
use super::vocabulary::Word;
use super::wanting_units::wanting_units;
use super::zeros::exact_zeros;
use super::{
    at_most, balance, both_sides, chain, change, changed, changed_in_turn, changes_of_kinds,
    changes_sum, completion, counts, even, flat, further, in_the_year, names_counted, nothing_of,
    order, other_readings, parts, points, product, rate_of_each, share, signed, times,
};

/// What was read of a paragraph.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Reading {
    /// Its amounts, rates and counts, in order.
    pub quantities: Vec<Placed>,
    /// What they say of each other.
    pub relations: Vec<Relation>,
    /// Numbers that are none, or in no unit.
    pub bad: Vec<BadNumber>,
    /// Whether any of them is money.
    pub speaks_of_money: bool,
    /// Whether the unit of its amounts is said once, and need not stand behind each.
    pub says_its_unit: bool,
    /// Where each number of a relation begins, and which relation that is; sorted.
    numbers: Vec<(usize, usize)>,
    /// The numbers that some relation takes in that holds.
    explained: HashSet<Range<usize>>,
}

/// How many numbers before and behind one are near it.
const NEAR: usize = 60;

/// No sentence of a person has more tokens; of one that has nothing is worked out, for each number
/// may belong to each other.
const MOST: usize = 400;

/// Reads a paragraph.
pub fn read(lexicon: &Lexicon, text: &str) -> Reading {
    let mut tokens = tokens(lexicon, text);
    // Most paragraphs have no number.
    if !tokens.iter().any(is_number) {
        return Reading::default();
    }
    phrases(lexicon, text, &mut tokens);
    shared_units(text, &mut tokens);
    wanting_units(lexicon, text, &mut tokens);
    exact_zeros(&mut tokens);
    let mut reading = Reading::default();
    let sentences = sentences(lexicon, text, &tokens);
    for sentence in &sentences {
        reading.bad.extend(bad_numbers(sentence));
        reading.quantities.extend(placed(sentence));
    }
    if reading.quantities.is_empty() {
        return reading;
    }
    reading.says_its_unit = says_its_unit(lexicon, text);
    reading.speaks_of_money = reading.quantities.iter().any(|one| one.quantity.is_money());
    let mut known = 0;
    let mut end = 0;
    for (at, sentence) in sentences.iter().enumerate() {
        let start = end;
        end += sentence.tokens.len();
        if sentence.tokens.len() > MOST {
            known = at + 1;
            continue;
        }
        let earlier = &sentences[known..at];
        let before = earlier.last();
        // A sentence without a number says nothing of one.
        if !sentence.tokens.iter().any(|token| token.quantity().is_some()) {
            reading.relations.extend(order::relations(sentence, before));
            reading.relations.extend(flat::relations(lexicon, sentence, before));
            continue;
        }
        reading.relations.extend(of_sentence(lexicon, sentence, earlier));
        reading.relations.extend(both_sides::across(lexicon, before, sentence, &tokens[..end]));
        if let Some(before) = before.filter(|_| parts::goes_on(lexicon, sentence)) {
            let both = together(before, &tokens[start - before.tokens.len()..end]);
            reading.take_across(lexicon, &both, before.tokens.len());
        }
    }
    reading.relations.extend(changes_sum::relations(&reading.quantities, &reading.relations));
    reading.number_relations();
    let holds = |relation: &&Relation| {
        matches!(relation.outcome, Outcome::Holds | Outcome::LastPlace { .. })
    };
    let holding = reading.relations.iter().filter(holds);
    reading.explained = holding.flat_map(Relation::ranges).cloned().collect();
    reading
}

/// What the numbers of a sentence say of each other.
fn of_sentence(
    lexicon: &Lexicon,
    sentence: &Sentence<'_>,
    before: &[Sentence<'_>],
) -> Vec<Relation> {
    let changes = change::changes(sentence);
    let each = changed_each(sentence);
    let of_one = changes.iter().filter(|one| !each.iter().any(|each| each.has(one)));
    let of_one: Vec<Change> = of_one.cloned().collect();
    let mut found = changed::relations(lexicon, sentence, before, &of_one);
    found.extend(each.iter().flat_map(|each| each.relations(sentence)));
    found.extend(changes_of_kinds::relations(lexicon, sentence, &changes));
    found.extend(of_amounts(lexicon, sentence, before.last()));
    found.extend(parts::relations(lexicon, sentence, &changes));
    let listed = Listed { lexicon, sentence, changes: &changes };
    let further = further::relations(&listed, &found);
    found.extend(further);
    other_readings::take_back(&listed, &mut found);
    found
}

/// What the amounts of a sentence say of each other, changes and parts aside.
fn of_amounts(
    lexicon: &Lexicon,
    sentence: &Sentence<'_>,
    before: Option<&Sentence<'_>>,
) -> Vec<Relation> {
    let mut found = completion::relations(sentence);
    found.extend(share::relations(lexicon, sentence));
    found.extend(points::relations(sentence));
    found.extend(flat::relations(lexicon, sentence, before));
    found.extend(order::relations(sentence, before));
    found.extend(in_the_year::relations(sentence));
    found.extend(signed::relations(sentence));
    found.extend(counts::relations(lexicon, sentence));
    found.extend(names_counted::relations(lexicon, sentence));
    found.extend(product::relations(sentence));
    found.extend(rate_of_each::relations(lexicon, sentence));
    found.extend(balance::relations(sentence));
    found.extend(even::relations(sentence));
    found.extend(times::relations(sentence));
    found.extend(nothing_of::relations(lexicon, sentence));
    found.extend(changed_in_turn::relations(sentence, before));
    found.extend(chain::relations(lexicon, sentence));
    found.extend(at_most::relations(lexicon, sentence));
    found
}

/// The numbers of a sentence that are none. In a list of amounts a comma may stand between two.
fn bad_numbers(sentence: &Sentence<'_>) -> Vec<BadNumber> {
    let is_list = (0..sentence.tokens.len())
        .any(|at| matches!(sentence.word(at), Some(Word::InTurn | Word::Each | Word::Whole)));
    let bad = |token: &Token| match token.lexeme {
        Lexeme::Bad(fault, measure) if !(is_list && fault == Fault::Marks) => {
            Some(BadNumber { fault, measure, range: token.range.clone() })
        }
        _ => None,
    };
    sentence.tokens.iter().filter_map(bad).collect()
}

/// Words before an amount by which it is not what its label names, but what is beside it.
const BESIDE: [Word; 10] = [
    Word::Up,
    Word::Down,
    Word::Above,
    Word::Below,
    Word::Signed,
    Word::InYear,
    Word::Compared,
    Word::ComparedBehind,
    Word::Done,
    Word::InTurn,
];

/// A shorter name says too little.
const LEAST_NAME: usize = 4;

/// The quantities of a sentence with what they are called.
fn placed(sentence: &Sentence<'_>) -> impl Iterator<Item = Placed> {
    (0..sentence.tokens.len()).filter_map(|at| {
        let quantity = *sentence.quantity(at)?;
        let range = sentence.range(at);
        let says = |words: &[Word]| sentence.label_has(at, |word| words.contains(&word));
        // 包括财政拨款收入5万元, 占政府采购预算5万元的: what the words open has a name there.
        let opens = |word: Word| {
            let last = sentence.label_tokens(at).rfind(|at| sentence.word(*at) == Some(word));
            last.is_some_and(|last| {
                let name = sentence.gap(last, at).trim_end_matches(['为', '的']);
                // 由2023年的5万元增加到6万元
                let is_year = matches!(sentence.tokens[last + 1].lexeme, Lexeme::Year(_));
                !is_year && name.chars().filter(|c| c.is_alphabetic()).count() < LEAST_NAME
            })
        };
        let is_share = sentence.label_has(at, |word| word == Word::Share)
            && (opens(Word::Share) || !sentence.text[range.end..].starts_with('的'));
        let is_list = sentence.label_has(at, |word| word == Word::Whole) && opens(Word::Whole);
        // 增加到6万元 is what it became.
        let is_plain = sentence.is_done_plan(at)
            || (became(sentence, at)
                && !sentence.label_has(at, |word| BESIDE.contains(&word) && !word.is_direction()));
        let is_beside = is_share
            || is_list
            || (says(&BESIDE) && !is_plain)
            || sentence.is_in_list_of_changes(at);
        let is_aside = sentence.is_aside(at) && !stands_alone(sentence, at);
        Some(Placed {
            quantity,
            label: sentence.label_range(at),
            is_beside: is_aside || is_beside,
            is_aside: is_aside && !is_beside,
            is_in_turn: sentence.is_in_turn(at),
            phase: sentence.phase(at),
            is_last_years: says(&[Word::LastYear]),
            range,
        })
    })
}

/// Whether a number in brackets is what the words before them say, no other being there: 基本支出（5万元）.
fn stands_alone(sentence: &Sentence<'_>, at: usize) -> bool {
    let Some(open) = at.checked_sub(1).filter(|open| sentence.bracket(at) == Some(*open)) else {
        return false;
    };
    let is_number = |at: usize| sentence.tokens.get(at).is_some_and(is_number);
    sentence.gap(open, at).trim().is_empty()
        && sentence.stop(at + 1) == Some(Stop::Close)
        && sentence.gap(at, at + 1).trim().is_empty()
        && !open.checked_sub(1).is_some_and(is_number)
        && sentence.label(open).chars().filter(|c| c.is_alphabetic()).count() >= LEAST_NAME
}

/// Whether a token is a number, whatever it counts.
fn is_number(token: &Token) -> bool {
    matches!(token.lexeme, Lexeme::Quantity(_) | Lexeme::Loose(_) | Lexeme::Bad(..))
}

impl Reading {
    /// Notes of each number in which relations it stands.
    fn number_relations(&mut self) {
        let relations = self.relations.iter().enumerate();
        let numbers =
            relations.flat_map(|(at, one)| one.ranges().map(move |range| (range.start, at)));
        self.numbers = numbers.collect();
        self.numbers.sort_unstable();
        self.numbers.dedup();
    }

    /// Takes in what a sentence says of the one before, of the two read as one.
    fn take_across(&mut self, lexicon: &Lexicon, both: &Sentence<'_>, second: usize) {
        self.relations.extend(parts::across(lexicon, both, second));
        for share in share::across(lexicon, both, second) {
            let is_it = |one: &Relation| one.kind == share.kind && one.at == share.at;
            self.relations.retain(|one| !is_it(one));
            self.relations.push(share);
        }
    }

    /// The amount whose bytes these are.
    pub fn quantity(&self, range: &Range<usize>) -> Option<&Quantity> {
        self.placed(range).map(|one| &one.quantity)
    }

    /// The same with where it stands.
    pub fn placed(&self, range: &Range<usize>) -> Option<&Placed> {
        let at = self.quantities.partition_point(|one| one.range.start < range.start);
        self.quantities.get(at).filter(|one| one.range == *range)
    }

    /// Those that stand near some bytes, in order.
    pub fn near(&self, range: &Range<usize>) -> impl Iterator<Item = &Placed> {
        let at = self.quantities.partition_point(|one| one.range.start < range.start);
        let end = self.quantities.len().min(at + NEAR);
        self.quantities[at.saturating_sub(NEAR)..end].iter()
    }

    /// Those that end before some bytes.
    pub fn before(&self, range: &Range<usize>) -> &[Placed] {
        &self.quantities[..self.quantities.partition_point(|one| one.range.end <= range.start)]
    }

    /// The relations that take in a number.
    pub fn relations_of(&self, range: &Range<usize>) -> impl Iterator<Item = &Relation> {
        let start = range.start;
        let first = self.numbers.partition_point(|(number, _)| *number < start);
        let of_it = self.numbers[first..].iter().take_while(move |(number, _)| *number == start);
        of_it.map(|(_, at)| &self.relations[*at])
    }

    /// Whether no relation that takes in a number fails.
    pub fn holds(&self, range: &Range<usize>) -> bool {
        let fails = |relation: &&Relation| {
            !matches!(relation.outcome, Outcome::Holds | Outcome::NotComputable)
        };
        let mut failing = self.relations_of(range).filter(fails);
        !failing.any(|relation| relation.ranges().any(|one| one == range))
    }

    /// Whether some relation that holds takes in a number.
    pub fn explains(&self, range: &Range<usize>) -> bool {
        self.explained.contains(range)
    }
}
