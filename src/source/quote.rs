/// A text as a YAML scalar that reads back as that text, in a block or inside `{ }`: bare where that is safe, else in double quotes.
///
/// ```
/// use gongkai::source::quote;
/// assert_eq!(quote("城区道路养护"), "城区道路养护");
/// assert_eq!(quote("≥98%"), "\"≥98%\"");
/// assert_eq!(quote("2120101"), "2120101");
/// assert_eq!(quote("说明: 无"), "\"说明: 无\"");
/// assert_eq!(quote("他说\"好\""), "\"他说\\\"好\\\"\"");
/// assert_eq!(quote(""), "\"\"");
/// ```
pub fn quote(text: &str) -> String {
    let bare = text.chars().next().is_some_and(|first| first.is_alphanumeric() || matches!(first, '“' | '（' | '《' | '—'))
        && !text.ends_with([' ', ':'])
        && !text.contains([',', '[', ']', '{', '}', '"', '\'', '\\', '\n', '\t', '\u{3000}', '：', '，', '#', '&', '*', '!', '|', '>', '%', '@', '`'])
        && !text.contains(": ")
        && !matches!(text, "null" | "true" | "false" | "yes" | "no" | "on" | "off");
    if bare {
        return text.to_owned();
    }
    let mut quoted = String::with_capacity(text.len() + 2);
    quoted.push('"');
    for c in text.chars() {
        match c {
            '"' => quoted.push_str("\\\""),
            '\\' => quoted.push_str("\\\\"),
            '\n' => quoted.push_str("\\n"),
            '\t' => quoted.push_str("\\t"),
            c => quoted.push(c),
        }
    }
    quoted.push('"');
    quoted
}
