/// How many bytes are looked at together.
const STRETCH: usize = 64;

/// The characters of a text that may be hidden or ambiguous, and where each begins, in order: all
/// that are, and few others. Every byte of a site is looked at, and nearly all belong to Chinese or
/// to ASCII, so a stretch that has none is passed over as a whole.
pub(super) fn suspects(text: &str) -> impl Iterator<Item = (usize, char)> {
    let bytes = text.as_bytes();
    let at = |at: usize| bytes.get(at).copied().unwrap_or_default();
    let stretches = (0..bytes.len()).step_by(STRETCH).filter(move |from| has_one(&bytes[*from..]));
    stretches
        .flat_map(move |from| from..bytes.len().min(from + STRETCH))
        .filter(move |here| may_be(at(*here), at(here + 1), at(here + 2)))
        .filter_map(move |here| Some((here, text.get(here..)?.chars().next()?)))
}

/// Whether a text has any.
pub fn is_suspicious(text: &str) -> bool {
    suspects(text).next().is_some()
}

/// Whether one may begin among the first bytes: seen for many bytes at once, or, where there are
/// few, for each by itself.
fn has_one(bytes: &[u8]) -> bool {
    let Some(bytes) = bytes.get(..STRETCH + 2) else {
        return bytes.iter().any(|byte| !matches!(byte, 0x20..=0x7e | 0x80..=0xbf | 0xe4..=0xed));
    };
    let (first, second, third) = (&bytes[..STRETCH], &bytes[1..=STRETCH], &bytes[2..STRETCH + 2]);
    let mut found = false;
    for at in 0..STRETCH {
        found |= may_be(first[at], second[at], third[at]);
    }
    found
}

/// Whether a hidden or ambiguous character may begin with these bytes of UTF-8. Without a branch, so
/// that many are asked at once. Left out are what Chinese texts are made of: U+2013 to U+2026 are
/// dashes, quotation marks and points, U+2080 to U+2E7F are signs, U+3000 to U+313F are marks, U+FF00 to U+FF7F are wide signs.
fn may_be(first: u8, second: u8, third: u8) -> bool {
    let control = (first < 0x20) & (first != b'\t') & (first != b'\n') & (first != b'\r');
    let two = (first == 0x7f) | (first == 0xc2) | (first == 0xcd) | (first == 0xd8);
    let mark = (second == 0x80) & (0x93..=0xa6).contains(&third);
    let symbol = (0x82..0xba).contains(&second);
    let punctuation = (first == 0xe2) & !mark & !symbol;
    let filler = (first == 0xe3) & (second == 0x85);
    let wide = (second == 0xbc) | (second == 0xbd);
    let private = (first == 0xee) | ((first == 0xef) & !wide);
    control | two | (first == 0xe1) | punctuation | filler | private | (first >= 0xf0)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::characters::hidden_kind;
    use crate::characters::look_alike::look_alike;

    #[test]
    fn every_character_that_is_hidden_or_ambiguous_is_among_them() {
        for character in '\0'..=char::MAX {
            let private = matches!(u32::from(character), 0xe000..=0xf8ff | 0xf_0000..);
            let told =
                private || hidden_kind(character).is_some() || look_alike(character).is_some();
            for before in [0, 5, STRETCH - 1, 2 * STRETCH + 7] {
                // Before more, and last in a text, where few bytes are left.
                for behind in [30, 0].into_iter().filter(|_| told) {
                    let text =
                        format!("{}{character}{}", "a".repeat(before), "预算".repeat(behind));
                    let found: Vec<_> = suspects(&text).collect();
                    assert_eq!(found, [(before, character)]);
                }
            }
        }
        assert_eq!(suspects("“三公”经费——，。（１２）…≥①→、ａ\u{3000}元\n\tx").count(), 0);
    }
}
