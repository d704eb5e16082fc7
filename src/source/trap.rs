use std::borrow::Cow;

use crate::characters::hidden;

use super::file::SourceFile;
use super::node::{Entry, Node};
use super::span::{Span, Spanned};

/// A slip of the keyboard that YAML reads as something else, or not at all.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Trap {
    /// Which slip.
    pub kind: TrapKind,
    /// Where.
    pub span: Span,
}

/// The slips that are recognised.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TrapKind {
    /// `：` where YAML needs `: `.
    FullWidthColon,
    /// `，` or `、` where YAML needs `, `.
    FullWidthComma,
    /// `: ` without its blank: `合计:100`.
    ColonWithoutBlank,
    /// `{预算数: 1,234.50}`: the comma ends the value.
    ThousandsCut,
    /// ` #` starts a comment inside what was meant as one value.
    CommentInValue,
    /// A value that starts with a character YAML keeps for itself (`>` `%` `*` `@` `[` `&` `!`
    /// `|`).
    SignAtStart,
    /// A tab where YAML wants blanks.
    Tab,
    /// U+3000 in a key or in the indentation.
    WideBlankInKey,
    /// A no-break space or another blank that is not ASCII in a key or in the indentation: YAML
    /// takes it for a letter.
    OddBlank,
    /// A character that is not seen, where the parser gave up.
    Hidden,
    /// `“0012”`: full-width quotation marks are a part of the value.
    FullWidthQuote,
    /// `｛合计: 1｝`: full-width brackets are text.
    FullWidthBracket,
    /// `－ 甲` or `-甲` where a list was meant.
    ListDash,
}

impl Trap {
    /// A trap at a place.
    pub fn new(kind: TrapKind, span: Span) -> Trap {
        Trap { kind, span }
    }
}

/// Looks for a trap in an entry that the parser accepted.
pub(super) fn in_entry(
    file: &SourceFile,
    previous: Option<&Entry<'_>>,
    key: &Spanned<Cow<'_, str>>,
    node: &Node<'_>,
    flow: bool,
) -> Option<Trap> {
    if key.value.contains('\u{3000}') {
        return Some(Trap::new(TrapKind::WideBlankInKey, key.span));
    }
    if let Some((at, blank)) = key
        .value
        .char_indices()
        .find(|(_, character)| character.is_whitespace() && !character.is_ascii())
    {
        // In quotes the bytes of a key are not those of its text.
        let is_exact = file.slice(key.span) == key.value;
        return Some(Trap::new(
            TrapKind::OddBlank,
            if is_exact { part(key.span, at, blank) } else { key.span },
        ));
    }
    let digits = |text: &str| !text.is_empty() && text.chars().all(|c| c.is_ascii_digit());
    if flow && node.is_blank() && node.span.start >= key.span.end {
        let head: String = key.value.chars().take(3).collect();
        let cut = head.chars().count() == 3
            && digits(&head)
            && key.value[3..].chars().all(|c| c.is_ascii_digit() || c == '.');
        let before = previous
            .and_then(|entry| entry.node.text())
            .is_some_and(|text| digits(text.trim_start_matches('-')));
        if cut && before {
            return Some(Trap::new(TrapKind::ThousandsCut, key.span));
        }
        if let Some(at) = key.value.find('：') {
            return Some(Trap::new(TrapKind::FullWidthColon, part(key.span, at, '：')));
        }
        if let Some(at) = key.value.find(':') {
            return Some(Trap::new(TrapKind::ColonWithoutBlank, part(key.span, at, ':')));
        }
    }
    if let Some(at) = key.value.find('：') {
        // `收入总计：13919` swallowed the next line: one key that holds two. A label such as
        // 其中：办公用房 holds the sign by right.
        let rest = &key.value[at + '：'.len_utf8()..];
        let swallowed =
            rest.starts_with(|c: char| c.is_ascii_digit()) || rest.trim().contains([' ', '\n']);
        if swallowed {
            return Some(Trap::new(TrapKind::FullWidthColon, part(key.span, at, '：')));
        }
    }
    let text = node
        .scalar()
        .filter(|scalar| !scalar.quoted)
        .map(|scalar| &*scalar.text)
        .unwrap_or_default();
    if flow
        && let Some(at) = text.find('，').or_else(|| text.find('、'))
        && text[at..].contains([':', '：'])
    {
        return Some(Trap::new(TrapKind::FullWidthComma, part(node.span, at, '，')));
    }
    in_text(file, key, node, text)
}

/// Whether a text is a figure or a code in full-width quotation marks, as an editor that corrects
/// marks leaves it: words may stand in such marks, figures and codes do not.
pub(super) fn is_marked_code(text: &str) -> bool {
    text.strip_prefix(['“', '”', '＂', '‘'])
        .and_then(|rest| rest.strip_suffix(['”', '“', '＂', '’']))
        .is_some_and(|inside| {
            !inside.is_empty()
                && inside
                    .chars()
                    .all(|c| c.is_ascii_alphanumeric() || matches!(c, '.' | ',' | '-' | '%'))
        })
}

/// Looks for a trap in a value that is one text without quotes.
fn in_text(
    file: &SourceFile,
    key: &Spanned<Cow<'_, str>>,
    node: &Node<'_>,
    text: &str,
) -> Option<Trap> {
    let first = text.chars().next()?;
    let here = |kind| Some(Trap::new(kind, part(node.span, 0, first)));
    let inside = |open: &[char], close: &[char]| {
        text.strip_prefix(open).and_then(|rest| rest.strip_suffix(close))
    };
    if is_marked_code(text) {
        return here(TrapKind::FullWidthQuote);
    }
    if inside(&['｛', '［'], &['｝', '］']).is_some() {
        return here(TrapKind::FullWidthBracket);
    }
    let gap = Span { start: key.span.end, end: node.span.start };
    let second = text.chars().nth(1);
    let is_dash = match first {
        '-' => second.is_some_and(|second| {
            !second.is_ascii() && !matches!(second, '—' | '－' | '０'..='９' | '．')
        }),
        '－' | '–' | '−' | '‐' | '‑' | '•' | '●' => {
            second.is_some_and(|second| second != first && !second.is_numeric())
        }
        _ => false,
    };
    if is_dash && file.slice(gap).contains('\n') {
        return here(TrapKind::ListDash);
    }
    None
}

fn part(span: Span, at: usize, sign: char) -> Span {
    let start = span.start as usize + at;
    Span::new(start, start + sign.len_utf8())
}

/// Looks for a trap on the line where the parser gave up, then on the lines just above it.
pub(super) fn near(file: &SourceFile, at: usize) -> Option<Trap> {
    let mut ends = at;
    for _ in 0..4 {
        let start = file.text[..floor(&file.text, ends)].rfind('\n').map_or(0, |line| line + 1);
        let end = file.text[start..].find('\n').map_or(file.text.len(), |line| start + line);
        if let Some(trap) = on_line(&file.text[start..end], start) {
            return Some(trap);
        }
        if start == 0 {
            break;
        }
        ends = start - 1;
    }
    None
}

fn floor(text: &str, mut at: usize) -> usize {
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    at
}

fn on_line(line: &str, start: usize) -> Option<Trap> {
    let here = |kind, at: usize, sign: char| {
        Some(Trap::new(kind, Span::new(start + at, start + at + sign.len_utf8())))
    };
    let indent = &line[..line.len() - line.trim_start().len()];
    if let Some((at, blank)) = indent
        .char_indices()
        .find(|(_, character)| *character != ' ' && !matches!(character, '\r' | '\n'))
    {
        let kind = match blank {
            '\t' => TrapKind::Tab,
            '\u{3000}' => TrapKind::WideBlankInKey,
            _ => TrapKind::OddBlank,
        };
        return here(kind, at, blank);
    }
    if let Some((range, character, _)) = hidden(line).into_iter().next() {
        return here(TrapKind::Hidden, range.start, character);
    }
    let body = line.trim_start();
    if body.starts_with('#') {
        return None;
    }
    for (at, _) in line.match_indices(": ").chain(line.match_indices("- ")) {
        let value = line[at + 2..].trim_start();
        let offset = line.len() - value.len();
        let Some(sign) = value.chars().next() else { continue };
        if sign == '｛' {
            return here(TrapKind::FullWidthBracket, offset, sign);
        }
        let second = value.chars().nth(1);
        let suspicious = match sign {
            '%' | '@' | '`' => true,
            '>' | '|' => second.is_some_and(|c| c.is_ascii_digit() || c == '=' || c > '\u{7f}'),
            '*' | '&' | '!' => true,
            '[' => {
                !value.contains(']')
                    || value.rfind(']').is_some_and(|end| {
                        !matches!(
                            value[end + 1..].trim_start().chars().next(),
                            None | Some(',' | '}' | ']' | '#')
                        )
                    })
            }
            _ => false,
        };
        if suspicious {
            return here(TrapKind::SignAtStart, offset, sign);
        }
    }
    let first_colon = line.find(':').unwrap_or(line.len());
    let quote = line.find(['"', '\'']).unwrap_or(line.len());
    if let Some(at) = line.find('：').filter(|at| *at < first_colon && *at < quote) {
        return here(TrapKind::FullWidthColon, at, '：');
    }
    if let Some(at) = line.find('，').filter(|at| *at < quote && line.contains('{')) {
        return here(TrapKind::FullWidthComma, at, '，');
    }
    if let Some(at) = line
        .find(':')
        .filter(|at| *at < quote && line[at + 1..].starts_with(|c: char| !c.is_whitespace()))
    {
        return here(TrapKind::ColonWithoutBlank, at, ':');
    }
    None
}
