/// What the bytes of a text are like, before any is read.
#[derive(Clone, Copy)]
pub(super) struct Sweep {
    /// Whether a blank beyond ASCII stands in it: in a key it is a trap.
    pub(super) odd_blanks: bool,
}

impl Sweep {
    /// Looks at every byte; nothing where one is left to the full parser: a tab, a control
    /// character, a carriage return by itself, a separator of lines that is no `\n`, a byte-order
    /// mark, what is no character.
    pub(super) fn of(text: &str) -> Option<Sweep> {
        let bytes = text.as_bytes();
        let (mut refused, mut odd) = (false, false);
        // No branch in it: sixteen bytes are looked at at once.
        let ahead = bytes.get(1..).unwrap_or_default().iter();
        let further = bytes.get(2..).unwrap_or_default().iter();
        for ((first, second), third) in bytes.iter().zip(ahead).zip(further) {
            refused |= is_refused(*first, *second, *third);
            odd |= is_odd_blank(*first, *second, *third);
        }
        let last = bytes.len().saturating_sub(2);
        for at in last..bytes.len() {
            let next = bytes.get(at + 1).copied().unwrap_or_default();
            refused |= is_refused(bytes[at], next, 0);
            odd |= is_odd_blank(bytes[at], next, 0);
        }
        (!refused).then_some(Sweep { odd_blanks: odd })
    }
}

/// Whether no text with these bytes in it is read here.
#[inline]
fn is_refused(first: u8, second: u8, third: u8) -> bool {
    let control = (first < b' ') & (first != b'\n') & (first != b'\r') | (first == 0x7f);
    let lone_return = (first == b'\r') & (second != b'\n');
    let beyond_ascii = (first == 0xc2) & (second < 0xa0);
    let separator = (first == 0xe2) & (second == 0x80) & ((third == 0xa8) | (third == 0xa9));
    let mark = (first == 0xef) & (second == 0xbb) & (third == 0xbf);
    let no_character = (first == 0xef) & (second == 0xbf) & (third >= 0xbe);
    control | lone_return | beyond_ascii | separator | mark | no_character
}

/// Whether these bytes are a blank beyond ASCII.
#[inline]
fn is_odd_blank(first: u8, second: u8, third: u8) -> bool {
    let no_break = (first == 0xc2) & (second == 0xa0);
    let ogham = (first == 0xe1) & (second == 0x9a) & (third == 0x80);
    let typographic = (first == 0xe2)
        & (((second == 0x80) & ((third <= 0x8a) | (third == 0xaf)))
            | ((second == 0x81) & (third == 0x9f)));
    let wide = (first == 0xe3) & (second == 0x80) & (third == 0x80);
    no_break | ogham | typographic | wide
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn odd_blanks_are_those_of_unicode() {
        for character in ('\u{0}'..=char::MAX).filter(|c| !c.is_ascii()) {
            // Wherever it stands: before the end of the text and at it.
            for text in [format!("{character}"), format!("a{character}b"), format!("{character}\n")]
            {
                let odd = Sweep::of(&text).map(|sweep| sweep.odd_blanks);
                let refused = matches!(
                    character,
                    '\u{80}'
                        ..='\u{9f}'
                            | '\u{2028}'
                            | '\u{2029}'
                            | '\u{feff}'
                            | '\u{fffe}'
                            | '\u{ffff}'
                );
                let expected = (!refused).then_some(character.is_whitespace());
                assert_eq!(odd, expected, "{text:?}");
            }
        }
    }

    #[test]
    fn control_characters_are_refused() {
        for character in '\u{0}'..='\u{7f}' {
            for text in [format!("{character}"), format!("a{character}b"), format!("{character}\n")]
            {
                let taken = !character.is_control()
                    || character == '\n'
                    || (character == '\r' && text == "\r\n");
                assert_eq!(Sweep::of(&text).is_some(), taken, "{text:?}");
            }
        }
    }
}
