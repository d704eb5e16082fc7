use std::collections::BTreeSet;
use std::sync::LazyLock;

use crate::characters::variants;

/// What words are searched without, whether it stands in the text or in the query: marks inside of
/// a word, and what is not seen. A mark that is part of a number or a code stays.
pub(super) const MARKS: &str = "\"'`()[]{},:;!?“”‘’「」『』《》〈〉【】〔〕〖〗、。…—·・•‧\u{ad}\u{200b}\u{200c}\u{200d}\u{200e}\u{200f}\u{202a}\u{202b}\u{202c}\u{202d}\u{202e}\u{2060}\u{feff}";

/// What a character below U+10000 is searched as: nothing for itself, or [`DROPPED`].
static FOLDED: LazyLock<Vec<u16>> = LazyLock::new(|| {
    let mut folded = vec![0; 1 << 16];
    let unit = |c: char| u16::try_from(u32::from(c)).ok();
    for (from, to) in variants().filter_map(|(from, to)| Some((unit(from)?, unit(to)?))) {
        folded[usize::from(from)] = to;
    }
    folded[0x3000] = u16::from(b' ');
    for ascii in b'!'..=b'~' {
        let small = u16::from(ascii.to_ascii_lowercase());
        folded[usize::from(ascii)] = small;
        folded[usize::from(ascii) + 0xfee0] = small;
    }
    for mark in MARKS.chars().filter_map(unit) {
        folded[usize::from(mark)] = DROPPED;
        if mark < 0x80 {
            folded[usize::from(mark) + 0xfee0] = DROPPED;
        }
    }
    folded
});
/// No character: half of one that two units make.
const DROPPED: u16 = 0xd800;

/// A text as it is searched: full-width letters, digits and marks as their ASCII twins, letters
/// small, traditional characters and those that look like another as what is meant, without
/// [`MARKS`]. `static/search.js` folds queries the same way, by what [`variants_of`] and the
/// directory give it: what one of them folds and the other does not would never be found.
pub(super) fn fold(text: &str) -> impl Iterator<Item = char> {
    let folded = FOLDED.as_slice();
    text.chars().filter_map(|c| match folded.get(c as usize).copied() {
        None | Some(0) => Some(c),
        Some(DROPPED) => None,
        Some(unit) => char::from_u32(u32::from(unit)),
    })
}

/// The variants of these characters, each before what it is searched as: what a browser need know,
/// since a character that no text has is found in none.
pub(super) fn variants_of(known: &BTreeSet<char>) -> String {
    let below = |(from, to): &(char, char)| u32::from(*from.max(to)) < 1 << 16;
    let met = variants().filter(below).filter(|(_, to)| known.contains(to));
    met.flat_map(|(from, to)| [from, to]).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn folded(text: &str) -> String {
        fold(text).collect()
    }

    #[test]
    fn width_and_case_do_not_matter() {
        assert_eq!(folded("Ａb（１２）\u{3000}“号”Ｃ"), "ab12 号c");
    }

    #[test]
    fn marks_inside_words_do_not_matter_and_those_of_numbers_do() {
        assert_eq!(folded("“三公”经费"), folded("三公经费"));
        assert_eq!(folded("因公出国（境）费"), folded("因公出国(境)费"));
        assert_eq!(folded("5,013.66"), "5013.66");
        assert_eq!(folded("≥95％ 333-0001"), "≥95% 333-0001");
        assert_eq!(folded("合\u{200b}计"), "合计");
    }

    #[test]
    fn traditional_and_look_alike_characters_are_what_is_meant() {
        assert_eq!(folded("經費"), "经费");
        assert_eq!(folded("公务用\u{2f9e}"), "公务用车");
        assert_eq!(folded("𠀀"), "𠀀");
    }

    #[test]
    fn a_browser_is_told_the_variants_of_what_there_is() {
        let known = "经费车".chars().collect();
        let told = variants_of(&known);
        assert!(told.contains("經经") && told.contains("費费") && told.contains("\u{2f9e}车"));
        assert!(!told.contains('戶'));
    }
}
