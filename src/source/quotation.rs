use super::trap::is_marked_code;

/// A text as a YAML scalar that reads back as that text, in a block or inside `{ }`: bare where
/// that is safe, else in double quotes.
///
/// ```
/// use gongkai::source::quote;
/// assert_eq!(quote("城区道路养护"), "城区道路养护");
/// assert_eq!(quote("≥98%"), "\"≥98%\"");
/// assert_eq!(quote("2120101"), "2120101");
/// assert_eq!(quote("说明: 无"), "\"说明: 无\"");
/// assert_eq!(quote("他说\"好\""), "\"他说\\\"好\\\"\"");
/// assert_eq!(quote(""), "\"\"");
/// assert_eq!(quote("“三公”经费"), "“三公”经费");
/// assert_eq!(quote("“A1”"), "\"“A1”\"");
/// ```
pub fn quote(text: &str) -> String {
    let bare =
        text.chars().next().is_some_and(|first| {
            first.is_alphanumeric() || matches!(first, '“' | '（' | '《' | '—')
        }) && !text.ends_with([' ', ':'])
            && !text.contains([
                ',', '[', ']', '{', '}', '"', '\'', '\\', '\n', '\t', '\u{3000}', '：', '，', '#',
                '&', '*', '!', '|', '>', '%', '@', '`',
            ])
            && !text.contains(": ")
            && !text.chars().any(is_escaped)
            && !is_marked_code(text)
            && !matches!(
                text,
                "null" | "Null" | "NULL" | "true" | "false" | "yes" | "no" | "on" | "off"
            );
    if bare { text.to_owned() } else { quoted(text) }
}

/// A text in double quotes, always: for codes, which somebody may take for numbers.
///
/// ```
/// use gongkai::source::quoted;
/// assert_eq!(quoted("0012"), "\"0012\"");
/// assert_eq!(quoted("a\r\u{1}"), "\"a\\r\\u0001\"");
/// ```
pub fn quoted(text: &str) -> String {
    let mut quoted = String::with_capacity(text.len() + 2);
    quoted.push('"');
    for c in text.chars() {
        match c {
            '"' => quoted.push_str("\\\""),
            '\\' => quoted.push_str("\\\\"),
            '\n' => quoted.push_str("\\n"),
            '\r' => quoted.push_str("\\r"),
            '\t' => quoted.push_str("\\t"),
            c if is_escaped(c) => quoted.push_str(&format!("\\u{:04x}", u32::from(c))),
            c => quoted.push(c),
        }
    }
    quoted.push('"');
    quoted
}

/// A figure bare as it is printed, anything else as [`quote()`] has it.
///
/// ```
/// use gongkai::source::quote_figure;
/// assert_eq!(quote_figure("-12.50%"), "-12.50%");
/// assert_eq!(quote_figure("1,234.50"), "\"1,234.50\"");
/// assert_eq!(quote_figure("-"), "\"-\"");
/// ```
pub fn quote_figure(text: &str) -> String {
    let digits = text.strip_prefix('-').unwrap_or(text);
    let digits = digits.strip_suffix('%').unwrap_or(digits);
    let plain = |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
    let figure = digits
        .split_once('.')
        .map_or_else(|| plain(digits), |(whole, decimals)| plain(whole) && plain(decimals));
    if figure { text.to_owned() } else { quote(text) }
}

/// What a YAML file may not hold as itself, or would read as the end of a line, and what no eye
/// sees.
fn is_escaped(c: char) -> bool {
    c.is_control() || matches!(c, '\u{2028}' | '\u{2029}' | '\u{feff}' | '\u{fffe}' | '\u{ffff}')
}
