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
    let (a, b): (Vec<char>, Vec<char>) = (reported.chars().collect(), printed.chars().collect());
    let amount = || Amount::parse(&printed).ok();
    if a.len() == b.len() {
        let apart: Vec<usize> = (0..a.len()).filter(|at| a[*at] != b[*at]).collect();
        let places: Vec<usize> = (0..a.len()).filter(|at| a[*at].is_ascii_digit()).collect();
        let next = |one: usize, two: usize| places.windows(2).any(|pair| pair == [one, two]);
        if let [one, two] = apart.as_slice()
            && next(*one, *two)
            && a[*one] == b[*two]
            && a[*two] == b[*one]
        {
            return amount().map(Slip::Swapped);
        }
    }
    let (long, short) = if a.len() > b.len() { (&a, &b) } else { (&b, &a) };
    let whole = |text: &[char]| text.iter().take_while(|c| **c != '.').count();
    // A digit of the whole part: decimals differ by rounding, which is another matter.
    if long.len() == short.len() + 1
        && whole(long) == whole(short) + 1
        && (0..whole(long)).any(|skip| {
            long.iter().enumerate().filter(|(at, _)| *at != skip).map(|(_, c)| c).eq(short.iter())
        })
    {
        return amount().map(Slip::Digit);
    }
    None
}
