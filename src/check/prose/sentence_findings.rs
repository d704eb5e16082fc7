use std::ops::Range;

use crate::decimal::Decimal;
use crate::finding::{Bilingual, Finding, Level, Related, Role, RuleInfo};
use crate::sentences::{Measure, Quantity};

use super::read_paragraph::ReadParagraph;

/// By what a number is worked out, in Chinese and in English.
pub(super) struct Basis {
    pub zh: &'static str,
    pub en: &'static str,
}

pub(super) const BY_SENTENCE: Basis =
    Basis { zh: "按句中各数", en: "by the numbers of the sentence" };
pub(super) const BY_TABLES: Basis =
    Basis { zh: "按表中本年、上年两数", en: "by the figures of both years" };

pub(super) const OF_TOTAL: Basis =
    Basis { zh: "按表中的总数", en: "by the total of the table" };

/// A finding about a number of a paragraph, with what to do about it.
pub(super) fn about(
    rule: &'static RuleInfo,
    paragraph: &ReadParagraph<'_>,
    at: &Range<usize>,
    words: Bilingual,
    (zh, en): (&str, &str),
) -> Finding {
    let printed = &paragraph.text[at.clone()];
    Finding::new(rule, words, paragraph.place(at)).at(paragraph.at.clone(), printed).help(zh, en)
}

/// A number that is not what others make of it, by a basis.
pub(super) fn wrong(
    rule: &'static RuleInfo,
    paragraph: &ReadParagraph<'_>,
    at: &Range<usize>,
    quantity: &Quantity,
    expected: Decimal,
    basis: &Basis,
) -> Finding {
    let printed = &paragraph.text[at.clone()];
    let unit = match quantity.measure {
        Measure::Money { .. } => printed.trim_start_matches(|c: char| !c.is_alphabetic()),
        Measure::Count | Measure::Bare => "",
        _ => "%",
    };
    let words = Bilingual::new(
        format!("“{printed}”：{}应为{expected}{unit}", basis.zh),
        format!("`{printed}`: {} it would be {expected}{unit}", basis.en),
    );
    of_several(rule, paragraph, at, words)
}

/// A finding about a number of several, of which any may be the wrong one.
pub(super) fn of_several(
    rule: &'static RuleInfo,
    paragraph: &ReadParagraph<'_>,
    at: &Range<usize>,
    words: Bilingual,
) -> Finding {
    let help =
        ("核对句中各数，改正写错的一个", "check the numbers, and correct the one that is wrong");
    about(rule, paragraph, at, words, help)
}

/// Misses of one unit of the last place are one note, with all their places.
pub(super) fn gathered(near: Vec<Finding>) -> Option<Finding> {
    let mut near = near.into_iter();
    let mut first = near.next()?;
    first.level = Level::Note;
    let places = near.map(|other| Related {
        role: Role::Alike,
        at: other.at,
        place: other.place,
        value: other.value,
        stands: None,
    });
    first.related.extend(places);
    Some(first.help(
        "末位相差一，可能由舍入或截取造成；不影响公开",
        "one unit of the last place: numbers rounded each by itself may differ so",
    ))
}
