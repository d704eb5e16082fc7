/// Signs that stand beside the number of a page.
const AROUND: [char; 9] = ['-', '—', '–', '－', '―', '~', '·', '•', '─'];

/// Whether a line is the number of a page: `3`, `- 3 -`, `第3页`, `第 3 页 共 9 页`, `3/9`. Four digits
/// alone may be a year.
pub fn is_page_line(text: &str) -> bool {
    let text: String = text.chars().filter(|c| !c.is_whitespace()).collect();
    if let Some(rest) = after_page(&text) {
        let rest = rest.trim_start_matches(['，', ',', '/', '（', '(']);
        let rest = rest.trim_end_matches(['）', ')']);
        return rest.is_empty() || is_total(rest);
    }
    let bare = text.trim_matches(AROUND);
    let mut parts = bare.split('/');
    let is_number = |part: &str| (1..=3).contains(&part.len()) && is_digits(part);
    parts.next().is_some_and(is_number)
        && parts.next().is_none_or(is_number)
        && parts.next().is_none()
}

/// What follows `第3页`.
fn after_page(text: &str) -> Option<&str> {
    let rest = text.trim_start_matches(AROUND).strip_prefix('第')?;
    let (number, rest) = rest.split_once('页')?;
    is_counted(number).then(|| rest.trim_end_matches(AROUND))
}

/// `共9页`
fn is_total(text: &str) -> bool {
    let number = text.strip_prefix('共').and_then(|rest| rest.strip_suffix('页'));
    number.is_some_and(is_counted)
}

fn is_digits(text: &str) -> bool {
    text.bytes().all(|byte| byte.is_ascii_digit())
}

/// Whether it is a number in digits or in Chinese.
fn is_counted(text: &str) -> bool {
    let rest = crate::characters::after_numeral(text);
    rest.is_some_and(str::is_empty) && text.chars().count() <= 5
}

#[cfg(test)]
mod tests {
    use super::is_page_line;

    #[test]
    fn numbers_of_pages_are_told_from_figures() {
        for text in
            ["3", "- 3 -", "—12—", "第3页", "第 三 页", "第 3 页 共 9 页", "3/9", "第1页，共12页"]
        {
            assert!(is_page_line(text), "{text}");
        }
        for text in ["2026", "1520.40", "第3页说明", "3万元", "", "-", "第页", "1/2/3", "三、"]
        {
            assert!(!is_page_line(text), "{text}");
        }
    }
}
