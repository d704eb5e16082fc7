use std::borrow::Cow;

/// A text inside markup, between tags or inside double quotes: what HTML and XML would take for
/// their own is written as entities. Every other character stays, those too that XML has not.
///
/// ```
/// use gongkai::characters::escaped;
/// assert_eq!(escaped("甲 & \"乙\" <丙>"), "甲 &amp; &quot;乙&quot; &lt;丙&gt;");
/// ```
pub fn escaped(text: &str) -> Cow<'_, str> {
    if !text.contains(['&', '<', '>', '"']) {
        return Cow::Borrowed(text);
    }
    let mut escaped = String::with_capacity(text.len() + 16);
    text.chars().for_each(|character| push_escaped(character, &mut escaped));
    Cow::Owned(escaped)
}

/// Whether XML has a character: most controls it has not, nor the two that are none.
pub fn is_of_xml(character: char) -> bool {
    match character {
        '\t' | '\n' | '\r' => true,
        '\u{fffe}' | '\u{ffff}' => false,
        other => !other.is_control(),
    }
}

/// Writes one character of such a text.
pub fn push_escaped(character: char, out: &mut String) {
    match character {
        '&' => out.push_str("&amp;"),
        '<' => out.push_str("&lt;"),
        '>' => out.push_str("&gt;"),
        '"' => out.push_str("&quot;"),
        _ => out.push(character),
    }
}
