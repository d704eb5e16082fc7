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

/// The frame is stretched to the room there is: a line in it stays as thin as it is said to be.
const THIN: &str = " vector-effect=\"non-scaling-stroke\"";

/// A bar from zero, which is a line across the frame, in a frame that reaches from the lowest value
/// to the highest: those below zero go the other way. One that is in doubt is an outline.
pub fn from_zero(value: Decimal, (lowest, highest): (Decimal, Decimal), doubted: bool) -> String {
    let below = lowest.min(Decimal::ZERO).abs();
    let room = highest.max(Decimal::ZERO).checked_add(below).unwrap_or(highest);
    let zero = length(below, room);
    let width = length(value.abs(), room);
    let x = if value.is_negative() { zero.saturating_sub(width) } else { zero };
    let look = match doubted {
        true => format!(" class=\"doubted\"{THIN}"),
        false => String::new(),
    };
    format!(
        "<svg class=\"bar zero\" viewBox=\"0 0 {LONGEST} 10\" preserveAspectRatio=\"none\" aria-hidden=\"true\" focusable=\"false\"><rect{look} x=\"{x}\" y=\"2\" width=\"{width}\" height=\"6\"/><path{THIN} d=\"M{zero} 0V10\"/></svg>"
    )
}

/// Money from the plan to what was spent, in one bar: what was spent is filled, what could be spent
/// a frame around it, what the year began with a line across. What is not known is not drawn.
pub fn spending(
    planned: Option<Decimal>,
    adjusted: Option<Decimal>,
    spent: Option<Decimal>,
    largest: Decimal,
) -> String {
    let steps = |value: Option<Decimal>| value.map(|value| length(value, largest));
    let mut inside = String::new();
    if let Some(width) = steps(adjusted.or(planned)) {
        inside += &format!("<rect class=\"frame\"{THIN} width=\"{width}\" height=\"10\"/>");
    }
    if let Some(width) = steps(spent) {
        inside += &format!("<rect y=\"2\" width=\"{width}\" height=\"6\"/>");
    }
    if let Some(x) = adjusted.and(steps(planned)) {
        inside += &format!("<path{THIN} d=\"M{x} 0V10\"/>");
    }
    format!(
        "<svg class=\"bar spending\" viewBox=\"0 0 {LONGEST} 10\" preserveAspectRatio=\"none\" aria-hidden=\"true\" focusable=\"false\">{inside}</svg>"
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
    fn what_is_below_zero_goes_the_other_way() {
        let drawn = |value: Decimal| {
            from_zero(value, (Decimal::from(100_u32).negated(), Decimal::from(300_u32)), false)
        };
        let up = drawn(Decimal::from(300_u32));
        assert!(up.contains("<rect x=\"250\" y=\"2\" width=\"750\""), "{up}");
        let down = drawn(Decimal::from(50_u32).negated());
        assert!(down.contains("<rect x=\"125\" y=\"2\" width=\"125\""), "{down}");
        assert!(
            down.contains("<path vector-effect=\"non-scaling-stroke\" d=\"M250 0V10\"/>"),
            "{down}"
        );
    }

    #[test]
    fn what_was_spent_lies_in_what_could_be() {
        let of = |value: u32| Some(Decimal::from(value));
        let svg = spending(of(100), of(200), of(150), Decimal::from(400_u32));
        assert!(svg.contains("class=\"frame\" vector-effect=\"non-scaling-stroke\" width=\"500\""));
        assert!(svg.contains("<rect y=\"2\" width=\"375\""), "{svg}");
        assert!(svg.contains("d=\"M250 0V10\""), "{svg}");
        let plan = spending(of(100), None, None, Decimal::from(400_u32));
        assert!(plan.contains("width=\"250\"") && !plan.contains("<path"), "{plan}");
    }

    #[test]
    fn stripes_end_where_the_bar_ends() {
        let svg = striped(Decimal::from(27_u32), Decimal::from(1000_u32));
        assert!(svg.contains("<rect x=\"0\" width=\"12\" height=\"10\"/><rect x=\"24\" width=\"3\" height=\"10\"/></svg>"), "{svg}");
        assert!(!striped(Decimal::ZERO, Decimal::ONE).contains("<rect"));
    }
}
