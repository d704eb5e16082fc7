use crate::decimal::Decimal;

/// What a number's cell shows: as its format says, or as few decimals as say what was typed. A
/// spreadsheet keeps fifteen digits; what a binary number has beyond them (2.1099999999999999)
/// nobody typed.
pub(super) fn shown(value: f64, format: Option<NumberFormat>) -> String {
    format.and_then(|format| format.draw(typed(value)?)).unwrap_or_else(|| plain(value))
}

/// A number that no format is known of.
pub(super) fn plain(value: f64) -> String {
    typed(value).map_or_else(|| value.to_string(), |typed| typed.to_string())
}

fn typed(value: f64) -> Option<Decimal> {
    Some(Decimal::parse_scientific(&format!("{value:.14e}"))?.normalize())
}

/// How a number format shows numbers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct NumberFormat {
    /// Decimals that always show.
    pub least: u32,
    /// Decimals that show where they are not zero: `0.##`.
    pub most: u32,
    /// Digits before the point that always show: `00` shows 1 as 01.
    pub whole: usize,
    /// The power of ten that the number is divided by before it is shown: `0.00,` shows thousands,
    /// `0!.0,` ten thousands.
    pub divided: u32,
    pub percent: bool,
}

/// A point that a format draws as a letter; it divides the digits and stands for no decimals.
const DRAWN_POINT: char = '\u{1}';

impl NumberFormat {
    /// What a format code says; nothing for General, dates and words.
    pub fn of_code(code: &str) -> Option<NumberFormat> {
        let first = code.split(';').next().unwrap_or_default();
        let mut plain = String::new();
        let mut quoted = false;
        let mut chars = first.chars();
        let literal = |plain: &mut String, c: char| plain.extend((c == '.').then_some(DRAWN_POINT));
        while let Some(c) = chars.next() {
            match c {
                '"' => quoted = !quoted,
                c if quoted => literal(&mut plain, c),
                '\\' | '!' => literal(&mut plain, chars.next().unwrap_or(' ')),
                '_' | '*' => {
                    chars.next();
                }
                '[' => while chars.next().is_some_and(|c| c != ']') {},
                c => plain.push(c),
            }
        }
        if !plain.contains(['0', '#'])
            || plain.to_ascii_lowercase().contains(['y', 'd', 'h', 's', 'e', '/', '@'])
        {
            return None;
        }
        let percent = plain.contains('%');
        plain.retain(|c| matches!(c, '0' | '#' | '?' | '.' | ',' | DRAWN_POINT));
        let (digits, decimals) = plain.split_once('.').unwrap_or((&plain, ""));
        let thousands = [digits, decimals]
            .map(|part| part.len() - part.trim_end_matches(',').len())
            .into_iter()
            .sum::<usize>();
        let count = |part: &str, wanted: &[char]| {
            u32::try_from(part.chars().filter(|c| wanted.contains(c)).count()).unwrap_or_default()
        };
        let mut shown = NumberFormat {
            least: count(decimals, &['0']),
            most: count(decimals, &['0', '#', '?']),
            whole: 0,
            divided: 3 * u32::try_from(thousands).unwrap_or_default(),
            percent,
        };
        let mut before = digits;
        if let Some((whole, drawn)) = digits.split_once(DRAWN_POINT).filter(|_| decimals.is_empty())
        {
            let drawn = count(drawn, &['0', '#', '?']);
            (before, shown.least, shown.most, shown.divided) =
                (whole, drawn, drawn, shown.divided + drawn);
        }
        shown.whole = before.chars().filter(|c| *c == '0').count();
        Some(shown)
    }

    /// What a built-in format shows.
    pub fn of_builtin(id: u32) -> Option<NumberFormat> {
        let of = |decimals, percent| {
            Some(NumberFormat { least: decimals, most: decimals, whole: 1, divided: 0, percent })
        };
        match id {
            1 | 3 | 37 | 38 | 41 | 42 => of(0, false),
            2 | 4 | 39 | 40 | 43 | 44 => of(2, false),
            9 => of(0, true),
            10 => of(2, true),
            _ => None,
        }
    }

    /// The number as it shows; nothing where it is too long to be worked with.
    fn draw(self, typed: Decimal) -> Option<String> {
        let power = if self.percent { 2 } else { 0 };
        let rounded = typed
            .shifted(power - i32::try_from(self.divided).ok()?)?
            .rounded(self.most)
            .normalize()
            .padded(self.least);
        // A negative zero is a zero.
        let (sign, text) = if rounded.is_negative() {
            ("-", rounded.abs().to_string())
        } else {
            ("", rounded.abs().to_string())
        };
        let digits = text.find('.').unwrap_or(text.len());
        let padding = "0".repeat(self.whole.saturating_sub(digits).min(30));
        Some(format!("{sign}{padding}{text}{}", if self.percent { "%" } else { "" }))
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
        assert_eq!(shown(481.1, NumberFormat::of_code("#,##0.00")), "481.10");
        assert_eq!(shown(-0.001, NumberFormat::of_code("0.00")), "0.00");
        assert_eq!(shown(0.9628, NumberFormat::of_builtin(10)), "96.28%");
        assert_eq!(shown(1e28, NumberFormat::of_builtin(10)), "10000000000000000000000000000");
    }

    #[test]
    fn optional_decimals_are_decimals() {
        assert_eq!(shown(2.11, NumberFormat::of_code("0.##")), "2.11");
        assert_eq!(shown(2.0, NumberFormat::of_code("0.##")), "2");
        assert_eq!(shown(2.5, NumberFormat::of_code("0.0#")), "2.5");
    }

    #[test]
    fn codes_keep_their_zeros() {
        assert_eq!(shown(1.0, NumberFormat::of_code("00")), "01");
        assert_eq!(shown(12.0, NumberFormat::of_code("0000")), "0012");
    }

    /// Offices keep 元 in the cell and show 万元: what shows is what the unit line speaks of.
    #[test]
    fn formats_that_divide() {
        assert_eq!(shown(12_345_678.0, NumberFormat::of_code("0!.0000")), "1234.5678");
        assert_eq!(shown(12_345_678.0, NumberFormat::of_code("0\\.0,")), "1234.6");
        assert_eq!(shown(12_345_678.0, NumberFormat::of_code("#\".\"0,")), "1234.6");
        assert_eq!(shown(12_345_678.0, NumberFormat::of_code("#,##0.00,")), "12345.68");
    }

    #[test]
    fn format_codes_are_read() {
        let plain = |decimals| {
            Some(NumberFormat {
                least: decimals,
                most: decimals,
                whole: 1,
                divided: 0,
                percent: false,
            })
        };
        assert_eq!(NumberFormat::of_code("General"), None);
        assert_eq!(NumberFormat::of_code("yyyy-mm-dd"), None);
        assert_eq!(NumberFormat::of_code("#,##0.00_ ;[Red]\\-#,##0.00\\ "), plain(2));
        assert_eq!(NumberFormat::of_code("0\"万元\""), plain(0));
        assert_eq!(
            NumberFormat::of_code("_ * #,##0.00_ ;_ * \\-#,##0.00_ ;_ * \"-\"??_ ;_ @_ "),
            plain(2)
        );
        assert_eq!(
            NumberFormat::of_code("0.0%"),
            Some(NumberFormat { percent: true, ..plain(1).expect("a format") })
        );
    }
}
