use std::borrow::Cow;

/// What a byte may end or begin, one bit each; above them, how many bytes the character has that
/// begins with it.
const ENDS: u8 = 1;
const ENDS_IN_FLOW: u8 = 2;
const NEVER_FIRST: u8 = 4;
const LENGTH: u32 = 4;

const CLASSES: [u8; 256] = classes();

const fn classes() -> [u8; 256] {
    let mut classes = [1 << LENGTH; 256];
    let mut lead = 0xc2;
    while lead < 256 {
        let length = if lead < 0xe0 {
            2
        } else if lead < 0xf0 {
            3
        } else {
            4
        };
        classes[lead] = length << LENGTH;
        lead += 1;
    }
    let first = b" \n\r-?:,[]{}#&*!|>'\"%@`~";
    let mut at = 0;
    while at < first.len() {
        classes[first[at] as usize] |= NEVER_FIRST;
        at += 1;
    }
    classes[b'\n' as usize] |= ENDS | ENDS_IN_FLOW;
    classes[b':' as usize] |= ENDS | ENDS_IN_FLOW;
    classes[b'#' as usize] |= ENDS | ENDS_IN_FLOW;
    let flow = b",[]{}";
    let mut at = 0;
    while at < flow.len() {
        classes[flow[at] as usize] |= ENDS_IN_FLOW;
        at += 1;
    }
    classes
}

/// What stands around a text.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Style {
    /// A block by indentation.
    Block,
    /// `{ }` or `[ ]`.
    Flow,
}

/// What ended a bare text.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Stop {
    /// Its line, or the file.
    Line,
    /// A colon before a blank: it is a key.
    Colon,
    /// ` #`.
    Comment,
    /// A comma or a bracket, in `{ }` and `[ ]`.
    Flow,
}

/// A text of one line and where it stands.
pub(super) struct Text<'a> {
    /// The text, unquoted.
    pub(super) text: Cow<'a, str>,
    /// Its first byte, the quotation mark where it has one.
    pub(super) start: usize,
    /// One past its last byte.
    pub(super) end: usize,
    /// Whether it stood in quotes.
    pub(super) quoted: bool,
}

/// Whether a blank or the end of the line or of the file stands here.
#[inline]
pub(super) fn is_separated(bytes: &[u8], at: usize) -> bool {
    matches!(bytes.get(at), None | Some(b' ' | b'\n' | b'\r'))
}

/// The first byte from here that is no blank.
#[inline]
pub(super) fn past_blanks(bytes: &[u8], mut at: usize) -> usize {
    while bytes.get(at) == Some(&b' ') {
        at += 1;
    }
    at
}

/// The bare text that begins here, and what ended it where; nothing where a text that begins so is
/// left to the full parser.
pub(super) fn bare(text: &str, start: usize, style: Style) -> Option<(Text<'_>, Stop, usize)> {
    let bytes = text.as_bytes();
    let first = *bytes.get(start)?;
    let negative = first == b'-' && bytes.get(start + 1).is_some_and(u8::is_ascii_digit);
    if CLASSES[usize::from(first)] & NEVER_FIRST != 0 && !negative {
        return None;
    }
    let in_flow = style == Style::Flow;
    let ends = if in_flow { ENDS_IN_FLOW } else { ENDS };
    let mut at = start + usize::from(CLASSES[usize::from(first)] >> LENGTH);
    let stop = loop {
        let Some(byte) = bytes.get(at) else { break Stop::Line };
        let class = CLASSES[usize::from(*byte)];
        if class & ends == 0 {
            at += usize::from(class >> LENGTH);
            continue;
        }
        match byte {
            b'\n' => break Stop::Line,
            b':' => {
                let closes =
                    in_flow && matches!(bytes.get(at + 1), Some(b',' | b'[' | b']' | b'{' | b'}'));
                if closes || is_separated(bytes, at + 1) {
                    break Stop::Colon;
                }
            }
            b'#' => {
                if bytes[at - 1] == b' ' {
                    break Stop::Comment;
                }
            }
            _ => break Stop::Flow,
        }
        at += 1;
    };
    let mut end = at;
    while matches!(bytes[end - 1], b' ' | b'\r') {
        end -= 1;
    }
    Some((Text { text: Cow::Borrowed(&text[start..end]), start, end, quoted: false }, stop, at))
}

/// The text in quotes that begins here; nothing where it does not end on its line, or is escaped
/// otherwise than `''`, `\"` and `\\`.
pub(super) fn quoted(text: &str, start: usize) -> Option<Text<'_>> {
    let bytes = text.as_bytes();
    let mark = bytes[start];
    let mut owned = String::new();
    let (mut from, mut at) = (start + 1, start + 1);
    loop {
        at += bytes[at..]
            .iter()
            .position(|byte| *byte == mark || *byte == b'\n' || *byte == b'\\')?;
        match (bytes[at], mark) {
            (b'\n', _) => return None,
            (b'\\', b'"') => {
                let escaped = bytes.get(at + 1).filter(|next| matches!(next, b'"' | b'\\'))?;
                owned.push_str(&text[from..at]);
                owned.push(char::from(*escaped));
                at += 2;
                from = at;
            }
            (b'\'', b'\'') if bytes.get(at + 1) == Some(&b'\'') => {
                owned.push_str(&text[from..=at]);
                at += 2;
                from = at;
            }
            (found, _) if found == mark => break,
            _ => at += 1,
        }
    }
    let text = if from == start + 1 {
        Cow::Borrowed(&text[from..at])
    } else {
        owned.push_str(&text[from..at]);
        Cow::Owned(owned)
    };
    Some(Text { text, start, end: at + 1, quoted: true })
}
