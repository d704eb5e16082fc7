use crate::decimal::Decimal;
use crate::lexicon::Lexicon;

use super::quantity::{Measure, Quantity};
use super::relation::{Outcome, Relation, RelationKind, Role};
use super::sentence::Sentence;
use super::token::Stop;

/// That as many offices are named as there are said to be: `预算单位共{n}家，分别是{a}、{b}`; and that the office itself
/// and those below it are all: `由本级和{n}家下属单位组成，共{N}家`.
pub(super) fn relations(lexicon: &Lexicon, sentence: &Sentence<'_>) -> Vec<Relation> {
    let counts: Vec<usize> =
        (0..sentence.tokens.len()).filter(|at| is_of_offices(lexicon, sentence, *at)).collect();
    let named = counts.last().and_then(|last| of_names(lexicon, sentence, *last));
    let of_own = || match counts.as_slice() {
        [below, all] => of_itself(lexicon, sentence, *below, *all),
        _ => None,
    };
    let is_told = |one: &Relation| one.outcome != Outcome::NotComputable;
    named.into_iter().filter(is_told).chain(of_own()).chain(of_kinds(lexicon, sentence)).collect()
}

/// That the kinds of offices are as many as are named one by one with numbers: `行政单位{a}家，事业单位{b}家，具体包括：1.…；
/// 2.…`. The larger is told.
fn of_kinds(lexicon: &Lexicon, sentence: &Sentence<'_>) -> Option<Relation> {
    let is_kind = |at: &usize| {
        let unit = sentence.counted(*at);
        unit.is_some_and(|unit| lexicon.office_counters.has(unit.encode_utf8(&mut [0; 4])))
            && lexicon.office_kinds.ending(sentence.label(*at)).is_some()
    };
    let counts: Vec<usize> = (0..sentence.tokens.len()).filter(is_kind).collect();
    let last = *counts.last().filter(|_| counts.len() > 1)?;
    let colon =
        (last + 1..sentence.tokens.len()).find(|at| sentence.stop(*at) == Some(Stop::Colon))?;
    let end = sentence.tokens.last()?.range.end;
    let items = sentence.text[sentence.range(colon).end..end].split(['；', ';']);
    let mut listed: u64 = 0;
    for item in items {
        listed += 1;
        let rest = item.trim().strip_prefix(listed.to_string().as_str())?;
        rest.strip_prefix(['.', '．', '、'])?;
    }
    let count = |at: usize| sentence.quantity(at)?.value.to_u32().map(u64::from);
    let most = *counts.iter().max_by_key(|at| count(**at))?;
    let others: Option<u64> =
        counts.iter().filter(|at| **at != most).map(|at| count(*at)).sum::<Option<u64>>();
    outcome(sentence, most, listed.checked_sub(others?)?)
}

/// Whether a token counts offices: 3家预算单位, 预算单位共3个.
fn is_of_offices(lexicon: &Lexicon, sentence: &Sentence<'_>, at: usize) -> bool {
    let Some(unit) = sentence.counted(at) else { return false };
    if !lexicon.office_counters.has(unit.encode_utf8(&mut [0; 4])) {
        return false;
    }
    let behind = &sentence.text[sentence.range(at).end + unit.len_utf8()..];
    let name = |words: &str| lexicon.listed_offices.beginning(words).is_some();
    name(behind)
        || lexicon.listed_offices.is_in(sentence.label(at))
        || has_below(lexicon, sentence, at)
}

/// Whether what is counted is below the office: 下设2家.
fn has_below(lexicon: &Lexicon, sentence: &Sentence<'_>, at: usize) -> bool {
    let label = sentence.label(at).trim_end();
    lexicon.made_of.ending(label).is_some() && lexicon.opens_whole.ending(label).is_none()
}

/// The names behind the last count, up to the end of the sentence.
fn of_names(lexicon: &Lexicon, sentence: &Sentence<'_>, at: usize) -> Option<Relation> {
    let unit = sentence.counted(at)?;
    let end = sentence.tokens.last()?.range.end;
    let rest = &sentence.text[sentence.range(at).end + unit.len_utf8()..end];
    let rest = lexicon.listed_offices.beginning(rest).map_or(rest, |name| &rest[name.end..]);
    let rest = rest.trim_start_matches(['，', ',', ' ', '\n']);
    let opened = lexicon.list_of_names.beginning(rest).map(|opener| &rest[opener.end..]);
    let names = opened.unwrap_or(rest).trim_start();
    let names = match (opened, names.strip_prefix(['：', ':'])) {
        (_, Some(names)) => names,
        (Some(_), None) => names,
        (None, None) => return None,
    };
    let names: String = without_asides(names);
    let names = names.trim_end_matches(['。', '.', '\n', ' ']);
    // More than names: a list with numbers, or one that goes on.
    let is_plain = !names.contains(['；', ';', '。', '，', ',', '等'])
        && !names.contains(|c: char| c.is_ascii_digit());
    let listed = names.split('、').filter(|name| name.trim().chars().count() >= SHORTEST).count();
    if !is_plain || listed != names.split('、').count() {
        return None;
    }
    if listed < 2 {
        return None;
    }
    // 和 may stand between two names, or in one (文化和旅游局): more than both ways make is too many,
    // and fewer than the marks alone make is too few.
    let joined = names.matches(['和', '及', '与']).count();
    let least = Decimal::from(u32::try_from(listed).ok()?);
    let most = Decimal::from(listed + joined);
    let is_within = |count: &Quantity| least <= count.value && count.value <= most;
    if joined > 0 && sentence.quantity(at).is_some_and(is_within) {
        return Some(Relation::of(RelationKind::Parts, sentence.range(at)));
    }
    outcome(sentence, at, u64::try_from(listed).ok()?)
}

/// A shorter name is none of an office.
const SHORTEST: usize = 3;

/// A text without what stands in brackets.
fn without_asides(text: &str) -> String {
    let mut depth = 0_usize;
    let mut rest = String::new();
    for c in text.chars() {
        match c {
            '（' | '(' => depth += 1,
            '）' | ')' => depth = depth.saturating_sub(1),
            c if depth == 0 => rest.push(c),
            _ => {}
        }
    }
    rest
}

/// The office itself with those below it: 由本级和2家下属单位组成，共3家.
fn of_itself(
    lexicon: &Lexicon,
    sentence: &Sentence<'_>,
    below: usize,
    all: usize,
) -> Option<Relation> {
    let count = |at: usize| sentence.quantity(at)?.value.to_u32();
    let unit = sentence.counted(below)?;
    let behind = &sentence.text[sentence.range(below).end + unit.len_utf8()..];
    let is_below =
        lexicon.units_below.beginning(behind).is_some() || has_below(lexicon, sentence, below);
    let has_itself = [below, all].iter().any(|at| lexicon.own_office.is_in(sentence.label(*at)));
    let is_all = sentence.label(all).trim_start_matches(['，', ',', ' ']).contains('共');
    if !is_below || !has_itself || !is_all {
        return None;
    }
    // 由本级和22家下属单位组成，共3家，分别是a、b、c: the names say which of the two is wrong.
    let named = of_names(lexicon, sentence, all).map(|named| named.outcome);
    if matches!(named, Some(Outcome::Holds | Outcome::NotComputable)) {
        return outcome(sentence, below, u64::from(count(all)?.checked_sub(1)?));
    }
    outcome(sentence, all, u64::from(count(below)?) + 1)
}

/// A count held against what there is.
fn outcome(sentence: &Sentence<'_>, at: usize, there_are: u64) -> Option<Relation> {
    let count = sentence.quantity(at).filter(|one| one.measure == Measure::Count)?;
    let mut relation = Relation::of(RelationKind::Parts, sentence.range(at));
    relation.take(sentence, [(Role::Head, at)]);
    let expected = Decimal::from(there_are);
    relation.outcome =
        if count.value == expected { Outcome::Holds } else { Outcome::Fails { expected } };
    Some(relation)
}
