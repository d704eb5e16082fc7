/// What the names of characters in pages mean; others stay as they are written.
const NAMES: [(&str, &str); 41] = [
    // A blank that does not break is how a page indents: it is a blank.
    ("nbsp", " "),
    ("ensp", " "),
    ("emsp", " "),
    ("thinsp", " "),
    ("amp", "&"),
    ("lt", "<"),
    ("gt", ">"),
    ("quot", "\""),
    ("apos", "'"),
    ("ldquo", "“"),
    ("rdquo", "”"),
    ("lsquo", "‘"),
    ("rsquo", "’"),
    ("laquo", "«"),
    ("raquo", "»"),
    ("mdash", "—"),
    ("ndash", "–"),
    ("minus", "−"),
    ("hellip", "…"),
    ("middot", "·"),
    ("bull", "•"),
    ("plusmn", "±"),
    ("ge", "≥"),
    ("le", "≤"),
    ("ne", "≠"),
    ("yen", "¥"),
    ("permil", "‰"),
    ("deg", "°"),
    ("sup1", "¹"),
    ("sup2", "²"),
    ("sup3", "³"),
    ("frac12", "½"),
    ("copy", "©"),
    ("reg", "®"),
    ("trade", "™"),
    ("sect", "§"),
    ("radic", "√"),
    ("shy", "\u{ad}"),
    ("zwj", "\u{200d}"),
    ("zwnj", "\u{200c}"),
    ("lrm", "\u{200e}"),
];

/// Names and signs of arithmetic, one behind the other.
const SIGNS: [&str; 2] = ["times ×", "divide ÷"];

/// The longest name.
const LONGEST: usize = 10;

/// A text of a page with its references as characters.
pub(super) fn resolved(text: &str, to: &mut String) {
    let mut rest = text;
    while let Some(at) = rest.find('&') {
        to.push_str(&rest[..at]);
        rest = &rest[at + 1..];
        let name: &str = rest
            .char_indices()
            .take(LONGEST)
            .find(|(_, c)| !(c.is_ascii_alphanumeric() || *c == '#'))
            .map_or_else(|| rest.get(..LONGEST).unwrap_or(rest), |(end, _)| &rest[..end]);
        let behind = |rest: &'_ str| rest.strip_prefix(';').map_or(name.len(), |_| name.len() + 1);
        if let Some(character) = number(name) {
            to.push(character);
        } else if let Some(meant) = named(name) {
            to.push_str(meant);
        } else {
            to.push('&');
            continue;
        }
        rest = &rest[behind(&rest[name.len()..])..];
    }
    to.push_str(rest);
}

fn named(name: &str) -> Option<&'static str> {
    let signs = SIGNS.iter().filter_map(|one| one.split_once(' '));
    let mut all = NAMES.into_iter().chain(signs);
    all.find(|(own, _)| *own == name).map(|(_, meant)| meant)
}

/// `#24635` and `#x603b` are 总; what has no such number stays as it is written.
fn number(name: &str) -> Option<char> {
    let digits = name.strip_prefix('#')?;
    let value = match digits.strip_prefix(['x', 'X']) {
        Some(hex) => u32::from_str_radix(hex, 16).ok()?,
        None => digits.parse().ok()?,
    };
    let character = if value == 0xA0 { ' ' } else { char::from_u32(value)? };
    (character != '\0').then_some(character)
}
