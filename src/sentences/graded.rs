use crate::decimal::{Decimal, Interval};

use super::listed::Listed;
use super::quantity::Measure;
use super::relation::{Outcome, Relation, RelationKind, Role};

/// What share of what is counted the grades are that a rate names: `{n}个项目参评，其中优{a}个、良{b}个、中{d}个，优良率{P}`.
pub(super) fn relations(listed: &Listed<'_, '_>) -> Vec<Relation> {
    let all = 0..listed.sentence.tokens.len();
    all.filter_map(|at| relation(listed, at)).collect()
}

fn relation(listed: &Listed<'_, '_>, at: usize) -> Option<Relation> {
    let sentence = listed.sentence;
    let rate = sentence.quantity(at).filter(|one| one.measure == Measure::Percent)?;
    let label = sentence.label(at).trim().trim_end_matches(['为', '达']);
    let name = label.strip_suffix('率')?.trim_start_matches(['，', ',', ' ']);
    let counts: Vec<usize> =
        (sentence.segment_start(at)..at).filter(|at| sentence.counted(*at).is_some()).collect();
    let (whole, grades) = counts.split_first()?;
    let unit = sentence.counted(*whole);
    // Each letter of the name is what one grade is called, and that alone.
    let grade = |letter: char| {
        let is_it = |at: &&usize| {
            let name = sentence.label(**at).trim_end();
            let name = listed
                .lexicon
                .opens_parts
                .beginning(name)
                .map_or(name, |opener| &name[opener.end..]);
            name.trim() == letter.to_string() && sentence.counted(**at) == unit
        };
        let mut found = grades.iter().filter(is_it);
        found.next().filter(|_| found.next().is_none()).copied()
    };
    let named: Option<Vec<usize>> = name.chars().map(grade).collect();
    let named = named.filter(|named| !named.is_empty() && grades.len() > named.len())?;
    let value = |at: usize| sentence.quantity(at).map(|one| one.value);
    let parts: Option<Vec<Decimal>> = named.iter().map(|at| value(*at)).collect();
    let part = Interval::exactly(Decimal::checked_sum(parts?)?);
    let mut relation = Relation::of(RelationKind::Share, sentence.range(at));
    relation.take(sentence, [(Role::Rate, at), (Role::Base, *whole)]);
    relation.take(sentence, named.iter().map(|at| (Role::Part, *at)));
    relation.outcome = part
        .percent_of(Interval::exactly(value(*whole)?))
        .map_or(Outcome::NotComputable, |made| Outcome::of(rate, rate.interval, made));
    Some(relation)
}
