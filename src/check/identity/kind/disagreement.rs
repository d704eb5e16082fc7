use crate::check::identity::evaluation::Addend;
use crate::check::identity::instance::Instance;
use crate::check::identity::outcome::Status;
use crate::check::identity::wording::related;
use crate::decimal::Decimal;
use crate::finding::{Arithmetic, Bilingual, Finding, Role};
use crate::model::Amount;

/// The finding that a figure is not what others make it; the error where the digits do not fit.
pub(super) fn disagreement(
    instance: &Instance<'_>,
    reported: &Addend<'_>,
    computed: Decimal,
    from: &[Addend<'_>],
) -> Result<Finding, Status> {
    let unit = reported.figure.unit;
    let show = |value: Decimal| {
        unit.of_base(value).map(|value| value.normalize().to_string()).ok_or_else(Status::too_long)
    };
    let difference =
        reported.figure.in_base().checked_sub(computed).ok_or_else(Status::too_long)?;
    let numbers = Arithmetic {
        reported: show(reported.figure.in_base())?,
        computed: show(computed)?,
        difference: show(difference)?,
    };
    let grouped = |value: Decimal| {
        let value = unit.of_base(value).ok_or_else(Status::too_long)?;
        Ok::<_, Status>(Amount::from_decimal(value.normalize()).grouped())
    };
    let shown = [reported.figure.amount.grouped(), grouped(computed)?, grouped(difference)?];
    let path = reported.path();
    let words = Bilingual::new(
        format!(
            "{path}不符：填报 {}，计算 {}，差 {} {}（{}）",
            shown[0],
            shown[1],
            shown[2],
            unit.name(),
            instance.identity.says
        ),
        format!(
            "{path} does not agree: reported {}, computed {}, difference {} {} ({})",
            shown[0],
            shown[1],
            shown[2],
            unit.name(),
            instance.identity.id
        ),
    );
    let mut finding =
        instance.finding(words, reported.place()).at(path, reported.figure.printed.clone());
    finding.unit = Some(unit.name().to_owned()).filter(|name| !name.is_empty());
    finding.arithmetic = Some(numbers);
    finding.related = from.iter().map(|addend| related(addend, Role::Contributing)).collect();
    Ok(finding)
}

/// Whether a computed value rounds or cuts to the printed figure.
pub(super) fn near(computed: Decimal, printed: &Addend<'_>) -> Result<bool, Status> {
    let apart =
        computed.checked_sub(printed.figure.in_base()).zip(printed.figure.precision().half());
    apart.map(|(apart, half)| apart.abs() <= half).ok_or_else(Status::too_long)
}
