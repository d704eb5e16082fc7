use rust_decimal::{Decimal, RoundingStrategy};

/// What a number's cell shows: with the decimals of its format, or as few as say what was typed. A spreadsheet keeps fifteen digits; what a binary number
/// has beyond them (2.1099999999999999) nobody typed.
pub(super) fn shown(value: f64, format: Option<Shown>) -> String {
    let Ok(typed) = Decimal::from_scientific(&format!("{value:.14e}")) else { return value.to_string() };
    let typed = typed.normalize();
    match format {
        None => typed.to_string(),
        Some(Shown { decimals, percent }) => {
            let scaled = if percent { typed * Decimal::ONE_HUNDRED } else { typed };
            let mut rounded = scaled.round_dp_with_strategy(decimals, RoundingStrategy::MidpointAwayFromZero);
            rounded.rescale(decimals);
            // A negative zero is a zero.
            let text = if rounded.is_zero() { rounded.abs().to_string() } else { rounded.to_string() };
            if percent { format!("{text}%") } else { text }
        }
    }
}

/// How a number format shows numbers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Shown {
    pub decimals: u32,
    pub percent: bool,
}

impl Shown {
    /// What a format code says; nothing for General, dates and words.
    pub fn of_code(code: &str) -> Option<Shown> {
        let first = code.split(';').next().unwrap_or_default();
        let mut plain = String::new();
        let mut quoted = false;
        let mut chars = first.chars();
        while let Some(c) = chars.next() {
            match c {
                '"' => quoted = !quoted,
                '\\' | '_' | '*' => {
                    chars.next();
                }
                '[' => while chars.next().is_some_and(|c| c != ']') {},
                c if !quoted => plain.push(c),
                _ => {}
            }
        }
        let digits = plain.contains(['0', '#']);
        if !digits || plain.to_ascii_lowercase().contains(['y', 'd', 'h', 's', 'e', '/', '@']) {
            return None;
        }
        let decimals = plain.split_once('.').map_or(0, |(_, tail)| tail.chars().take_while(|c| matches!(c, '0' | '#' | '?')).filter(|c| *c == '0').count());
        Some(Shown { decimals: u32::try_from(decimals).unwrap_or_default(), percent: plain.contains('%') })
    }

    /// What a built-in format shows.
    pub fn of_builtin(id: u32) -> Option<Shown> {
        let of = |decimals, percent| Some(Shown { decimals, percent });
        match id {
            1 | 3 | 37 | 38 | 41 | 42 => of(0, false),
            2 | 4 | 39 | 40 | 43 | 44 => of(2, false),
            9 => of(0, true),
            10 => of(2, true),
            _ => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cells_show_what_was_typed() {
        assert_eq!(shown("2.1099999999999999".parse().unwrap_or_default(), None), "2.11");
        assert_eq!(shown("0.30000000000000004".parse().unwrap_or_default(), None), "0.3");
        assert_eq!(shown(13919.0, None), "13919");
        assert_eq!(shown(481.1, Shown::of_code("#,##0.00")), "481.10");
        assert_eq!(shown(-0.001, Shown::of_code("0.00")), "0.00");
        assert_eq!(shown(0.9628, Shown::of_builtin(10)), "96.28%");
    }

    #[test]
    fn format_codes_are_read() {
        assert_eq!(Shown::of_code("General"), None);
        assert_eq!(Shown::of_code("yyyy-mm-dd"), None);
        assert_eq!(Shown::of_code("#,##0.00_ ;[Red]\\-#,##0.00\\ "), Some(Shown { decimals: 2, percent: false }));
        assert_eq!(Shown::of_code("0\"万元\""), Some(Shown { decimals: 0, percent: false }));
        assert_eq!(Shown::of_code("0.0%"), Some(Shown { decimals: 1, percent: true }));
    }
}
