use rust_decimal::Decimal;

use crate::finding::{Arithmetic, Finding, Role, RuleInfo, Words};
use crate::model::{FigureRef, Identity};

use super::figures::{Found, Scene, Taken, cell};
use super::interval::Interval;
use super::outcome::Status;
use super::wording::related;

type Ran = (Status, Option<Finding>);

fn need<'a>(found: Found<'a>) -> Result<Taken<'a>, Status> {
    match found {
        Found::Figure(taken) => Ok(taken),
        Found::Nothing | Found::Zero | Found::NoPart => Err(Status::NotApplicable(Words::new("有一项没有数", "one of the figures is not there"))),
        Found::NotApplicable(words) => Err(Status::NotApplicable(words)),
        Found::NotComputable(words) => Err(Status::NotComputable(words)),
    }
}

/// quantity × price = amount. The price is in the unit it is printed in; a bare price is in the table's unit.
pub(super) fn product(rule: &'static RuleInfo, identity: &Identity, scene: &Scene<'_>, columns: [usize; 3]) -> Result<Ran, Status> {
    let (Some(sheet), Some(row)) = (scene.sheet, scene.row) else { return Ok((Status::Holds, None)) };
    let [quantity, price, amount] = columns;
    let [quantity, price, amount] = [need(cell(sheet, row, quantity, false))?, need(cell(sheet, row, price, false))?, need(cell(sheet, row, amount, false))?];
    let too_long = || Status::NotComputable(Words::new("数太大", "the figures are too long"));
    let product = quantity.figure.in_base().checked_mul(price.figure.in_base()).ok_or_else(too_long)?;
    if near(product, &amount) {
        return Ok((Status::Holds, None));
    }
    // What is counted is exact; a rounded price makes the product uncertain as many times as it is counted.
    let (count, each) = (quantity.figure.in_base(), price.interval());
    let [low, high] = [each.low, each.high].map(|price| price.checked_mul(count));
    let possible = Interval { low: low.ok_or_else(too_long)?, high: high.ok_or_else(too_long)? };
    if possible.meets(amount.interval()) {
        return Ok((Status::WithinRounding(amount.figure.in_base() - product), None));
    }
    Ok((Status::Fails, Some(finding(rule, identity, &amount, product, &[quantity, price]))))
}

/// part ÷ whole = share. A printed share is always rounded to its decimals.
pub(super) fn share(rule: &'static RuleInfo, identity: &Identity, scene: &Scene<'_>, [part, whole, share]: [&FigureRef; 3]) -> Result<Ran, Status> {
    let [part, whole, share] = [need(scene.figure(part, false))?, need(scene.figure(whole, false))?, need(scene.figure(share, false))?];
    if whole.figure.in_base().is_zero() && !share.figure.in_base().is_zero() {
        // Nothing grows by a percentage from nothing: 增长100% of a base of zero is a mistake, whatever was meant.
        let words = Words::new(
            format!("{}的基数为零，不能算出 {}", share.path(), share.figure.printed),
            format!("{} has a base of zero: {} cannot be worked out", share.path(), share.figure.printed),
        );
        let mut finding =
            Finding::new(rule, words, share.sheet.place(share.row, share.column)).at(share.path(), share.figure.printed.clone()).help("删去百分比", "leave the percentage out");
        finding.identity = Some(identity.id.clone());
        finding.related = vec![related(&whole, Role::Compared)];
        return Ok((Status::Fails, Some(finding)));
    }
    let ratio = part.figure.in_base().checked_div(whole.figure.in_base());
    let Some(computed) = ratio.and_then(|ratio| ratio.checked_mul(Decimal::ONE_HUNDRED)) else {
        return Err(Status::NotApplicable(Words::new("分母为零", "the whole is zero")));
    };
    if near(computed, &share) {
        return Ok((Status::Holds, None));
    }
    let computed = computed.round_dp(share.figure.amount.decimals() + 2);
    Ok((Status::Fails, Some(finding(rule, identity, &share, computed, &[part, whole]))))
}

/// The digits of another figure at another scale: one of the two is in the wrong unit.
pub(super) fn scale(rule: &'static RuleInfo, identity: &Identity, scene: &Scene<'_>, [figure, whole]: [&FigureRef; 2]) -> Result<Ran, Status> {
    let [figure, whole] = [need(scene.figure(figure, false))?, need(scene.figure(whole, false))?];
    let (reported, other) = (figure.figure.in_base(), whole.figure.in_base());
    if reported == other {
        return Ok((Status::Holds, None));
    }
    // One or two digits agree by chance; a hundredfold is the least that a unit is wrong by.
    let (digits, same) = (digits(reported), digits(reported) == digits(other));
    if same && digits.abs() >= Decimal::ONE_HUNDRED && (reported.abs() * Decimal::ONE_HUNDRED <= other.abs() || other.abs() * Decimal::ONE_HUNDRED <= reported.abs()) {
        return Ok((Status::Fails, Some(finding(rule, identity, &figure, other, &[whole]))));
    }
    Err(Status::NotApplicable(Words::new("两数本可不同", "the two may differ")))
}

/// The digits of a number without its scale: 32.96, 329600 and 0.3296 all give 3296.
fn digits(value: Decimal) -> Decimal {
    let plain = value.normalize();
    let mut whole = Decimal::from(plain.mantissa());
    while !whole.is_zero() && (whole % Decimal::TEN).is_zero() {
        whole /= Decimal::TEN;
    }
    whole
}

/// Columns that must not fall, the last one filled being 100.
pub(super) fn cumulative(rule: &'static RuleInfo, identity: &Identity, scene: &Scene<'_>, columns: &[usize]) -> Result<Ran, Status> {
    let (Some(sheet), Some(row)) = (scene.sheet, scene.row) else { return Ok((Status::Holds, None)) };
    let mut filled: Vec<Taken<'_>> = Vec::new();
    for column in columns {
        match cell(sheet, row, *column, false) {
            Found::Figure(taken) => filled.push(taken),
            Found::NotComputable(words) if sheet.cell(row, *column).printed() != "" => return Err(Status::NotComputable(words)),
            _ => {}
        }
    }
    let Some(last) = filled.last() else {
        return Err(Status::NotApplicable(Words::new("没有填计划", "no plan is given")));
    };
    if let Some(pair) = filled.windows(2).find(|pair| pair[1].figure.in_base() < pair[0].figure.in_base()) {
        let path = pair[1].path();
        let words = Words::new(
            format!("{path}为 {}，少于前一时点的 {}：支出计划应累计，不应下降", pair[1].figure.printed, pair[0].figure.printed),
            format!("{path} is {}, less than {} before it: the plan is cumulative and must not fall", pair[1].figure.printed, pair[0].figure.printed),
        );
        let mut finding = Finding::new(rule, words, sheet.place(row, pair[1].column)).at(path, pair[1].figure.printed.clone());
        finding.identity = Some(identity.id.clone());
        finding.related = vec![related(&pair[0], Role::Compared)];
        return Ok((Status::Fails, Some(finding)));
    }
    if last.figure.in_base() == Decimal::ONE_HUNDRED {
        return Ok((Status::Holds, None));
    }
    Ok((Status::Fails, Some(finding(rule, identity, last, Decimal::ONE_HUNDRED, &[]))))
}

/// Whether a computed value rounds or cuts to the printed figure.
fn near(computed: Decimal, printed: &Taken<'_>) -> bool {
    (computed - printed.figure.in_base()).abs() * Decimal::TWO <= printed.figure.precision()
}

fn finding(rule: &'static RuleInfo, identity: &Identity, reported: &Taken<'_>, computed: Decimal, from: &[Taken<'_>]) -> Finding {
    let unit = reported.figure.unit;
    let show = |value: Decimal| (value / unit.factor()).normalize().to_string();
    let numbers = Arithmetic { reported: show(reported.figure.in_base()), computed: show(computed), difference: show(reported.figure.in_base() - computed) };
    let path = reported.path();
    let words = Words::new(
        format!("{path}不符：填报 {}，计算 {}，差 {} {}（{}）", numbers.reported, numbers.computed, numbers.difference, unit.name(), identity.says),
        format!("{path} does not agree: reported {}, computed {}, difference {} {} ({})", numbers.reported, numbers.computed, numbers.difference, unit.name(), identity.id),
    );
    let mut finding = Finding::new(rule, words, reported.sheet.place(reported.row, reported.column)).at(path, reported.figure.printed.clone());
    finding.identity = Some(identity.id.clone());
    finding.unit = Some(unit.name().to_owned()).filter(|name| !name.is_empty());
    finding.arithmetic = Some(numbers);
    finding.related = from.iter().map(|taken| related(taken, Role::Contributing)).collect();
    finding
}
