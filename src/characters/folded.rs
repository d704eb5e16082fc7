use std::borrow::Cow;

use super::hidden::hidden_kind;
use super::look_alike::look_alike;
use super::width::half_width;

/// A text as it is compared with another: radicals and compatibility ideographs are the characters
/// they look like, full-width letters, digits and marks their ASCII twins; what is not seen is
/// gone; blanks of every kind are one ASCII blank, none at the ends. Never printed.
///
/// ```
/// use gongkai::characters::folded;
/// assert_eq!(folded("公务⽤⻋"), "公务用车");
/// assert_eq!(folded("合\u{200b}计（Ａ）\u{3000}"), "合计(A)");
/// ```
pub fn folded(text: &str) -> Cow<'_, str> {
    if text.chars().all(is_plain)
        && !text.starts_with(' ')
        && !text.ends_with(' ')
        && !text.contains("  ")
    {
        return Cow::Borrowed(text);
    }
    let mut folded = String::with_capacity(text.len());
    for character in text.chars() {
        let character = match character {
            c if c.is_whitespace() => ' ',
            c if hidden_kind(c).is_some() => continue,
            c @ '！'..='～' => half_width(c),
            '￠' => '¢',
            '￡' => '£',
            '￢' => '¬',
            '￣' => '¯',
            '￤' => '¦',
            '￥' => '¥',
            '￦' => '₩',
            '｡' => '。',
            '｢' => '「',
            '｣' => '」',
            '､' => '、',
            '･' => '・',
            c => look_alike(c).unwrap_or(c),
        };
        if character != ' ' || !(folded.is_empty() || folded.ends_with(' ')) {
            folded.push(character);
        }
    }
    folded.truncate(folded.trim_end_matches(' ').len());
    Cow::Owned(folded)
}

/// Whether a character is folded to itself, where that is seen at once.
fn is_plain(character: char) -> bool {
    matches!(character, ' '..='~' | '\u{3001}'..='\u{3163}' | '\u{3400}'..='\u{9fff}' | '“' | '”' | '—')
}

/// Whether two texts are the same to a reader.
pub fn alike(one: &str, other: &str) -> bool {
    one == other || folded(one) == folded(other)
}

/// The only item that is called `name`, to a reader. Meant for when none is called so to the
/// letter; where two look the same there is none.
pub fn only_alike<'a, I>(
    name: &str,
    items: impl Iterator<Item = I>,
    names: impl Fn(&I) -> Vec<&'a str>,
) -> Option<I> {
    let name = folded(name);
    let mut found = items.filter(|item| names(item).into_iter().any(|other| folded(other) == name));
    let first = found.next()?;
    found.next().is_none().then_some(first)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn looks_count_and_spelling_does_not() {
        for (one, other) in [
            ("公务⽤⻋运⾏维护费", "公务用车运行维护费"),
            ("合\u{200b}计", "合计"),
            ("\u{feff}合计\u{a0}", "合计"),
            ("金额(万元)", "金额（万元）"),
            ("Ｂ０５", "B05"),
            ("甲\u{3000}\u{a0}乙", "甲 乙"),
            ("葛\u{e0100}", "葛"),
            ("￥１", "¥1"),
            ("\u{f9dc}", "隆"),
        ] {
            assert!(alike(one, other), "{one} {other}");
        }
        assert!(!alike("合计", "合 计"));
        assert!(!alike("a", "A"));
    }

    #[test]
    fn two_that_look_the_same_are_none() {
        let names = ["甲（一）", "乙", "甲(一)"];
        assert_eq!(only_alike("乙\u{200b}", names.iter(), |name| vec![**name]), Some(&"乙"));
        assert_eq!(only_alike("甲（一)", names.iter(), |name| vec![**name]), None);
    }
}
