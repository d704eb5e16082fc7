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

/// A finding for each of several places that are alike. `words` is given what stands there, `help`
/// says what to do. A way of writing is one thing however often a document has it: those that nobody
/// answers for become one finding with their places.
pub(in crate::check) fn at_each(
    rule: &'static RuleInfo,
    spots: Vec<Spot>,
    (zh, en): (&str, &str),
    words: impl Fn(&str) -> Bilingual,
) -> Vec<Finding> {
    let found = |Spot { place, at, value }| {
        Finding::new(rule, words(&value), place).at(at, value).help(zh, en)
    };
    spots.into_iter().map(found).collect()
}

/// A finding that several places make together, at the first, with the others beside it by what they
/// have to do with it; nothing where there is none.
pub(in crate::check) fn at_first(
    rule: &'static RuleInfo,
    spots: Vec<Spot>,
    role: Role,
    words: Bilingual,
) -> Option<Finding> {
    let mut spots = spots.into_iter();
    let Spot { place, at, value } = spots.next()?;
    let mut finding = Finding::new(rule, words, place).at(at, value);
    let related = |Spot { place, at, value }| Related {
        role,
        at: Some(at),
        place,
        value: Some(value),
        stands: None,
    };
    finding.related = spots.map(related).collect();
    Some(finding)
}
