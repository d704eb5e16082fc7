/// The fiscal years there are: from the first budget of the People's Republic to one that nobody
/// plans yet.
const YEARS: std::ops::RangeInclusive<i16> = 1949..=2199;

/// A fiscal year as a folder says it: four digits, 1949 to 2199.
pub fn fiscal_year(text: &str) -> Option<i16> {
    let digits = text.len() == 4 && text.bytes().all(|byte| byte.is_ascii_digit());
    digits.then(|| text.parse().ok()).flatten().filter(|year| YEARS.contains(year))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_year_has_four_digits() {
        assert_eq!(["1949", "2026", "2199"].map(fiscal_year), [Some(1949), Some(2026), Some(2199)]);
        assert_eq!(
            ["26", "3000", "-5", "+202", "1948", "02026", "２０２６", ""].map(fiscal_year),
            [None; 8]
        );
    }
}
