use std::fmt::Write;

use crate::characters::escaped;
use crate::decimal::Decimal;

/// The frame in user units; the line keeps clear of its border by the radius of a point.
const WIDTH: u32 = 160;
const HEIGHT: u32 = 40;
const RADIUS: u32 = 4;

/// A line over years, from zero up: its points, and a title that says them. A year without a value
/// is a gap. Nothing for fewer than two values.
pub fn line(title: &str, points: &[Option<Decimal>]) -> Option<String> {
    let values = || points.iter().flatten().copied();
    if values().count() < 2 {
        return None;
    }
    let top = values().max()?.max(Decimal::ZERO);
    let bottom = values().min()?.min(Decimal::ZERO);
    let mut svg = format!(
        "<svg class=\"line\" viewBox=\"0 0 {WIDTH} {HEIGHT}\" role=\"img\"><title>{}</title>",
        escaped(title)
    );
    let last = u32::try_from(points.len()).ok()?.checked_sub(1)?.max(1);
    let placed: Vec<Option<(u32, u32)>> = points
        .iter()
        .zip(0u32..)
        .map(|(point, index)| {
            Some((RADIUS + (WIDTH - 2 * RADIUS) * index / last, height((*point)?, bottom, top)))
        })
        .collect();
    for run in placed.split(Option::is_none).filter(|run| run.len() > 1) {
        let path: Vec<String> = run.iter().flatten().map(|(x, y)| format!("{x},{y}")).collect();
        let _ = write!(svg, "<polyline points=\"{}\"/>", path.join(" "));
    }
    for (x, y) in placed.iter().flatten() {
        let _ = write!(svg, "<circle cx=\"{x}\" cy=\"{y}\" r=\"{RADIUS}\"/>");
    }
    svg.push_str("</svg>");
    Some(svg)
}

/// How far down a value stands.
fn height(value: Decimal, bottom: Decimal, top: Decimal) -> u32 {
    let room = HEIGHT - 2 * RADIUS;
    let steps = || {
        value
            .checked_sub(bottom)?
            .checked_mul(Decimal::from(room))?
            .quotient(top.checked_sub(bottom)?, 0)?
            .to_u32()
    };
    let up = steps().unwrap_or(0).min(room);
    HEIGHT - RADIUS - up
}

#[cfg(test)]
mod tests {
    use super::*;

    fn drawn(values: &[Option<u32>]) -> Option<String> {
        line(
            "支出 <2021>",
            &values.iter().map(|value| value.map(Decimal::from)).collect::<Vec<_>>(),
        )
    }

    #[test]
    fn years_are_evenly_spaced_and_start_from_zero() {
        let svg = drawn(&[Some(50), Some(100), Some(0)]).expect("three values");
        assert!(svg.contains("<polyline points=\"4,20 80,4 156,36\"/>"), "{svg}");
        assert!(svg.contains("<title>支出 &lt;2021&gt;</title>"), "{svg}");
    }

    #[test]
    fn a_year_without_a_value_is_a_gap() {
        let svg = drawn(&[Some(1), Some(2), None, Some(3)]).expect("three values");
        assert_eq!(svg.matches("<polyline").count(), 1);
        assert_eq!(svg.matches("<circle").count(), 3);
        assert!(drawn(&[Some(1), None]).is_none());
    }

    #[test]
    fn nothing_at_all_is_flat() {
        let svg = drawn(&[Some(0), Some(0)]).expect("two values");
        assert!(svg.contains("4,36 156,36"), "{svg}");
    }
}
