use crate::decimal::Decimal;

/// How many steps the longest bar has.
const LONGEST: u32 = 1000;

/// A stripe and the gap behind it.
const STRIPE: usize = 24;

/// A bar whose length is to the frame as a value to the largest. The number stands beside it in
/// words: it is hidden from those who hear the page.
pub fn bar(value: Decimal, largest: Decimal) -> String {
    let width = length(value, largest);
    format!(
        "<svg class=\"bar\" viewBox=\"0 0 {LONGEST} 10\" preserveAspectRatio=\"none\" aria-hidden=\"true\" focusable=\"false\"><rect width=\"{width}\" height=\"10\"/></svg>"
    )
}

/// The same for what no part accounts for: stripes, so that it is told from a part without colour
/// and on paper.
pub fn striped(value: Decimal, largest: Decimal) -> String {
    let width = length(value, largest);
    let stripes: String = (0..width)
        .step_by(STRIPE)
        .map(|x| {
            format!(
                "<rect x=\"{x}\" width=\"{}\" height=\"10\"/>",
                (STRIPE as u32 / 2).min(width - x)
            )
        })
        .collect();
    format!(
        "<svg class=\"bar\" viewBox=\"0 0 {LONGEST} 10\" preserveAspectRatio=\"none\" aria-hidden=\"true\" focusable=\"false\">{stripes}</svg>"
    )
}

/// Whole steps: at least one for what is not nothing, none for what is below it.
fn length(value: Decimal, largest: Decimal) -> u32 {
    if value <= Decimal::ZERO || largest <= Decimal::ZERO {
        return 0;
    }
    let steps = value
        .checked_mul(Decimal::from(LONGEST))
        .and_then(|steps| steps.quotient(largest, 0)?.to_u32());
    steps.unwrap_or(LONGEST).clamp(1, LONGEST)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_bar_is_as_long_as_its_share() {
        let length = |value: i32, largest: u32| {
            let size = Decimal::from(value.unsigned_abs());
            length(if value < 0 { size.negated() } else { size }, Decimal::from(largest))
        };
        assert_eq!(length(5000, 10000), 500);
        assert_eq!(length(10000, 10000), 1000);
        assert_eq!(length(1, 100_000_000), 1);
        assert_eq!(length(0, 10000), 0);
        assert_eq!(length(-5000, 10000), 0);
        assert_eq!(length(5000, 0), 0);
    }

    #[test]
    fn stripes_end_where_the_bar_ends() {
        let svg = striped(Decimal::from(27_u32), Decimal::from(1000_u32));
        assert!(svg.contains("<rect x=\"0\" width=\"12\" height=\"10\"/><rect x=\"24\" width=\"3\" height=\"10\"/></svg>"), "{svg}");
        assert!(!striped(Decimal::ZERO, Decimal::ONE).contains("<rect"));
    }
}
