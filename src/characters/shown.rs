use std::borrow::Cow;
use std::fmt::Write;

use super::hidden::hidden_kind;
use super::name::code_point;

/// A text that may be printed on a terminal: what would not be seen, or would move or colour what
/// is printed, is written out as `<U+202E>`. Line breaks and tabs stay.
pub fn shown(text: &str) -> Cow<'_, str> {
    written_out(
        text,
        |character| !is_harmless(character),
        |character, out| *out += &format!("<{}>", code_point(character)),
    )
}

/// The same where a line break would begin something new: a path, one finding a line.
pub fn shown_on_a_line(text: &str) -> Cow<'_, str> {
    let breaks = |character: char| matches!(character, '\n' | '\r' | '\t');
    written_out(
        text,
        |character| breaks(character) || !is_harmless(character),
        |character, out| *out += &format!("<{}>", code_point(character)),
    )
}

/// JSON with every character escaped that a terminal would obey or not show. Outside of its strings
/// JSON has none.
pub fn shown_in_json(json: &str) -> Cow<'_, str> {
    let escape = |character: char, out: &mut String| {
        for unit in character.encode_utf16(&mut [0; 2]) {
            let _ = write!(out, "\\u{unit:04x}");
        }
    };
    written_out(json, |character| !is_harmless(character), escape)
}

/// Joiners and variation selectors are parts of emoji and names: nothing goes wrong by printing
/// them.
fn is_harmless(character: char) -> bool {
    hidden_kind(character).is_none_or(|_| matches!(character, '\u{200c}' | '\u{200d}' | '\u{180b}'..='\u{180f}' | '\u{fe00}'..='\u{fe0f}' | '\u{e0020}'..='\u{e01ef}'))
        && character != '\r'
}

fn written_out(
    text: &str,
    is_unprintable: impl Fn(char) -> bool,
    write: impl Fn(char, &mut String),
) -> Cow<'_, str> {
    if !text.chars().any(&is_unprintable) {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len() + 16);
    for character in text.chars() {
        if is_unprintable(character) {
            write(character, &mut out);
        } else {
            out.push(character);
        }
    }
    Cow::Owned(out)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_reaches_a_terminal_raw() {
        assert_eq!(
            shown("甲\u{1b}[31m\u{202e}乙\r\n\t👨\u{200d}👩"),
            "甲<U+001B>[31m<U+202E>乙<U+000D>\n\t👨\u{200d}👩"
        );
        assert_eq!(shown_on_a_line("a\nb"), "a<U+000A>b");
        assert_eq!(
            shown_in_json("{\"甲\u{202e}\u{9b}\u{1ffff}\":1}\n"),
            "{\"甲\\u202e\\u009b\\ud83f\\udfff\":1}\n"
        );
    }
}
