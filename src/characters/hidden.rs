use std::ops::Range;

use super::stretch::suspects;

/// What is wrong with a character that readers do not see.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum HiddenKind {
    /// It turns the direction of what follows: a reader sees other words, or another figure, than
    /// are written.
    Direction,
    /// A control character, or one that no text may hold.
    Control,
    /// It breaks a line where editors show none.
    Separator,
    /// It stands where a character was lost when a file was converted: U+FFFD.
    Lost,
    /// Nothing is seen of it: what looks like one word is another for search and comparison.
    ZeroWidth,
}

/// The characters of a text that readers do not see, with their bytes, in order. Silent about what
/// a script needs: joiners in emoji, Arabic, Mongolian and Indic words, direction marks on lines
/// that are written from the right, variants of ideographs.
pub fn hidden(text: &str) -> Vec<(Range<usize>, char, HiddenKind)> {
    let found = |(at, character): (usize, char)| {
        let kind = hidden_kind(character)?;
        (!belongs(text, at, character)).then(|| (at..at + character.len_utf8(), character, kind))
    };
    suspects(text).filter_map(found).collect()
}

/// What is wrong with a character, whatever stands beside it.
pub fn hidden_kind(character: char) -> Option<HiddenKind> {
    Some(match character {
        '\t' | '\n' | '\r' => return None,
        '\u{85}' | '\u{2028}' | '\u{2029}' => HiddenKind::Separator,
        '\0'..='\u{1f}'
        | '\u{7f}'..='\u{9f}'
        | '\u{fff9}'..='\u{fffb}'
        | '\u{fdd0}'..='\u{fdef}'
        | '\u{e0000}'..='\u{e007f}' => HiddenKind::Control,
        '\u{200e}' | '\u{200f}' | '\u{61c}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' => {
            HiddenKind::Direction
        }
        '\u{fffd}' => HiddenKind::Lost,
        '\u{ad}'
        | '\u{34f}'
        | '\u{115f}'
        | '\u{1160}'
        | '\u{180b}'..='\u{180f}'
        | '\u{200b}'..='\u{200d}'
        | '\u{2060}'..='\u{2065}'
        | '\u{206a}'..='\u{206f}'
        | '\u{3164}'
        | '\u{fe00}'..='\u{fe0f}'
        | '\u{feff}'
        | '\u{ffa0}'
        | '\u{e0100}'..='\u{e01ef}' => HiddenKind::ZeroWidth,
        _ if u32::from(character) & 0xfffe == 0xfffe => HiddenKind::Control,
        _ => return None,
    })
}

/// Whether a character that is not seen is a part of how what stands beside it is written.
fn belongs(text: &str, at: usize, character: char) -> bool {
    let before = text[..at].chars().next_back();
    let after = text[at + character.len_utf8()..].chars().next();
    let beside = |test: fn(char) -> bool| before.is_some_and(test) || after.is_some_and(test);
    match character {
        '\u{200c}' | '\u{200d}' => {
            beside(joins_letters)
                || (before.is_some_and(is_pictograph) && after.is_some_and(is_pictograph))
        }
        '\u{180b}'..='\u{180f}' => beside(is_mongolian),
        // Digits and signs are made emoji by U+FE0F and an enclosing key: ❷️ and 1️⃣.
        '\u{fe00}'..='\u{fe0f}' => {
            before.is_some_and(|before| {
                is_ideograph(before) || is_pictograph(before) || is_mongolian(before)
            }) || after == Some('\u{20e3}')
        }
        '\u{e0100}'..='\u{e01ef}' => before.is_some_and(is_ideograph),
        '\u{e0020}'..='\u{e007f}' => {
            before.is_some_and(|before| matches!(before, '\u{1f3f4}' | '\u{e0020}'..='\u{e007f}'))
        }
        '\u{200e}' | '\u{200f}' | '\u{61c}' | '\u{2066}'..='\u{2069}' => {
            // A line may be as long as a file: its near part decides.
            let on_line = |character: &char| *character != '\n';
            let before = text[..at].chars().rev().take(NEAR).take_while(on_line);
            before.chain(text[at..].chars().take(NEAR).take_while(on_line)).any(is_from_the_right)
        }
        _ => false,
    }
}

/// How many characters to both sides of a direction mark are looked at.
const NEAR: usize = 200;

fn is_ideograph(character: char) -> bool {
    matches!(character, '\u{2e80}'..='\u{2fd5}' | '\u{3000}'..='\u{303f}' | '\u{3400}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '\u{ff00}'..='\u{ffef}' | '\u{20000}'..='\u{3ffff}')
}

fn is_pictograph(character: char) -> bool {
    matches!(character, '\u{a9}' | '\u{ae}' | '\u{203c}' | '\u{2049}' | '\u{2100}'..='\u{2bff}' | '\u{3030}' | '\u{303d}' | '\u{3297}' | '\u{3299}' | '\u{fe0f}' | '\u{1f000}'..='\u{1faff}')
}

fn is_mongolian(character: char) -> bool {
    matches!(character, '\u{1800}'..='\u{18af}')
}

/// Whether letters of a script change their shape beside others, so that joiners are needed to
/// write it.
fn joins_letters(character: char) -> bool {
    is_from_the_right(character)
        || is_mongolian(character)
        || matches!(character, '\u{900}'..='\u{109f}' | '\u{1780}'..='\u{17ff}' | '\u{a840}'..='\u{a87f}')
}

/// Whether a character is of a script written from right to left, as Uyghur and Kazakh are.
fn is_from_the_right(character: char) -> bool {
    matches!(character, '\u{590}'..='\u{61b}' | '\u{61d}'..='\u{8ff}' | '\u{fb1d}'..='\u{fdcf}' | '\u{fdf0}'..='\u{fdff}' | '\u{fe70}'..='\u{fefc}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_not_seen_is_found() {
        for (text, expected) in [
            ("道路\u{202e}养护", Some(HiddenKind::Direction)),
            ("合\u{200b}计", Some(HiddenKind::ZeroWidth)),
            ("12\u{200d}3", Some(HiddenKind::ZeroWidth)),
            ("1\u{fe0f}2", Some(HiddenKind::ZeroWidth)),
            ("\u{feff}合计", Some(HiddenKind::ZeroWidth)),
            ("一\u{ad}二", Some(HiddenKind::ZeroWidth)),
            ("一\u{7}二", Some(HiddenKind::Control)),
            ("一\u{7f}二", Some(HiddenKind::Control)),
            ("一\u{9b}二", Some(HiddenKind::Control)),
            ("一\u{fffe}二", Some(HiddenKind::Control)),
            ("一\u{1ffff}二", Some(HiddenKind::Control)),
            ("一\u{e0061}二", Some(HiddenKind::Control)),
            ("一\u{2028}二", Some(HiddenKind::Separator)),
            ("一\u{85}二", Some(HiddenKind::Separator)),
            ("一\u{fffd}二", Some(HiddenKind::Lost)),
            ("一\u{2066}二", Some(HiddenKind::Direction)),
            ("一\u{3164}二", Some(HiddenKind::ZeroWidth)),
        ] {
            assert_eq!(hidden(text).first().map(|(_, _, kind)| *kind), expected, "{text:?}");
        }
    }

    #[test]
    fn what_documents_hold_is_silent() {
        for text in [
            "收入、支出\t“三公”经费——1,234.50万元\r\n\u{3000}\u{3000}（一）①②③…≥98％\u{a0}·",
            "👨\u{200d}👩\u{200d}👧 ☑\u{fe0f} 1\u{fe0f}\u{20e3} 🏴\u{e0067}\u{e007f}",
            "葛\u{e0100}城 辻\u{fe00}",
            "قانۇن\u{200f} (2024)",
            "ᠮᠣᠩᠭᠣᠯ\u{180e}ᠠ",
            "می\u{200c}خواهم",
            "𠮷野家",
        ] {
            assert_eq!(hidden(text), [], "{text:?}");
        }
    }
}
