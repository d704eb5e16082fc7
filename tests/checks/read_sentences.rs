//! What tests of sentences ask: what fails in a text by itself, which numbers want a unit, what is told of it
//! beside tables.

#![allow(missing_docs, clippy::unwrap_used, reason = "tests")]

use crate::common;

use gongkai::lexicon::embedded;
use gongkai::sentences::{Outcome, RelationKind, read};

/// What fails in a text: the number or the word told, and what it would be. An item that stands twice in its list
/// is told by itself.
pub fn fails(text: &str) -> Vec<String> {
    let reading = read(&embedded(), text);
    let failing = reading.relations.iter().filter_map(|relation| {
        let at = &text[relation.at.clone()];
        match relation.outcome {
            Outcome::Fails { expected } if relation.kind != RelationKind::Twice => {
                Some(format!("{at} not {expected}"))
            }
            Outcome::OtherDirection => Some(format!("{at} other direction")),
            _ => None,
        }
    });
    failing.collect()
}

/// Each pair: a right sentence, then one with a change and what fails in it.
pub fn assert_pairs(pairs: &[(&str, &str, &[&str])]) {
    for (right, wrong, expected) in pairs {
        assert!(fails(right).is_empty(), "{right} {:?}", fails(right));
        assert_eq!(fails(wrong), *expected, "{wrong}");
    }
}

/// The numbers of a text that have no unit and should.
pub fn wanting(text: &str) -> Vec<String> {
    let reading = read(&embedded(), text);
    let of_it = reading.quantities.iter().filter(|one| one.quantity.is_wanting);
    of_it.map(|one| text[one.range.clone()].to_owned()).collect()
}

/// Each text beside the tables of a document, with what is told of it: what stands there.
pub fn assert_told((profile, yaml): (&str, &str), cases: &[(&str, &[&str])]) {
    for (text, expected) in cases {
        let findings = common::found_in_text(profile, yaml, text);
        let of_text = findings.into_iter().filter(|one| !one.rule.name.starts_with("missing-"));
        let told: Vec<String> = of_text.map(|one| one.value.unwrap_or_default()).collect();
        assert_eq!(told, *expected, "{text}");
    }
}
