use jiff::civil::Date;

use crate::source::{Node, Spanned};

use super::indicator::words;
use super::reading::Reading;

/// A day as content writes it, `2021-02-20`; nothing for what is no such day.
pub(super) fn date(text: &str) -> Option<Date> {
    text.parse().ok().filter(|_| text.len() == 10)
}

/// A day at a key; what is written there and is none is found.
pub(super) fn day(reading: &mut Reading, node: &Node, key: &str) -> Option<Spanned<Date>> {
    let text = words(reading, node, key)?;
    let day = date(&text);
    if day.is_none() {
        reading.shape(
            node.span,
            format!("「{text}」不是日期，写成 2021-02-20"),
            format!("`{text}` is not a date: write 2021-02-20"),
        );
    }
    day.map(|day| Spanned::new(day, node.span))
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
