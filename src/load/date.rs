use jiff::civil::Date;

/// A day as content writes it, `2021-02-20`; nothing for what is no such day.
pub(super) fn date(text: &str) -> Option<Date> {
    text.parse().ok().filter(|_| text.len() == 10)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_days_that_exist_in_the_one_spelling() {
        assert_eq!(date("2024-02-29").map(|day| day.to_string()).as_deref(), Some("2024-02-29"));
        for no in
            ["", "2023-02-29", "2021-2-20", "20210220", "2021-02-20 ", "2021/02/20", "２021-02-20"]
        {
            assert_eq!(date(no), None, "{no}");
        }
    }
}
