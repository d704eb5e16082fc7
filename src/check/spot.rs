use crate::finding::{Bilingual, Finding, Related, Role, RuleInfo};
use crate::model::{Disclosure, Indicator, Target};
use crate::source::{Place, Spanned};

/// One place of several that are alike.
pub(in crate::check) struct Spot {
    /// Where it stands.
    pub place: Place,
    /// Its path inside the disclosure.
    pub at: String,
    /// What stands there.
    pub value: String,
}

impl Spot {
    /// A value of an indicator of a record: `target` or `actual`.
    pub fn value(
        disclosure: &Disclosure,
        record: &str,
        indicator: &Indicator,
        (part, value): (&str, &Spanned<Target>),
    ) -> Spot {
        Spot {
            place: Place::new(&disclosure.file, value.span),
            at: format!("{record}/indicators/{}/{part}", indicator.key),
            value: value.value.printed.clone(),
        }
    }

    /// An indicator of a record as a whole.
    pub fn indicator(disclosure: &Disclosure, record: &str, indicator: &Indicator) -> Spot {
        Spot {
            place: Place::new(&disclosure.file, indicator.span),
            at: format!("{record}/indicators/{}", indicator.key),
            value: indicator.name.clone(),
        }
    }
}

/// One finding for places that are alike, at the first, with the others beside it and their number;
/// none where there is none. `words` is given what stands at the first, `help` says what to do. A way
/// of writing is one thing however often a document has it.
pub(in crate::check) fn one_finding(
    rule: &'static RuleInfo,
    spots: Vec<Spot>,
    (zh, en): (&str, &str),
    words: impl FnOnce(&str) -> Bilingual,
) -> Vec<Finding> {
    let count = spots.len();
    let counted = |value: &str| {
        let mut words = words(value);
        if count > 1 {
            words.zh.push_str(&format!("（共 {count} 处）"));
            words.en.push_str(&format!(" ({count} places)"));
        }
        words
    };
    at_first(rule, spots, counted).map(|finding| finding.help(zh, en)).into_iter().collect()
}

/// A finding at the first of several places, with the others beside it; nothing where there is none.
pub(in crate::check) fn at_first(
    rule: &'static RuleInfo,
    spots: Vec<Spot>,
    words: impl FnOnce(&str) -> Bilingual,
) -> Option<Finding> {
    let mut spots = spots.into_iter();
    let Spot { place, at, value } = spots.next()?;
    let mut finding = Finding::new(rule, words(&value), place).at(at, value);
    finding.related = spots
        .map(|other| Related {
            role: Role::Compared,
            at: Some(other.at),
            place: other.place,
            value: Some(other.value),
        })
        .collect();
    Some(finding)
}
