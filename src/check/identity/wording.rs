use crate::finding::{Arithmetic, Bilingual, Finding, Related, Role};
use crate::model::{Amount, Identity, Relation, Unit};

use super::comparison::Compared;
use super::evaluation::Addend;
use super::instance::Instance;
use super::numbers::Numbers;

/// The finding of an identity that fails: place, reported, computed, difference, contributing.
/// Nothing where the digits of the three numbers do not fit.
pub(super) fn mismatch(
    instance: &Instance<'_>,
    relation: Relation,
    compared: &Compared<'_>,
) -> Option<Finding> {
    // The figure reported is the first on the left; where the left prints none, the first there is.
    let primary = compared
        .left
        .taken
        .first()
        .or(compared.right.taken.first())
        .expect("a comparison has at least one figure");
    let unit = primary.figure.unit;
    let numbers = Numbers::of(primary.figure, compared.left.value, compared.right.value)?;
    let path = primary.path();
    let words = sentence(&path, relation, &numbers, unit, instance.identity);
    let numbers = arithmetic(numbers);
    let mut finding =
        instance.finding(words, primary.place()).at(path, primary.figure.printed.clone());
    finding.unit = Some(unit.name().to_owned()).filter(|name| !name.is_empty());
    finding.arithmetic = Some(numbers);
    finding.disclosure = Some(primary.rows_of_form.disclosure.path.clone());
    let single = compared.right.taken.len() == 1;
    let others = compared.left.taken.iter().skip(1).chain(&compared.right.taken);
    finding.related = others
        .map(|taken| related(taken, if single { Role::Compared } else { Role::Contributing }))
        .collect();
    Some(finding)
}

pub(super) fn related(taken: &Addend<'_>, role: Role) -> Related {
    Related {
        role,
        at: Some(taken.path()),
        place: taken.place(),
        value: Some(taken.figure.printed.clone()),
        stands: None,
    }
}

/// The three numbers of a comparison as findings print them.
fn arithmetic(Numbers { reported, computed, difference }: Numbers) -> Arithmetic {
    Arithmetic {
        reported: reported.to_string(),
        computed: computed.to_string(),
        difference: difference.to_string(),
    }
}

fn sentence(
    path: &str,
    relation: Relation,
    numbers: &Numbers,
    unit: Unit,
    identity: &Identity,
) -> Bilingual {
    let [reported, computed, difference] =
        [numbers.reported, numbers.computed, numbers.difference].map(Amount::grouped);
    let unit = unit.name();
    let (blank, of) = if unit.is_empty() { ("", String::new()) } else { (" ", format!(" {unit}")) };
    match relation {
        Relation::Equal => Bilingual::new(
            format!(
                "{path}不平：填报 {reported}，计算 {computed}，差 {difference}{blank}{unit}（{}）",
                identity.says
            ),
            format!(
                "{path} does not agree: reported {reported}, computed {computed}, difference {difference}{of} ({})",
                identity.id
            ),
        ),
        Relation::AtMost => Bilingual::new(
            format!(
                "{path}超出：填报 {reported}，不应超过 {computed}，超出 {difference}{blank}{unit}（{}）",
                identity.says
            ),
            format!(
                "{path} exceeds: reported {reported}, at most {computed}, over by {difference}{of} ({})",
                identity.id
            ),
        ),
    }
}
