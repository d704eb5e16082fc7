use crate::decimal::{are_exchanged, has_one_more};
use crate::model::{Amount, Figure, MoneyUnit, Unit};
use crate::sentences::{Measure, Quantity};

/// What turns a literal into a figure that there is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::check) enum Slip {
    /// The same digits in another unit.
    Unit(MoneyUnit),
    /// Two neighbouring digits swapped.
    Swapped(Amount),
    /// A digit left out, or one too many.
    Digit(Amount),
}

/// The least digits, zeros at the end aside, that tell of a figure.
const SIGNIFICANT: u128 = 100;

/// Whether an amount is a figure mistyped. Short numbers are near many others: at least four digits
/// must agree.
pub(super) fn slip(stated: &Quantity, figure: &Figure) -> Option<Slip> {
    let (Measure::Money { exponent }, Unit::Money(own)) = (stated.measure, figure.unit) else {
        return None;
    };
    let unit = MoneyUnit::ALL.into_iter().find(|unit| unit.exponent() == exponent)?;
    let amount = Amount::from_decimal(stated.printed(stated.value));
    let reported = amount.to_string();
    let digits = |text: &str| text.bytes().filter(u8::is_ascii_digit).count();
    if stated.value == figure.in_base() || digits(&reported) < 3 {
        return None;
    }
    // 32.96元 for 32.96万元: the amount as printed, in the figure's unit. 8300 is so in many units.
    let is_telling = amount.decimal().significant() >= SIGNIFICANT;
    for other in MoneyUnit::ALL.into_iter().filter(|other| *other != unit && is_telling) {
        if Unit::Money(other).in_base(amount.decimal()) == Some(figure.in_base()) {
            return Some(Slip::Unit(other));
        }
    }
    let wanted = Amount::from_decimal(Unit::Money(unit).of_base(figure.in_base())?);
    let printed = if own == unit { figure.amount.to_string() } else { wanted.plain() };
    if digits(&printed) < 4 || figure.in_base().is_zero() {
        return None;
    }
    let amount = || Amount::parse(&printed).ok();
    let [own, other] = [reported.as_str(), printed.as_str()].map(Digits::of);
    let is_one_sign = own.is_below == other.is_below;
    if is_one_sign && own.whole == other.whole && are_exchanged(&own.all, &other.all) {
        return amount().map(Slip::Swapped);
    }
    let (long, short) =
        if own.all.len() > other.all.len() { (&own, &other) } else { (&other, &own) };
    // A digit of the whole part: decimals differ by rounding, which is another matter.
    if is_one_sign
        && long.whole == short.whole + 1
        && has_one_more(&long.all, &short.all, long.whole)
    {
        return amount().map(Slip::Digit);
    }
    None
}

/// The digits of an amount as it is printed.
struct Digits {
    all: Vec<u8>,
    /// How many stand before the point.
    whole: usize,
    /// Whether it is below zero.
    is_below: bool,
}

impl Digits {
    fn of(text: &str) -> Digits {
        let digits = |text: &str| text.bytes().filter(u8::is_ascii_digit).collect::<Vec<u8>>();
        let whole = text.split('.').next().unwrap_or_default();
        Digits { all: digits(text), whole: digits(whole).len(), is_below: text.starts_with('-') }
    }
}
