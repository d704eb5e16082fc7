use crate::lexicon::Lexicon;

use super::listed::Listed;
use super::quantity::{Measure, Quantity};
use super::relation::{Outcome, Relation, RelationKind, Role};
use super::sentence::Sentence;
use super::summed;
use super::token::Stop;
use super::vocabulary::Word;

/// What share of a whole a part is, where both stand in the sentence: `{A}，其中：基本支出{B}，占{P}`,
/// `{B}，占支出总计{A}的{P}`.
pub(super) fn relations(lexicon: &Lexicon, sentence: &Sentence<'_>) -> Vec<Relation> {
    (0..sentence.tokens.len()).filter_map(|rate| relation(lexicon, sentence, rate)).collect()
}

/// The shares of the only amount in the sentence before, of two read as one: 收入合计{A}。其中，财政拨款收入{B}，占{P}.
pub(super) fn across(lexicon: &Lexicon, both: &Sentence<'_>, second: usize) -> Vec<Relation> {
    let mut whole = (0..second).filter(|at| both.money(*at).is_some());
    let one = whole.next().filter(|_| whole.next().is_none());
    let Some(one) = one else { return Vec::new() };
    let range = both.range(one);
    let shares = (second..both.tokens.len()).filter_map(|rate| relation(lexicon, both, rate));
    shares
        .filter(|share| {
            share.outcome != Outcome::NotComputable && share.number(Role::Base) == Some(&range)
        })
        .collect()
}

fn relation(lexicon: &Lexicon, sentence: &Sentence<'_>, at: usize) -> Option<Relation> {
    let rate = sentence.quantity(at).filter(|rate| rate.measure == Measure::Percent)?;
    if let Some(relation) = in_turn(sentence, rate, at) {
        return Some(relation);
    }
    let of = sentence.governing(at, Word::Share)?;
    let mut relation = Relation::of(RelationKind::Share, sentence.range(at));
    relation.take(sentence, [(Role::Rate, at)]);
    // 占32.18%、67.82%: each is of a part of its own.
    if neighbour(sentence, at).is_some() {
        return Some(relation);
    }
    let start = sentence.segment_start(of);
    // 其中基本支出占34.23% names a part without its amount.
    let part = (start..of)
        .rev()
        .filter(|at| sentence.money(*at).is_some() && !sentence.is_change_or_base(*at))
        // 医疗收入5万元（门诊3万元，住院2万元），占90%: behind brackets it is the share of what stands before them.
        .find(|at| sentence.bracket(*at).is_none_or(|own| sentence.bracket(of) == Some(own)));
    let part = part.filter(|part| only_its_change(sentence, *part, of));
    let part = part.or_else(|| behind(sentence, at));
    let inside = (of + 1..at).find(|at| sentence.money(*at).is_some());
    let named = sentence.gap(of, at);
    if let Some(of_two) = of_the_latter(lexicon, sentence, (of, at)) {
        return Some(of_two);
    }
    if let Some(year) = part.and_then(|part| sentence.year_in(part + 1..of)) {
        // 2023年5万元，2024年6万元，2023年占45%: of the amount of that year.
        return Some(of_its_year(sentence, relation, (start, of, at), year));
    }
    let enclosing = part.and_then(|part| enclosing(sentence, part, of)).filter(|whole| {
        let outcome = part.map(|part| rate_of(sentence, rate, (part, *whole)));
        name(named).is_empty() && outcome == Some(Outcome::Holds)
    });
    let whole = inside.or(enclosing).or_else(|| {
        whole(sentence, part?, named)
            .or_else(|| summed_behind(lexicon, sentence, part?, (at, named)))
            .or_else(|| called(sentence, part?, named))
            .or_else(|| kept_of(lexicon, sentence, part?, named))
            .or_else(|| of_the_same(lexicon, sentence, (at, part?), named))
    });
    relation.take(sentence, part.map(|part| (Role::Head, part)));
    let (Some(part), Some(whole)) = (part, whole) else { return Some(relation) };
    relation.take(sentence, [(Role::Base, whole)]);
    relation.outcome = rate_of(sentence, rate, (part, whole));
    Some(relation)
}

/// The amount right before the brackets in which a part and its share stand: 转移支付9万元（省级5万元，占56%）.
fn enclosing(sentence: &Sentence<'_>, part: usize, of: usize) -> Option<usize> {
    let open = sentence.bracket(of).filter(|open| sentence.bracket(part) == Some(*open))?;
    let before = open.checked_sub(1).filter(|before| sentence.money(*before).is_some())?;
    sentence.gap(before, open).trim().is_empty().then_some(before)
}

/// The share of the only amount of a year among those before 占; its whole is named.
fn of_its_year(
    sentence: &Sentence<'_>,
    mut relation: Relation,
    (start, of, rate): (usize, usize, usize),
    year: i16,
) -> Relation {
    let is_of_year = |at: &usize| sentence.year_in(sentence.label_tokens(*at)) == Some(year);
    let mut parts = (start..of).filter(|at| sentence.money(*at).is_some()).filter(is_of_year);
    let part = parts.next().filter(|_| parts.next().is_none());
    let named = sentence.gap(of, rate);
    let numbers = part.and_then(|part| {
        let whole = whole(sentence, part, named).or_else(|| called(sentence, part, named))?;
        Some((part, whole, sentence.quantity(rate)?))
    });
    if let Some((part, whole, printed)) = numbers {
        relation.take(sentence, [(Role::Head, part), (Role::Base, whole)]);
        relation.outcome = rate_of(sentence, printed, (part, whole));
    }
    relation
}

/// The amount right behind the rate of its share: 基本支出占46%，为5万元.
fn behind(sentence: &Sentence<'_>, rate: usize) -> Option<usize> {
    let amount = Some(rate + 2).filter(|at| sentence.money(*at).is_some())?;
    let is_comma = sentence.stop(rate + 1) == Some(Stop::Comma);
    let is_said = matches!(sentence.gap(rate + 1, amount).trim(), "为" | "计" | "即" | "是" | "达");
    (is_comma && is_said).then_some(amount)
}

/// What the first of the two amounts before is of the second: 前者占后者的{P}.
fn of_the_latter(
    lexicon: &Lexicon,
    sentence: &Sentence<'_>,
    (of, at): (usize, usize),
) -> Option<Relation> {
    let is_latter = lexicon.the_latter.is_in(sentence.gap(of, at));
    if !is_latter || !lexicon.the_former.is_in(sentence.label(at)) {
        return None;
    }
    let rate = sentence.quantity(at)?;
    let start = sentence.segment_start(of);
    let mut before = (start..of).rev().filter(|at| sentence.quantity(*at).is_some());
    let (whole, part) = (before.next()?, before.next()?);
    let mut relation = Relation::of(RelationKind::Share, sentence.range(at));
    relation.take(sentence, [(Role::Rate, at), (Role::Head, part), (Role::Base, whole)]);
    relation.outcome = rate_of(sentence, rate, (part, whole));
    Some(relation)
}

/// The sum that closes the list in which a part stands: 基本支出{B}，占{p}，项目支出{C}，占{q}，合计{A}.
fn summed_behind(
    lexicon: &Lexicon,
    sentence: &Sentence<'_>,
    part: usize,
    (rate, named): (usize, &str),
) -> Option<usize> {
    let listed = Listed { lexicon, sentence, changes: &[] };
    let sum = (rate + 1..sentence.tokens.len()).find(|at| summed::is_sum(&listed, *at))?;
    let opener = summed::opener(&listed, sum);
    let is_in_list = opener.is_none_or(|opener| opener < part)
        && (opener.is_some() || !(rate..sum).any(|at| sentence.stop(at) == Some(Stop::Semicolon)));
    (name(named).is_empty() && is_in_list).then_some(sum)
}

/// A rate of several, each of one of the amounts before them: `基本支出{B}、项目支出{C}，分别占{p}、{q}`.
fn in_turn(sentence: &Sentence<'_>, rate: &Quantity, at: usize) -> Option<Relation> {
    let is_rate = |at: usize| is_rate(sentence, at);
    let mut first = at;
    while let Some(before) = first.checked_sub(2).filter(|before| {
        is_rate(*before) && matches!(sentence.gap(*before, first).trim(), "、" | "，" | ",")
    }) {
        first = before;
    }
    let of = sentence.governing(first, Word::Share)?;
    let is_turn = |at: &usize| matches!(sentence.word(*at), Some(Word::InTurn | Word::Each));
    let turn = of.checked_sub(1).filter(is_turn)?;
    let mut last = at;
    while is_rate(last + 2) && matches!(sentence.gap(last, last + 2).trim(), "、" | "，" | ",") {
        last += 2;
    }
    let count = (last - first) / 2 + 1;
    let start = sentence.segment_start(turn);
    let mut amounts: Vec<usize> =
        (start..turn).rev().filter(|at| sentence.money(*at).is_some()).take(count).collect();
    amounts.reverse();
    // 各占5% is of each of them.
    let is_one = count == 1 && sentence.word(turn) == Some(Word::Each);
    let part = *amounts.get((at - first) / 2).filter(|_| amounts.len() == count && !is_one)?;
    let named = sentence.gap(of, first);
    let first = *amounts.first()?;
    let only_before = || {
        let mut before = (start..first).filter(|at| sentence.money(*at).is_some());
        let one = before.next().filter(|_| name(named).is_empty() && before.next().is_none())?;
        (sentence.label_start(first) == one + 2 && !sentence.is_change_or_base(one)).then_some(one)
    };
    let whole = whole(sentence, first, named)
        .or_else(|| called(sentence, first, named))
        .or_else(only_before)?;
    let mut relation = Relation::of(RelationKind::Share, sentence.range(at));
    relation.take(sentence, [(Role::Rate, at), (Role::Head, part), (Role::Base, whole)]);
    relation.outcome = rate_of(sentence, rate, (part, whole));
    Some(relation)
}

/// A rate that stands right beside another in a list.
fn neighbour(sentence: &Sentence<'_>, at: usize) -> Option<usize> {
    let beside = [at.checked_sub(2), Some(at + 2)];
    let mut rates = beside.into_iter().flatten().filter(|other| is_rate(sentence, *other));
    rates.find(|other| sentence.gap(at.min(*other), at.max(*other)).trim() == "、")
}

fn is_rate(sentence: &Sentence<'_>, at: usize) -> bool {
    sentence.quantity(at).is_some_and(|one| one.measure == Measure::Percent)
}

/// Whether a rate is what a part is of a whole.
pub(super) fn rate_of(
    sentence: &Sentence<'_>,
    rate: &Quantity,
    (part, whole): (usize, usize),
) -> Outcome {
    let amounts = sentence.money(part).zip(sentence.money(whole));
    // 0.00万元 stands for nothing below 0.
    let part = |part: &Quantity| if part.value.is_negative() { part.interval } else { part.size() };
    let worked_out = amounts.and_then(|(one, whole)| part(one).percent_of(whole.interval));
    worked_out
        .map_or(Outcome::NotComputable, |worked_out| Outcome::of(rate, rate.interval, worked_out))
}

/// Whether words between a part and 占 are marks alone.
fn is_marks(words: &str) -> bool {
    words.chars().all(|c| c.is_whitespace() || "，、（(：".contains(c))
}

/// Whether nothing stands between a part and 占 but its change: 5万元，比上年减少1万元，下降20%，占.
fn only_its_change(sentence: &Sentence<'_>, part: usize, of: usize) -> bool {
    // 5万元、3万元，合计占: of all of them.
    let is_of_all = |at: usize| matches!(sentence.word(at), Some(Word::Sum | Word::InTurn));
    // What stands in brackets between them is of the part.
    let is_apart = |at: usize| sentence.bracket(of).is_none() && sentence.is_aside(at);
    (part..of).all(|at| is_apart(at) || is_apart(at + 1) || is_marks(sentence.gap(at, at + 1)))
        && (part + 1..of).all(|at| is_apart(at) || sentence.counted(at).is_none() && !is_of_all(at))
}

/// The whole that a list of parts divides: the amount before 其中 or the colon. Where the whole is
/// named, it must be what that amount is called.
fn whole(sentence: &Sentence<'_>, part: usize, named: &str) -> Option<usize> {
    let opens = |at: &usize| {
        matches!(sentence.word(*at), Some(Word::Parts | Word::Whole))
            || sentence.stop(*at) == Some(Stop::Colon)
    };
    let opener = (0..part).find(opens)?;
    let is_whole = |at: &usize| {
        sentence.money(*at).is_some()
            && !sentence.is_change_or_base(*at)
            && !sentence.is_base_of_rate(*at)
    };
    let whole = (0..opener).rev().find(is_whole)?;
    let named = name(named);
    let called = sentence.label(whole);
    (named.is_empty() || called.contains(named)).then_some(whole)
}

/// The whole that is named and stands before, where one amount is called so.
fn called(sentence: &Sentence<'_>, part: usize, named: &str) -> Option<usize> {
    let named = name(named);
    let is_it = |at: &usize| sentence.money(*at).is_some() && sentence.label(*at).contains(named);
    let mut found = (0..part).rev().filter(is_it);
    let one = found.next().filter(|_| named.chars().count() >= LEAST)?;
    let others = found.next().is_some() || sentence.label(part).contains(named);
    (!others && !sentence.is_change(one)).then_some(one)
}

/// A shorter name of a whole is many amounts.
const LEAST: usize = 4;

/// The whole of the share in the part of the sentence before, where both are said alike: 基本支出{B}，占支出{A}的{p}；
/// 项目支出{C}，占{q}. A share of the part before it is none, unless both are kinds of one whole.
fn of_the_same(
    lexicon: &Lexicon,
    sentence: &Sentence<'_>,
    (rate, part): (usize, usize),
    named: &str,
) -> Option<usize> {
    let start = sentence.segment_start(part);
    let is_first = !(start..part).any(|at| sentence.quantity(at).is_some());
    let end = start.checked_sub(1).filter(|_| is_first && name(named).is_empty())?;
    let before = (sentence.segment_start(end)..end).rev();
    let first = { before }.find(|at| sentence.quantity(*at).is_some())?;
    let of = sentence.governing(first, Word::Share).filter(|_| is_rate(sentence, first))?;
    let whole = (of + 1..first).find(|at| sentence.money(*at).is_some())?;
    let other = (sentence.segment_start(end)..of).rev().find(|at| sentence.money(*at).is_some())?;
    // 其中 opens parts of the part before.
    let is_opened = (start..part).any(|at| {
        matches!(sentence.word(at), Some(Word::Parts | Word::Whole))
            || sentence.stop(at) == Some(Stop::Colon)
    });
    let of_part = rate_of(sentence, sentence.quantity(rate)?, (part, other));
    let is_of_part = matches!(of_part, Outcome::Holds | Outcome::LastPlace { .. })
        && !are_kinds(lexicon, (sentence.label(other), sentence.label(part)));
    (!is_opened && !is_of_part).then_some(whole)
}

/// Whether two names are of two kinds that divide one whole: 基本支出 and 项目支出.
fn are_kinds(lexicon: &Lexicon, (one, other): (&str, &str)) -> bool {
    let wholes = [&lexicon.whole_expenditure, &lexicon.whole_basic, &lexicon.whole_funds];
    wholes.iter().any(|kinds| {
        let kind = |name: &str| kinds.words().position(|kind| name.contains(kind));
        kind(one).zip(kind(other)).is_some_and(|(one, other)| one != other)
    })
}

/// The amount before one that is kept of it: 政府采购预算{A}，面向中小企业预留{R}，占{P}.
fn kept_of(lexicon: &Lexicon, sentence: &Sentence<'_>, part: usize, named: &str) -> Option<usize> {
    let is_kept = |at: usize| lexicon.part_reserved.is_in(sentence.label(at));
    let before = (0..part).rev().find(|at| sentence.quantity(*at).is_some())?;
    let fits = is_kept(part) && !is_kept(before) && sentence.money(before).is_some();
    (fits && name(named).is_empty() && !sentence.is_change(before)).then_some(before)
}

/// What a whole is called between 占 and the rate.
fn name(named: &str) -> &str {
    named.trim_matches(|c: char| c.is_whitespace() || "的比重例为约近了总金额".contains(c))
}
