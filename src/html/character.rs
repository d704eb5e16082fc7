use std::borrow::Cow;

/// The names of characters that pages about money have; others stay as they are written.
const NAMES: [(&str, char); 41] = [
    ("amp", '&'),
    ("lt", '<'),
    ("gt", '>'),
    ("quot", '"'),
    ("apos", '\''),
    ("nbsp", '\u{a0}'),
    ("ensp", '\u{2002}'),
    ("emsp", '\u{2003}'),
    ("thinsp", '\u{2009}'),
    ("ldquo", '“'),
    ("rdquo", '”'),
    ("lsquo", '‘'),
    ("rsquo", '’'),
    ("laquo", '«'),
    ("raquo", '»'),
    ("mdash", '—'),
    ("ndash", '–'),
    ("hellip", '…'),
    ("middot", '·'),
    ("bull", '•'),
    ("minus", '−'),
    ("plusmn", '±'),
    ("ge", '≥'),
    ("le", '≤'),
    ("ne", '≠'),
    ("radic", '√'),
    ("yen", '¥'),
    ("permil", '‰'),
    ("deg", '°'),
    ("sup1", '¹'),
    ("sup2", '²'),
    ("sup3", '³'),
    ("frac12", '½'),
    ("copy", '©'),
    ("reg", '®'),
    ("trade", '™'),
    ("sect", '§'),
    ("shy", '\u{ad}'),
    ("zwj", '\u{200d}'),
    ("zwnj", '\u{200c}'),
    ("lrm", '\u{200e}'),
];

/// Signs of arithmetic behind their names.
const SIGNS: [&str; 2] = ["times ×", "divide ÷"];

/// No name or number of a character is longer.
const LONGEST: usize = 10;

/// Text with its characters instead of their names and numbers. A name that is not known stays; one without
/// its `;` is read, but before `=`, where it is a part of an address.
pub fn decoded(text: &str) -> Cow<'_, str> {
    if !text.contains('&') {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find('&') {
        out.push_str(&rest[..at]);
        rest = &rest[at + 1..];
        match character(rest) {
            Some((character, length)) => {
                out.push(character);
                rest = &rest[length..];
            }
            None => out.push('&'),
        }
    }
    out.push_str(rest);
    Cow::Owned(out)
}

/// The character that a text begins with the name or the number of, and how long that is.
fn character(text: &str) -> Option<(char, usize)> {
    let is_part = |byte: &u8| byte.is_ascii_alphanumeric() || *byte == b'#';
    let length = text.bytes().take(LONGEST).take_while(is_part).count();
    let (name, behind) = text.split_at(length);
    let found = match name.strip_prefix('#') {
        Some(number) => numbered(number),
        None => named(name),
    };
    let ends = usize::from(behind.starts_with(';'));
    found.filter(|_| !behind.starts_with('=')).map(|found| (found, length + ends))
}

fn named(name: &str) -> Option<char> {
    let sign =
        || SIGNS.iter().find_map(|sign| sign.strip_prefix(name)?.strip_prefix(' ')?.chars().next());
    let found = NAMES.iter().find(|(own, _)| *own == name).map(|(_, meant)| *meant);
    found.or_else(sign)
}

/// `24635` and `x603b` are 总.
fn numbered(number: &str) -> Option<char> {
    let code = match number.strip_prefix(['x', 'X']) {
        Some(hex) => u32::from_str_radix(hex, 16).ok()?,
        None => number.parse().ok()?,
    };
    char::from_u32(code).filter(|character| *character != '\0')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_characters() {
        assert_eq!(decoded("a&amp;b&#39;&#x4e00;&nbsp;&none;&"), "a&b'一\u{a0}&none;&");
        assert_eq!(
            decoded("&一二三四五六七八九十一二;&#55296;&#0;"),
            "&一二三四五六七八九十一二;&#55296;&#0;"
        );
        assert_eq!(decoded("5 &lt 6 &#24635"), "5 < 6 总");
        assert_eq!(decoded("?a=1&copy=2"), "?a=1&copy=2");
    }
}
