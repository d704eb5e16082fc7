use crate::check::identity::identity_run::{IdentityRun, Verdict};
use crate::check::identity::instance::Instance;
use crate::check::identity::outcome::{Outcome, Status};
use crate::finding::{Bilingual, Finding, Related, Role};
use crate::model::path::project_path;
use crate::model::{Amount, Band, Comparison, Indicator};
use crate::source::Place;

use super::Kind;

/// 优 良 中 差 of each indicator of a project: in order, and each beginning where the one before
/// ends.
pub(super) struct Bands;

impl<'a> Kind<'a> for Bands {
    fn run(&self, instance: &Instance<'a>, run: &mut IdentityRun<'a>) {
        let Some(project) = instance.evaluation.project() else { return };
        let record = project_path(project);
        let indicators = &project.objectives.indicators;
        for indicator in indicators.iter().filter(|indicator| !indicator.bands.is_empty()) {
            let path = format!("{record}/indicators/{}", indicator.key);
            let graded = Graded { instance, path, indicator };
            let Verdict { status, findings } = graded.verdict();
            let found = findings.first().and_then(|finding| finding.at.clone());
            let at = found.or_else(|| status.ran().then_some(graded.path));
            run.findings.extend(findings);
            run.outcomes.push(Outcome {
                identity: instance.identity,
                status,
                figures: Vec::new(),
                at,
                sides: None,
                raises: Vec::new(),
            });
        }
    }

    fn asks_equality(&self) -> bool {
        false
    }
}

/// An indicator with the bands of its grades.
struct Graded<'i, 'a> {
    instance: &'i Instance<'a>,
    /// The path of the indicator.
    path: String,
    indicator: &'a Indicator,
}

/// What a band asks for, as a number.
struct Bound<'a> {
    band: &'a Band,
    sign: Comparison,
    value: &'a Amount,
    unit: &'a str,
}

impl<'a> Graded<'_, 'a> {
    fn verdict(&self) -> Verdict {
        let bounds: Result<Vec<Bound<'_>>, Status> =
            self.indicator.bands.iter().map(bound).collect();
        let bounds = match bounds {
            Ok(bounds) => bounds,
            Err(status) => return status.into(),
        };
        let mut pairs = bounds.windows(2);
        let finding = pairs.find_map(|pair| {
            let words = fault(&pair[0], &pair[1])?;
            Some(self.finding(pair[0].band, pair[1].band, words))
        });
        finding.map_or_else(|| Status::Holds.into(), Verdict::fails)
    }

    /// The finding about two bands, of which the words say what is wrong.
    fn finding(&self, upper: &Band, lower: &Band, (zh, en): (String, String)) -> Finding {
        let name = &self.indicator.name;
        let text = |band: &Band| band.threshold.value.printed.clone();
        let path = |band: &Band| format!("{}/{}", self.path, band.grade);
        let words = Bilingual::new(
            format!(
                "「{name}」的{}档（{}）与{}档（{}）{zh}",
                upper.grade,
                text(upper),
                lower.grade,
                text(lower)
            ),
            format!(
                "the bands {} ({}) and {} ({}) of `{name}` {en}",
                upper.grade,
                text(upper),
                lower.grade,
                text(lower),
            ),
        );
        let file = &self.instance.evaluation.disclosure().file;
        let place = |band: &Band| Place::new(file, band.threshold.span);
        let mut finding = self.instance.finding(words, place(lower)).at(path(lower), text(lower));
        finding.related = vec![Related {
            role: Role::Compared,
            at: Some(path(upper)),
            place: place(upper),
            value: Some(text(upper)),
            stands: None,
        }];
        finding.help(
            "各档应依次相接，如 ≥5次、≥4次、≥2次、<2次",
            "let each band begin where the one before ends, as in ≥5, ≥4, ≥2, <2",
        )
    }
}

/// What a band asks for; the error where that is no number.
fn bound(band: &Band) -> Result<Bound<'_>, Status> {
    let threshold = &band.threshold.value;
    let (sign, value, unit) = threshold.quantity.as_ref().ok_or_else(|| {
        Status::NotComputable(Bilingual::new(
            format!("「{}」档「{}」不是数", band.grade, threshold.printed),
            format!("the band {} `{}` is no number", band.grade, threshold.printed),
        ))
    })?;
    Ok(Bound { band, sign: *sign, value, unit })
}

/// What is wrong between two bands that follow each other, as the ends of both sentences.
fn fault(upper: &Bound<'_>, lower: &Bound<'_>) -> Option<(String, String)> {
    if upper.unit != lower.unit {
        return Some((
            format!("单位不同（{}、{}）", upper.unit, lower.unit),
            format!("have different units ({}, {})", upper.unit, lower.unit),
        ));
    }
    let falls = matches!(upper.sign, Comparison::AtLeast | Comparison::MoreThan);
    let last = falls == matches!(lower.sign, Comparison::LessThan | Comparison::AtMost)
        && lower.sign != Comparison::Exactly;
    if last {
        return fault_at_last(upper, lower);
    }
    let ordered = if falls { upper.value > lower.value } else { upper.value < lower.value };
    (!ordered).then(|| ("次序不对".to_owned(), "are out of order".to_owned()))
}

/// The last band takes what is left: it must begin just where the one before ends.
fn fault_at_last(upper: &Bound<'_>, lower: &Bound<'_>) -> Option<(String, String)> {
    let falls = matches!(upper.sign, Comparison::AtLeast | Comparison::MoreThan);
    let closed = matches!(
        (upper.sign, lower.sign),
        (Comparison::AtLeast, Comparison::LessThan)
            | (Comparison::MoreThan, Comparison::AtMost)
            | (Comparison::AtMost, Comparison::MoreThan)
            | (Comparison::LessThan, Comparison::AtLeast)
    );
    if upper.value == lower.value && closed {
        return None;
    }
    let gap = if falls { lower.value < upper.value } else { lower.value > upper.value };
    let (zh, en) = if gap {
        ("之间有一段不属于任何一档", "leave a gap between them")
    } else {
        ("有重叠", "overlap")
    };
    Some((zh.to_owned(), en.to_owned()))
}
