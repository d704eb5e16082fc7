use crate::decimal::Decimal;

use super::interval::Interval;
use super::quantity::{Measure, Quantity};
use super::relation::{Outcome, Relation, RelationKind, Role};
use super::sentence::Sentence;
use super::token::{Lexeme, Stop};
use super::vocabulary::Word;

/// By how much something changed, as a sentence says it.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Change {
    /// The token that says in which direction.
    pub begins: usize,
    pub is_up: bool,
    /// The amount, where it is printed.
    pub amount: Option<usize>,
    /// The rate, where it is printed.
    pub rate: Option<usize>,
    /// Whether a second direction contradicts the first.
    pub is_torn: bool,
    /// The last token.
    pub ends: usize,
}

/// What may stand between a word of change and its number.
const BETWEEN: [&str; 8] = ["", "了", "为", "约", "近", "达", "到", "共"];

/// The changes that a sentence says.
pub(super) fn changes(sentence: &Sentence<'_>) -> Vec<Change> {
    let mut found: Vec<Change> = Vec::new();
    for at in 0..sentence.tokens.len() {
        let Some(word) = sentence.word(at).filter(|word| word.is_direction()) else { continue };
        let Some(number) = number_after(sentence, at) else { continue };
        let is_up = word == Word::Up;
        let is_rate = sentence.tokens[number].money().is_none();
        if let Some(open) = found.last_mut().filter(|open| goes_on(sentence, open, at, is_rate)) {
            // A rate of nothing has no direction of its own.
            let is_zero = sentence.quantity(number).is_some_and(|one| one.value.is_zero());
            open.is_torn |= open.is_up != is_up && !is_zero;
            *(if is_rate { &mut open.rate } else { &mut open.amount }) = Some(number);
            open.ends = number;
            continue;
        }
        let (amount, rate) = if is_rate { (None, Some(number)) } else { (Some(number), None) };
        found.push(Change { begins: at, is_up, amount, rate, is_torn: false, ends: number });
    }
    found
}

/// The amount or rate right behind a word of change.
fn number_after(sentence: &Sentence<'_>, at: usize) -> Option<usize> {
    let number = at + 1;
    let quantity = sentence.quantity(number)?;
    let fits =
        matches!(quantity.measure, Measure::Money { .. } | Measure::Percent | Measure::Times);
    (fits && BETWEEN.contains(&sentence.gap(at, number).trim())).then_some(number)
}

/// Whether a second word of change goes on about the change before it: 增加5万元，增长10%.
fn goes_on(sentence: &Sentence<'_>, open: &Change, at: usize, is_rate: bool) -> bool {
    let is_free = if is_rate { open.rate.is_none() } else { open.amount.is_none() };
    let near = (open.ends + 1..at).all(|between| {
        matches!(sentence.stop(between), Some(Stop::Comma | Stop::Open | Stop::Close | Stop::Pause))
            || sentence.word(between) == Some(Word::Compared)
    });
    let words =
        &sentence.text[sentence.tokens[open.ends].range.end..sentence.tokens[at].range.start];
    is_free && near && words.chars().count() <= 6
}

/// Whether each change is what the amounts of its sentence make of it.
pub(super) fn relations(
    sentence: &Sentence<'_>,
    before: Option<&Sentence<'_>>,
    changes: &[Change],
) -> Vec<Relation> {
    changes.iter().filter_map(|change| relation(sentence, before, changes, change)).collect()
}

/// An amount that may be what changed, and its bytes.
struct Head<'p> {
    quantity: &'p Quantity,
    range: std::ops::Range<usize>,
}

fn relation(
    sentence: &Sentence<'_>,
    before: Option<&Sentence<'_>>,
    changes: &[Change],
    change: &Change,
) -> Option<Relation> {
    let told = change.rate.or(change.amount)?;
    let numbers = [(Role::Amount, change.amount), (Role::Rate, change.rate)];
    let numbers = numbers.into_iter().filter_map(|(role, at)| Some((role, at?)));
    let mut relation = Relation {
        kind: RelationKind::Change,
        at: sentence.tokens[told].range.clone(),
        numbers: numbers.map(|(role, at)| (role, sentence.tokens[at].range.clone())).collect(),
        outcome: Outcome::NotComputable,
        base: None,
    };
    if change.is_torn {
        relation.outcome = Outcome::OtherDirection;
        return Some(relation);
    }
    if sentence.has_other_basis() {
        return Some(relation);
    }
    let compared = compared(sentence, change);
    relation.base = compared.as_ref().and_then(|compared| {
        (compared.begins..=compared.ends).rev().find_map(|at| match sentence.word(at) {
            Some(Word::Phase(phase)) => Some(phase),
            _ => None,
        })
    });
    if !is_about_the_head(sentence, change, compared.as_ref()) {
        return Some(relation);
    }
    let first = compared.as_ref().map_or(change.begins, |compared| compared.begins);
    let base = compared.as_ref().and_then(|compared| compared.base);
    let heads = heads(sentence, before, changes, first, base);
    let mut best: Option<(Outcome, &Head<'_>)> = None;
    for head in &heads {
        let outcome = held(sentence, change, head.quantity, base);
        if best.is_none_or(|(other, _)| outcome.rank() > other.rank()) {
            best = Some((outcome, head));
        }
    }
    let (outcome, head) = best?;
    relation.outcome = outcome;
    relation.numbers.insert(0, (Role::Head, head.range.clone()));
    relation.numbers.extend(base.map(|base| (Role::Base, sentence.tokens[base].range.clone())));
    Some(relation)
}

/// What a change is compared with.
struct Compared {
    /// The first token of 比上年预算.
    begins: usize,
    /// The last.
    ends: usize,
    /// The amount of the base, where it is printed.
    base: Option<usize>,
}

fn compared(sentence: &Sentence<'_>, change: &Change) -> Option<Compared> {
    let start = sentence.segment_start(change.begins);
    let mut behind: Option<Compared> = None;
    for at in (start..change.begins).rev() {
        match sentence.tokens[at].lexeme {
            Lexeme::Word(Word::ComparedBehind) if behind.is_none() => {
                // 与2024年相比: what is compared with stands before it, back to a mark.
                let begins = sentence.label_start(at).min(at);
                let base = (begins..at).find(|at| sentence.money(*at).is_some());
                behind = Some(Compared { begins, ends: at, base });
            }
            Lexeme::Word(Word::Compared) => {
                // 比2023年预算相比: one comparison.
                let ends = behind
                    .map_or_else(|| last_of_base(sentence, at, change.begins), |behind| behind.ends);
                let base = (at + 1..=ends).find(|at| sentence.money(*at).is_some());
                return Some(Compared { begins: at, ends, base });
            }
            Lexeme::Word(word) if word.is_direction() => break,
            Lexeme::Stop(Stop::Comma)
                // 2024年决算数20万元，增加5万元: nothing is compared in this clause.
                if behind.is_some()
                    || (at + 1..change.begins).any(|at| sentence.money(at).is_some()) =>
            {
                break;
            }
            _ => {}
        }
    }
    behind
}

/// The last token of what a comparison names: years, phases, an amount.
fn last_of_base(sentence: &Sentence<'_>, compared: usize, end: usize) -> usize {
    (compared + 1..end)
        .take_while(|at| {
            matches!(
                sentence.tokens[*at].lexeme,
                Lexeme::Year
                    | Lexeme::Quantity(_)
                    | Lexeme::Word(Word::LastYear | Word::Phase(_) | Word::Name)
            )
        })
        .last()
        .unwrap_or(compared)
}

/// Whether the words between the comparison and the change name nothing that has an amount of its
/// own: 比上年项目支出减少5万元 is about an amount that is not printed here.
fn is_about_the_head(
    sentence: &Sentence<'_>,
    change: &Change,
    compared: Option<&Compared>,
) -> bool {
    let Some(compared) = compared else {
        // 决算数20万元，增加5万元; else some word stands between them.
        let from = sentence.label_start(change.begins);
        let words = from.checked_sub(1).map_or("", |before| {
            &sentence.text
                [sentence.tokens[before].range.end..sentence.tokens[change.begins].range.start]
        });
        return is_filler(words);
    };
    is_filler(
        &sentence.text
            [sentence.tokens[compared.ends].range.end..sentence.tokens[change.begins].range.start],
    )
}

/// Words that name nothing: marks, 同比, 预算, 总额.
fn is_filler(words: &str) -> bool {
    const FILLERS: [&str; 28] = [
        "年度", "数额", "度", "同期", "收支", "收入", "支出", "总计", "总额", "合计", "预算",
        "决算", "执行", "安排", "数", "各", "均", "分别", "同比", "相比", "相应", "共", "总", "的",
        "有所", "略有", "幅度", "年",
    ];
    let mut rest: String =
        words.chars().filter(|c| !c.is_whitespace() && !"，、（）().:：".contains(*c)).collect();
    for filler in FILLERS {
        rest = rest.replace(filler, "");
    }
    rest.is_empty()
}

/// The amounts that may be what changed: those of the clause before the comparison, the nearest
/// first; without any the first amount of the sentence before.
fn heads<'p>(
    sentence: &Sentence<'p>,
    before: Option<&Sentence<'p>>,
    changes: &[Change],
    first: usize,
    base: Option<usize>,
) -> Vec<Head<'p>> {
    let head = |sentence: &Sentence<'p>, at: usize| {
        let quantity = sentence.money(at)?;
        Some(Head { quantity, range: sentence.tokens[at].range.clone() })
    };
    let is_own = |at: &usize| {
        Some(*at) != base
            && !changes.iter().any(|change| change.amount == Some(*at))
            && !sentence.is_aside(*at)
    };
    let start = sentence.segment_start(first);
    let mut found: Vec<Head<'p>> =
        (start..first).rev().filter(is_own).filter_map(|at| head(sentence, at)).collect();
    if found.is_empty() && start == 0 {
        found.extend(
            before.and_then(|before| (0..before.tokens.len()).find_map(|at| head(before, at))),
        );
    }
    found
}

/// Whether an amount changed as it is said.
fn held(sentence: &Sentence<'_>, change: &Change, head: &Quantity, base: Option<usize>) -> Outcome {
    let amount = change.amount.and_then(|at| sentence.money(at));
    let base = base.and_then(|at| sentence.money(at)).map(|base| base.interval);
    let signed = |interval: Interval| if change.is_up { interval } else { interval.negated() };
    let from_amount = amount.and_then(|amount| head.interval.sub(signed(amount.size())));
    if let (Some(amount), Some(base)) = (amount, base) {
        let Some(difference) = head.interval.sub(base) else { return Outcome::NotComputable };
        if !signed(amount.size()).meets(difference) {
            if signed(amount.size()).negated().meets(difference) {
                return Outcome::OtherDirection;
            }
            let outcome = Outcome::of(amount, amount.size(), difference.abs());
            if outcome != Outcome::Holds && change.rate.is_none() {
                return outcome;
            }
            if matches!(outcome, Outcome::Fails { .. }) {
                return outcome;
            }
        }
    }
    let Some(rate) = change.rate.and_then(|at| sentence.quantity(at)) else {
        return if amount.is_some() && base.is_some() {
            Outcome::Holds
        } else {
            Outcome::NotComputable
        };
    };
    let Some(base) = base.or(from_amount) else { return Outcome::NotComputable };
    let difference = match amount {
        Some(amount) => Some(amount.size()),
        None => head.interval.sub(base).map(Interval::abs),
    };
    // A base of nothing gives no rate; what places print then is their own.
    if base.holds(Decimal::ZERO) {
        return Outcome::NotComputable;
    }
    let Some(worked_out) = difference.and_then(|difference| difference.percent_of(base.abs()))
    else {
        return Outcome::NotComputable;
    };
    match rate.measure {
        Measure::Times => Outcome::NotComputable,
        _ => Outcome::of(rate, rate.size(), worked_out),
    }
}
