use crate::decimal::Decimal;
use crate::finding::{Arithmetic, Bilingual, Finding, Role, RuleInfo};
use crate::model::{FigureRef, Identity};

use super::evaluation::{Addend, Evaluation, Resolved, cell};
use super::interval::Interval;
use super::outcome::Status;
use super::wording::related;

type IdentityRun = (Status, Option<Finding>);

fn need<'a>(found: Resolved<'a>) -> Result<Addend<'a>, Status> {
    match found {
        Resolved::Figure(taken) => Ok(taken),
        Resolved::Nothing | Resolved::Zero | Resolved::NoPart => Err(Status::NotApplicable(
            Bilingual::new("有一项没有数", "one of the figures is not there"),
        )),
        Resolved::NotApplicable(words) => Err(Status::NotApplicable(words)),
        Resolved::NotComputable(words) => Err(Status::NotComputable(words)),
    }
}

/// quantity × price = amount. The price is in the unit it is printed in; a bare price is in the
/// table's unit.
pub(super) fn product(
    rule: &'static RuleInfo,
    identity: &Identity,
    evaluation: &Evaluation<'_>,
    columns: [usize; 3],
) -> Result<IdentityRun, Status> {
    let (Some(rows_of_form), Some(row)) = (evaluation.rows_of_form, evaluation.row) else {
        return Ok((Status::Holds, None));
    };
    let [quantity, price, amount] = columns;
    let [quantity, price, amount] = [
        need(cell(rows_of_form, row, quantity, false))?,
        need(cell(rows_of_form, row, price, false))?,
        need(cell(rows_of_form, row, amount, false))?,
    ];
    let product = quantity
        .figure
        .in_base()
        .checked_mul(price.figure.in_base())
        .ok_or_else(Status::too_long)?;
    if near(product, &amount)? {
        return Ok((Status::Holds, None));
    }
    // What is counted is exact; a rounded price makes the product uncertain as many times as it is
    // counted.
    let (possible, printed) =
        possible(&quantity, &price).zip(amount.interval()).ok_or_else(Status::too_long)?;
    if possible.meets(printed) {
        return Ok((
            Status::WithinRounding(
                amount.figure.in_base().checked_sub(product).ok_or_else(Status::too_long)?,
            ),
            None,
        ));
    }
    Ok((Status::Fails, Some(finding(rule, identity, &amount, product, &[quantity, price])?)))
}

/// What the product may be. Nothing where its digits do not fit.
fn possible(quantity: &Addend<'_>, price: &Addend<'_>) -> Option<Interval> {
    let (count, each) = (quantity.figure.in_base(), price.interval()?);
    let (one, other) = (each.low.checked_mul(count)?, each.high.checked_mul(count)?);
    // Of a negative count the higher price gives the lower product.
    Some(Interval { low: one.min(other), high: one.max(other) })
}

/// The decimals to which a share is worked out before it is compared: more than any half unit of a
/// printed one has, so that rounding moves none across.
const SHARE_DECIMALS: u32 = 12;

/// part ÷ whole = share. A printed share is always rounded to its decimals.
pub(super) fn share(
    rule: &'static RuleInfo,
    identity: &Identity,
    evaluation: &Evaluation<'_>,
    [part, whole, share]: [&FigureRef; 3],
) -> Result<IdentityRun, Status> {
    let [part, whole, share] = [
        need(evaluation.figure(part, false))?,
        need(evaluation.figure(whole, false))?,
        need(evaluation.figure(share, false))?,
    ];
    if whole.figure.in_base().is_zero() && !share.figure.in_base().is_zero() {
        // Nothing grows by a percentage from nothing: 增长100% of a base of zero is a mistake,
        // whatever was meant.
        let words = Bilingual::new(
            format!("{}的基数为零，不能算出 {}", share.path(), share.figure.printed),
            format!(
                "{} has a base of zero: {} cannot be worked out",
                share.path(),
                share.figure.printed
            ),
        );
        let mut finding =
            Finding::new(rule, words, share.rows_of_form.place(share.row, share.column))
                .at(share.path(), share.figure.printed.clone())
                .help("删去百分比", "leave the percentage out");
        finding.identity = Some(identity.id.clone());
        finding.related = vec![related(&whole, Role::Compared)];
        return Ok((Status::Fails, Some(finding)));
    }
    let (part_of, whole_of) = (part.figure.in_base(), whole.figure.in_base());
    if whole_of.is_zero() {
        return Err(Status::NotApplicable(Bilingual::new("分母为零", "the whole is zero")));
    }
    if near(part_of.percent_of(whole_of, SHARE_DECIMALS).ok_or_else(Status::too_long)?, &share)? {
        return Ok((Status::Holds, None));
    }
    let computed = part_of
        .percent_of(whole_of, share.figure.amount.decimals() + 2)
        .ok_or_else(Status::too_long)?;
    Ok((Status::Fails, Some(finding(rule, identity, &share, computed, &[part, whole])?)))
}

/// The digits of another figure at another scale: one of the two is in the wrong unit.
pub(super) fn scale(
    rule: &'static RuleInfo,
    identity: &Identity,
    evaluation: &Evaluation<'_>,
    [figure, whole]: [&FigureRef; 2],
) -> Result<IdentityRun, Status> {
    let [figure, whole] =
        [need(evaluation.figure(figure, false))?, need(evaluation.figure(whole, false))?];
    let (reported, other) = (figure.figure.in_base(), whole.figure.in_base());
    if reported == other {
        return Ok((Status::Holds, None));
    }
    // One or two digits agree by chance; a hundredfold is the least that a unit is wrong by.
    let same = reported.significant() == other.significant()
        && reported.is_negative() == other.is_negative();
    let far = |one: Decimal, two: Decimal| {
        one.abs().shifted(2).is_some_and(|hundredfold| hundredfold <= two.abs())
    };
    if same && reported.significant() >= 100 && (far(reported, other) || far(other, reported)) {
        return Ok((Status::Fails, Some(finding(rule, identity, &figure, other, &[whole])?)));
    }
    Err(Status::NotApplicable(Bilingual::new("两数本可不同", "the two may differ")))
}

/// Columns that must not fall, the last one filled being 100.
pub(super) fn cumulative(
    rule: &'static RuleInfo,
    identity: &Identity,
    evaluation: &Evaluation<'_>,
    columns: &[usize],
) -> Result<IdentityRun, Status> {
    let (Some(rows_of_form), Some(row)) = (evaluation.rows_of_form, evaluation.row) else {
        return Ok((Status::Holds, None));
    };
    let mut filled: Vec<Addend<'_>> = Vec::new();
    for column in columns {
        match cell(rows_of_form, row, *column, false) {
            Resolved::Figure(taken) => filled.push(taken),
            Resolved::NotComputable(words) if rows_of_form.cell(row, *column).printed() != "" => {
                return Err(Status::NotComputable(words));
            }
            _ => {}
        }
    }
    let Some(last) = filled.last() else {
        return Err(Status::NotApplicable(Bilingual::new("没有填计划", "no plan is given")));
    };
    if let Some(pair) =
        filled.windows(2).find(|pair| pair[1].figure.in_base() < pair[0].figure.in_base())
    {
        let path = pair[1].path();
        let words = Bilingual::new(
            format!(
                "{path}为 {}，少于前一时点的 {}：支出计划应累计，不应下降",
                pair[1].figure.printed, pair[0].figure.printed
            ),
            format!(
                "{path} is {}, less than {} before it: the plan is cumulative and must not fall",
                pair[1].figure.printed, pair[0].figure.printed
            ),
        );
        let mut finding = Finding::new(rule, words, rows_of_form.place(row, pair[1].column))
            .at(path, pair[1].figure.printed.clone());
        finding.identity = Some(identity.id.clone());
        finding.related = vec![related(&pair[0], Role::Compared)];
        return Ok((Status::Fails, Some(finding)));
    }
    if last.figure.in_base() == Decimal::ONE_HUNDRED {
        return Ok((Status::Holds, None));
    }
    Ok((Status::Fails, Some(finding(rule, identity, last, Decimal::ONE_HUNDRED, &[])?)))
}

/// Whether a computed value rounds or cuts to the printed figure.
fn near(computed: Decimal, printed: &Addend<'_>) -> Result<bool, Status> {
    let apart =
        computed.checked_sub(printed.figure.in_base()).zip(printed.figure.precision().half());
    apart.map(|(apart, half)| apart.abs() <= half).ok_or_else(Status::too_long)
}

fn finding(
    rule: &'static RuleInfo,
    identity: &Identity,
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
    let path = reported.path();
    let words = Bilingual::new(
        format!(
            "{path}不符：填报 {}，计算 {}，差 {} {}（{}）",
            numbers.reported,
            numbers.computed,
            numbers.difference,
            unit.name(),
            identity.says
        ),
        format!(
            "{path} does not agree: reported {}, computed {}, difference {} {} ({})",
            numbers.reported,
            numbers.computed,
            numbers.difference,
            unit.name(),
            identity.id
        ),
    );
    let mut finding =
        Finding::new(rule, words, reported.rows_of_form.place(reported.row, reported.column))
            .at(path, reported.figure.printed.clone());
    finding.identity = Some(identity.id.clone());
    finding.unit = Some(unit.name().to_owned()).filter(|name| !name.is_empty());
    finding.arithmetic = Some(numbers);
    finding.related = from.iter().map(|taken| related(taken, Role::Contributing)).collect();
    Ok(finding)
}
