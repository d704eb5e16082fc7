use crate::lexicon::Lexicon;

use super::change::Change;
use super::change_held::{became_up, held, two_years};
use super::change_suspect::{Told, suspect};
use super::changed_head::{Head, Heads, first_head, head, heads};
use super::compared::{Compared, compared, printed_before};
use super::filling::names_nothing;
use super::relation::{Outcome, Relation, RelationKind, Role};
use super::sentence::Sentence;
use super::subject;
use super::token::Stop;
use super::vocabulary::Word;

/// Whether each change is what the amounts of its sentence make of it.
pub(super) fn relations(
    lexicon: &Lexicon,
    sentence: &Sentence<'_>,
    before: &[Sentence<'_>],
    changes: &[Change],
) -> Vec<Relation> {
    let of = |change| relation(lexicon, (sentence, before), changes, change);
    changes.iter().filter_map(of).collect()
}

fn relation(
    lexicon: &Lexicon,
    (sentence, before): (&Sentence<'_>, &[Sentence<'_>]),
    changes: &[Change],
    change: &Change,
) -> Option<Relation> {
    let mut relation = begun(sentence, change)?;
    let compared = compared(sentence, change.begins);
    // 同比 and 比上年 say of the two amounts before which is meant.
    let is_plain = compared.as_ref().is_none_or(|compared| compared.names_nothing(sentence));
    let years = two_years(sentence, change.begins).filter(|_| is_plain);
    let became = years.and_then(|(now, _)| became_up(sentence, now));
    if let Some(((is_up, word), years)) = became.zip(years)
        && is_up != change.is_up
    {
        return Some(became_otherwise(relation, sentence, (is_up, word), years));
    }
    if change.is_torn {
        let base = years.map(|(_, base)| base);
        let first = compared.as_ref().map_or(change.begins, |compared| compared.begins);
        let heads = match behind(lexicon, sentence, (change, compared.as_ref()), first) {
            Some(behind) => vec![behind],
            None => heads((lexicon, sentence), before, changes, change.begins, base).found,
        };
        return Some(torn(relation, sentence, change, (&heads, base)));
    }
    // What is made comparable is worked out by nobody; what is printed is.
    if sentence.has_other_basis() && years.is_none() {
        return None;
    }
    if is_of_others(sentence, change) {
        return None;
    }
    if let Some(compared) = &compared {
        relation.compare(compared.names(sentence));
    }
    let inside = compared.as_ref().and_then(|compared| said_behind(sentence, change, compared));
    let first = match (&compared, inside) {
        (Some(compared), None) => compared.begins,
        _ => change.begins,
    };
    let base = compared.as_ref().zip(relation.against).and_then(|(compared, against)| {
        compared.base.or_else(|| printed_before(sentence, compared, against))
    });
    let base = base.or(years.map(|(_, base)| base));
    let behind = behind(lexicon, sentence, (change, compared.as_ref()), first);
    let is_behind = behind.is_some();
    let now = inside.or(years.map(|(now, _)| now)).map(|now| sentence.range(now));
    let own = match subject::heads(lexicon, sentence, (change, compared.as_ref()), changes) {
        Some(said) => Heads::own(said.into_iter().filter_map(|at| head(sentence, at)).collect()),
        None => heads((lexicon, sentence), before, changes, first, base),
    };
    let is_sure = own.is_sure;
    let own =
        own.found.into_iter().filter(|head| now.as_ref().is_none_or(|now| head.range == *now));
    let heads: Vec<Head<'_>> = behind.map_or_else(|| own.collect(), |behind| vec![behind]);
    let words = between(sentence, change, compared.as_ref().filter(|_| inside.is_none()));
    let called = heads.first().map_or("", |head| head.label);
    if !is_behind && !names_nothing(lexicon, words) && !called.contains(words.trim_matches(MARKS)) {
        return Some(relation);
    }
    if heads.is_empty() {
        // ；较年初结转5万元增加2万元: what changed is not known, what it is compared with is.
        let base = compared.as_ref().and_then(|compared| compared.base);
        relation.take(sentence, base.map(|base| (Role::Base, base)));
    }
    conclude(&mut relation, sentence, change, (&heads, base));
    if !is_sure && relation.outcome.rank() < Outcome::NotComputable.rank() {
        relation.outcome = Outcome::NotComputable;
        relation.at = begun(sentence, change)?.at;
        relation.numbers.retain(|(role, _)| *role != Role::Head);
        return Some(relation);
    }
    tell_at_its_word(&mut relation, sentence, change);
    if let (Outcome::Fails { .. } | Outcome::OtherDirection, None, Some(other), [head]) =
        (relation.outcome, change.amount, before.last().and_then(first_head), heads.as_slice())
        && (held(sentence, change, other.quantity, base) == Outcome::Holds
            || is_said_otherwise(lexicon, &other, head))
    {
        // The item gives its amount twice: the rate is that of the first, or of neither.
        relation.at = head.range.clone();
        relation.outcome = Outcome::Fails { expected: head.quantity.printed(other.quantity.value) };
    }
    Some(relation)
}

/// Tells a direction that is not that of the numbers at the number right behind its word: the rate may have
/// none of its own (减少5万元，变动幅度10%).
fn tell_at_its_word(relation: &mut Relation, sentence: &Sentence<'_>, change: &Change) {
    let is_other = relation.outcome == Outcome::OtherDirection;
    let has_own = |rate: usize| sentence.word(rate - 1).is_some_and(Word::is_direction);
    let is_number = sentence.quantity(change.begins + 1).is_some();
    if is_other && is_number && !change.rate.is_some_and(has_own) {
        relation.at = sentence.range(change.begins + 1);
    }
}

/// Whether a change is of several, or has a sign that may mean either: 分别增长2%、下降4%; 增加-5万元.
fn is_of_others(sentence: &Sentence<'_>, change: &Change) -> bool {
    let turn = (0..change.begins).rev().find(|at| sentence.word(*at) == Some(Word::InTurn));
    let is_of_another = |turn: usize| {
        let behind = turn + 1..change.begins;
        behind.clone().all(|at| sentence.money(at).is_none())
            && !behind.clone().any(|at| sentence.stop(at) == Some(Stop::Semicolon))
    };
    let is_negative = |at: usize| sentence.quantity(at).is_some_and(|one| one.value.is_negative());
    (change.amount.is_none() && turn.is_some_and(is_of_another))
        || [change.amount, change.rate].into_iter().flatten().any(is_negative)
}

/// What became less, and its change an increase: 由5万元减少到6万元，增幅20%. The word that the two amounts
/// speak against is told, else the change.
fn became_otherwise(
    mut relation: Relation,
    sentence: &Sentence<'_>,
    (is_up, word): (bool, usize),
    (now, base): (usize, usize),
) -> Relation {
    relation.outcome = Outcome::OtherDirection;
    relation.numbers.insert(0, (Role::Head, sentence.range(now)));
    relation.take(sentence, [(Role::Base, base)]);
    let amounts = sentence.money(now).zip(sentence.money(base));
    let is_other = amounts.is_some_and(|(now, base)| {
        let (now, base) = (now.interval, base.interval);
        if is_up { now.high < base.low } else { now.low > base.high }
    });
    if is_other {
        relation.at = sentence.range(word);
    }
    relation
}

/// A change whose two words say the opposite of each other: 减少5万元，增长10%. The one with which its
/// numbers hold is right, and the number behind the other is told; else the second.
fn torn(
    mut relation: Relation,
    sentence: &Sentence<'_>,
    change: &Change,
    (heads, base): (&[Head<'_>], Option<usize>),
) -> Relation {
    relation.outcome = Outcome::OtherDirection;
    relation.is_torn = true;
    if let Some(head) = heads.first() {
        relation.numbers.insert(0, (Role::Head, head.range.clone()));
    }
    let (Some(amount), Some(rate)) = (change.amount, change.rate) else { return relation };
    let (first, second) = (amount.min(rate), amount.max(rate));
    let holds = |is_up: bool| {
        let change = Change { is_up, ..change.clone() };
        heads.iter().any(|head| held(sentence, &change, head.quantity, base) == Outcome::Holds)
    };
    let is_first_wrong = holds(!change.is_up) && !holds(change.is_up);
    relation.at = sentence.range(if is_first_wrong { first } else { second });
    relation
}

/// A change with its numbers, of which nothing is known yet.
fn begun(sentence: &Sentence<'_>, change: &Change) -> Option<Relation> {
    let told = change.rate.or(change.amount)?;
    let numbers = [(Role::Amount, change.amount), (Role::Rate, change.rate)];
    let numbers = numbers.into_iter().filter_map(|(role, at)| Some((role, at?)));
    let mut relation = Relation::of(RelationKind::Change, sentence.range(told));
    relation.take(sentence, numbers);
    relation.is_up = Some(change.is_up);
    Some(relation)
}

/// Takes in the amount that fits a change best, and what comes of it.
fn conclude(
    relation: &mut Relation,
    sentence: &Sentence<'_>,
    change: &Change,
    (heads, base): (&[Head<'_>], Option<usize>),
) {
    let mut best: Option<(Outcome, &Head<'_>)> = None;
    for head in heads {
        let outcome = held(sentence, change, head.quantity, base);
        if best.is_none_or(|(other, _)| outcome.rank() > other.rank()) {
            best = Some((outcome, head));
        }
    }
    let Some((outcome, head)) = best else { return };
    relation.outcome = match outcome {
        Outcome::NotComputable => none_before(sentence, change, head).unwrap_or(outcome),
        outcome => outcome,
    };
    relation.numbers.insert(0, (Role::Head, head.range.clone()));
    relation.take(sentence, base.map(|base| (Role::Base, base)));
    if let (Outcome::Fails { .. }, Some(base)) = (outcome, base)
        && let Some((told, expected)) = suspect(sentence, change, (head.quantity, base))
    {
        relation.at = match told {
            Told::Head => head.range.clone(),
            Told::Number(at) => sentence.range(at),
        };
        relation.outcome = Outcome::Fails { expected };
    }
}

/// The words between the comparison and the change: in 比上年项目支出减少5万元 they name what has no
/// amount here.
fn between<'p>(sentence: &Sentence<'p>, change: &Change, compared: Option<&Compared>) -> &'p str {
    let from = match compared {
        Some(compared) => Some(compared.ends),
        // 决算数20万元，增加5万元
        None => sentence.label_start(change.begins).checked_sub(1),
    };
    from.map_or("", |from| sentence.gap(from, change.begins))
}

/// Whether an item, named by its path, has another amount in the sentence before: “…（项）”5万元. Its
/// words there name nothing but a year and a phase: 2023年预算安排6万元.
fn is_said_otherwise(lexicon: &Lexicon, other: &Head<'_>, head: &Head<'_>) -> bool {
    let words: String = head.label.chars().filter(|c| !c.is_ascii_digit()).collect();
    other.label.contains("（项）")
        && names_nothing(lexicon, &words)
        && !other.quantity.interval.meets(head.quantity.interval)
}

/// Whether all of it is an increase, of what there was none of the year before: 预算5万元，比上年增加5万元，
/// 上年无此项预算.
fn none_before(sentence: &Sentence<'_>, change: &Change, head: &Head<'_>) -> Option<Outcome> {
    let amount = sentence.money(change.amount.filter(|_| change.is_up)?)?;
    let start = sentence.segment_start(change.begins);
    let says = (start..sentence.tokens.len()).any(|at| sentence.word(at) == Some(Word::NoneBefore));
    says.then(|| Outcome::of(amount, amount.size(), head.quantity.interval))
}

/// The amount that stands behind what is compared with, in a clause of its own before the change: 与上年预算相比，
/// 收入预算20万元，增加5万元.
fn said_behind(sentence: &Sentence<'_>, change: &Change, compared: &Compared) -> Option<usize> {
    let mut amounts = (compared.ends + 1..change.begins).filter(|at| sentence.money(*at).is_some());
    let one = amounts.next().filter(|_| amounts.next().is_none())?;
    let is_mark = |at: usize| matches!(sentence.stop(at), Some(Stop::Comma | Stop::Colon));
    let is_apart = (compared.ends + 1..one).any(is_mark)
        && sentence.stop(one + 1) == Some(Stop::Comma)
        && compared.base.is_none()
        && sentence.word(compared.ends) == Some(Word::ComparedBehind);
    (is_apart && !sentence.is_change(one)).then_some(one)
}

/// The amount behind a change that no amount stands before: 与上年相比，总计增加5万元，总计20万元; what changed
/// may be named again there: 与上年相比，收入预算增加5万元，收入预算为20万元.
fn behind<'p>(
    lexicon: &Lexicon,
    sentence: &Sentence<'p>,
    (change, compared): (&Change, Option<&Compared>),
    first: usize,
) -> Option<Head<'p>> {
    if (0..first).any(|at| sentence.money(at).is_some()) {
        return None;
    }
    let at =
        (change.ends + 1..sentence.tokens.len()).find(|at| sentence.quantity(*at).is_some())?;
    let is_close = (change.ends + 1..at).all(|at| {
        matches!(sentence.stop(at), Some(Stop::Comma | Stop::Close))
            || matches!(sentence.word(at), Some(Word::Sum | Word::Phase(_)))
    });
    let label = sentence.label(at);
    let sums = sentence.label_has(at, |word| matches!(word, Word::Sum | Word::Phase(_)))
        || label.contains('共');
    let is_again = || {
        let words = between(sentence, change, compared);
        let name: &str = label.trim_matches(|c: char| !c.is_alphabetic());
        let name = name.trim_start_matches('年').trim_end_matches(['为', '是']);
        name.chars().count() >= LEAST && words.contains(name)
    };
    let fits = (is_close && sums && names_nothing(lexicon, label))
        || (is_right_behind(sentence, change, at) && is_again());
    let quantity = sentence.money(at).filter(|_| fits)?;
    Some(Head { quantity, range: sentence.range(at), label })
}

/// A shorter name says too little.
const LEAST: usize = 4;

/// Whether nothing but a mark and the words before it stands between a change and an amount.
fn is_right_behind(sentence: &Sentence<'_>, change: &Change, at: usize) -> bool {
    let stops = (change.ends + 1..at).filter(|at| sentence.stop(*at).is_some());
    let mut stops = stops.map(|at| sentence.stop(at));
    stops.next() == Some(Some(Stop::Comma)) && stops.next().is_none()
}

/// What stands around words and is none.
const MARKS: [char; 6] = ['，', '、', ' ', ',', '：', '\u{3000}'];
