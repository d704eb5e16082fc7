use std::ops::Range;

use super::look_alike::look_alike;
use super::stretch::suspects;

/// Why a reader or a search may take a character for another.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Ambiguity {
    /// It looks like this one, and is not the same to a search.
    LooksLike(char),
    /// Every computer draws its own thing for it, or nothing.
    PrivateUse,
}

/// The characters of a text that look like another or are drawn differently everywhere, with their
/// bytes, in order.
pub fn ambiguous(text: &str) -> Vec<(Range<usize>, char, Ambiguity)> {
    let found = |(at, character): (usize, char)| {
        let why = match character {
            '\u{e000}'..='\u{f8ff}' | '\u{f0000}'..='\u{ffffd}' | '\u{100000}'..='\u{10fffd}' => {
                Ambiguity::PrivateUse
            }
            _ => Ambiguity::LooksLike(look_alike(character)?),
        };
        Some((at..at + character.len_utf8(), character, why))
    };
    suspects(text).filter_map(found).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn radicals_are_found_and_words_are_not() {
        let found: Vec<Ambiguity> =
            ambiguous("公务⽤⻋运⾏\u{e000}").into_iter().map(|(_, _, why)| why).collect();
        assert_eq!(
            found,
            [
                Ambiguity::LooksLike('用'),
                Ambiguity::LooksLike('车'),
                Ambiguity::LooksLike('行'),
                Ambiguity::PrivateUse
            ]
        );
        assert_eq!(ambiguous("公务用车运行，（１２）“三公”𠮷"), []);
    }
}
