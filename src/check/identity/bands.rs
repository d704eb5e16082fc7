use crate::finding::{Bilingual, Finding, Related, Role, RuleInfo};
use crate::model::{Band, Comparison, Disclosure, Identity, Indicator};
use crate::source::Place;

use super::outcome::Status;

/// 优 良 中 差 of one indicator: in order, and each beginning where the one before ends.
pub(super) fn bands(
    rule: &'static RuleInfo,
    identity: &Identity,
    disclosure: &Disclosure,
    record: &str,
    indicator: &Indicator,
) -> (Status, Option<Finding>) {
    let mut numbers = Vec::new();
    for band in &indicator.bands {
        match &band.threshold.value.quantity {
            Some(quantity) => numbers.push((band, quantity)),
            None => {
                let words = Bilingual::new(
                    format!("「{}」档「{}」不是数", band.grade, band.threshold.value.printed),
                    format!(
                        "the band {} `{}` is no number",
                        band.grade, band.threshold.value.printed
                    ),
                );
                return (Status::NotComputable(words), None);
            }
        }
    }
    let fault = numbers.windows(2).find_map(|pair| {
        let ((upper, (sign, bound, unit)), (lower, (next_sign, next_bound, next_unit))) =
            (pair[0], pair[1]);
        if unit != next_unit {
            return Some((
                upper,
                lower,
                format!("单位不同（{unit}、{next_unit}）"),
                format!("have different units ({unit}, {next_unit})"),
            ));
        }
        let falls = matches!(sign, Comparison::AtLeast | Comparison::MoreThan);
        let last = falls == matches!(next_sign, Comparison::LessThan | Comparison::AtMost)
            && *next_sign != Comparison::Exactly;
        if last {
            // The last band takes what is left: it must begin just where the one before ends.
            let closed = matches!(
                (sign, next_sign),
                (Comparison::AtLeast, Comparison::LessThan)
                    | (Comparison::MoreThan, Comparison::AtMost)
                    | (Comparison::AtMost, Comparison::MoreThan)
                    | (Comparison::LessThan, Comparison::AtLeast)
            );
            if bound != next_bound || !closed {
                let gap = if falls { next_bound < bound } else { next_bound > bound };
                let (zh, en) = if gap {
                    ("之间有一段不属于任何一档", "leave a gap between them")
                } else {
                    ("有重叠", "overlap")
                };
                return Some((upper, lower, zh.to_owned(), en.to_owned()));
            }
            return None;
        }
        let ordered = if falls { bound > next_bound } else { bound < next_bound };
        (!ordered).then(|| (upper, lower, "次序不对".to_owned(), "are out of order".to_owned()))
    });
    match fault {
        None => (Status::Holds, None),
        Some((upper, lower, zh, en)) => (
            Status::Fails,
            Some(finding(rule, identity, disclosure, record, indicator, (upper, lower), (zh, en))),
        ),
    }
}

fn finding(
    rule: &'static RuleInfo,
    identity: &Identity,
    disclosure: &Disclosure,
    record: &str,
    indicator: &Indicator,
    (upper, lower): (&Band, &Band),
    (zh, en): (String, String),
) -> Finding {
    let text = |band: &Band| band.threshold.value.printed.clone();
    let path = |band: &Band| format!("{record}/indicators/{}/{}", indicator.key, band.grade);
    let words = Bilingual::new(
        format!(
            "「{}」的{}档（{}）与{}档（{}）{zh}",
            indicator.name,
            upper.grade,
            text(upper),
            lower.grade,
            text(lower)
        ),
        format!(
            "the bands {} ({}) and {} ({}) of `{}` {en}",
            upper.grade,
            text(upper),
            lower.grade,
            text(lower),
            indicator.name
        ),
    );
    let place = |band: &Band| Place::new(&disclosure.file, band.threshold.span);
    let mut finding = Finding::new(rule, words, place(lower)).at(path(lower), text(lower));
    finding.identity = Some(identity.id.clone());
    finding.related = vec![Related {
        role: Role::Compared,
        at: Some(path(upper)),
        place: place(upper),
        value: Some(text(upper)),
    }];
    finding.help(
        "各档应依次相接，如 ≥5次、≥4次、≥2次、<2次",
        "let each band begin where the one before ends, as in ≥5, ≥4, ≥2, <2",
    )
}
