use crate::decimal::Decimal;

use super::number_format::NumberFormat;
use super::shown_text::Shown;

/// What a number's cell shows: as its format says, or as few decimals as say what was typed. A
/// spreadsheet keeps fifteen digits; what a binary number has beyond them (2.1099999999999999)
/// nobody typed.
pub(super) fn shown(value: f64, format: Option<&NumberFormat>) -> Shown {
    format.and_then(|format| format.draw(typed(value)?)).unwrap_or_else(|| plain(value).into())
}

/// A number that no format is known of.
pub(super) fn plain(value: f64) -> String {
    typed(value).map_or_else(|| value.to_string(), |typed| typed.to_string())
}

/// A number as it was typed, where it is not too long to be worked with.
pub(super) fn typed(value: f64) -> Option<Decimal> {
    Some(Decimal::parse_scientific(&format!("{value:.14e}"))?.normalize())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(value: f64, code: &str) -> String {
        shown(value, NumberFormat::of_code(code).as_ref()).text
    }

    fn built_in(value: f64, id: u32) -> String {
        shown(value, NumberFormat::of_builtin(id).as_ref()).text
    }

    #[test]
    fn cells_show_what_was_typed() {
        let general = |value| text(value, "General");
        assert_eq!(general("2.1099999999999999".parse().unwrap_or_default()), "2.11");
        assert_eq!(general("0.30000000000000004".parse().unwrap_or_default()), "0.3");
        assert_eq!(general(13919.0), "13919");
        assert_eq!(text(481.1, "#,##0.00"), "481.10");
        assert_eq!(text(-0.001, "0.00"), "0.00");
        assert_eq!(built_in(0.9628, 10), "96.28%");
        assert_eq!(built_in(1520.4049, 7), "1520.40");
        assert_eq!(built_in(1e28, 10), "10000000000000000000000000000");
        assert_eq!(text(0.9628, "0.0%"), "96.3%");
    }

    #[test]
    fn optional_decimals_are_decimals() {
        assert_eq!(text(2.11, "0.##"), "2.11");
        assert_eq!(text(2.0, "0.##"), "2");
        assert_eq!(text(2.5, "0.0#"), "2.5");
    }

    #[test]
    fn codes_keep_their_zeros() {
        assert_eq!(text(1.0, "00"), "01");
        assert_eq!(text(12.0, "0000"), "0012");
    }

    /// Offices keep 元 in the cell and show 万元: what shows is what the unit line speaks of.
    #[test]
    fn formats_that_divide() {
        assert_eq!(text(12_345_678.0, "0!.0000"), "1234.5678");
        assert_eq!(text(12_345_678.0, "0\\.0,"), "1234.6");
        assert_eq!(text(12_345_678.0, "#\".\"0,"), "1234.6");
        assert_eq!(text(12_345_678.0, "#,##0.00,"), "12345.68");
    }

    #[test]
    fn dates_and_words_are_no_numbers() {
        for code in ["General", "G/通用格式", "yyyy-mm-dd", "@", "0.00E+00", "# ?/?"] {
            assert_eq!(NumberFormat::of_code(code), None, "{code}");
        }
    }

    #[test]
    fn each_part_of_a_format_shows_its_numbers() {
        let accounts = "_ * #,##0.00_ ;_ * \\-#,##0.00_ ;_ * \"-\"??_ ;_ @_ ";
        for (value, code, expected) in [
            (-12.5, accounts, "-12.50"),
            (0.0, accounts, "0.00"),
            (-12.5, "#,##0.00_ ;[Red]#,##0.00\\ ", "-12.50"),
            (-12.5, "0.00;(0.00)", "-12.50"),
            (-12.5, "0.00;\"▲\"0.00", "-12.50"),
            (-12.5, "0.00;0.00", "12.50"),
            (0.0, "0.00;-0.00;", ""),
            (12.5, ";;;", ""),
            (12.5, "0.00;-0.00;;@", "12.50"),
            (12.5, "[<100]0.00;0", "12.50"),
            (120.4, "[<100]0.00;0", "120"),
            (-120.4, "[<100]0.00;0", "-120.40"),
            (123_456.0, "[>=10000]0!.0000;0.00", "12.3456"),
            (12.5, "General;-General", "12.5"),
            (12.5, "0.00\";\"", "12.50"),
        ] {
            assert_eq!(text(value, code), expected, "{value} {code}");
        }
        let concealed =
            |value, code: &str| shown(value, NumberFormat::of_code(code).as_ref()).concealed;
        assert!(concealed(12.5, ";;;") && !concealed(0.0, ";;;"));
        assert!(!concealed(12.5, "0.00") && !concealed(0.0, "0.00;-0.00;"));
    }

    #[test]
    fn a_format_may_say_a_unit() {
        let behind = |value, code: &str| {
            shown(value, NumberFormat::of_code(code).as_ref()).behind.unwrap_or_default()
        };
        assert_eq!(behind(12.5, "#,##0.00\"元\""), "元");
        assert_eq!(behind(12.5, "0.00万元"), "万元");
        assert_eq!(behind(-12.5, "0.00\"元\";(0.00\"元\")"), "元");
        assert_eq!(behind(12.5, "\"￥\"0.00"), "");
        assert_eq!(behind(5e4, "[<10000]0.00\"元\";0!.0000\"万元\""), "万元");
        assert_eq!(behind(12.5, "#,##0.00_ ;-#,##0.00"), "");
    }
}
