use std::sync::LazyLock;

/// Radicals and compatibility ideographs with the character that is meant, in the order of their
/// code points.
static LOOK_ALIKE: LazyLock<Vec<(char, char)>> = LazyLock::new(|| {
    let lines = include_str!("look-alike.txt").lines().filter(|line| !line.starts_with('#'));
    let runs = lines
        .filter_map(|line| line.split_once(' '))
        .filter_map(|(first, meant)| Some((u32::from_str_radix(first, 16).ok()?, meant)));
    runs.flat_map(|(first, meant)| (first..).filter_map(char::from_u32).zip(meant.chars()))
        .collect()
});

/// All of them.
pub(super) fn look_alikes() -> impl Iterator<Item = (char, char)> {
    LOOK_ALIKE.iter().copied()
}

/// The character that a radical or a compatibility ideograph stands for: 用 for U+2F64. PDF files
/// give such characters when text is copied from them.
pub(super) fn look_alike(character: char) -> Option<char> {
    if !matches!(character, '\u{2e80}'..='\u{2fd5}' | '\u{f900}'..='\u{faff}' | '\u{2f800}'..='\u{2fa1f}')
    {
        return None;
    }
    let at = LOOK_ALIKE.binary_search_by_key(&character, |(this, _)| *this).ok()?;
    Some(LOOK_ALIKE[at].1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_is_in_order_and_leads_out_of_itself() {
        assert_eq!(LOOK_ALIKE.len(), 1_330);
        assert!(LOOK_ALIKE.windows(2).all(|pair| pair[0].0 < pair[1].0));
        for (from, to) in LOOK_ALIKE.iter() {
            assert!(
                matches!(to, '\u{3400}'..='\u{9fff}' | '\u{20000}'..='\u{2f7ff}'),
                "{from} {to}"
            );
        }
    }

    #[test]
    fn known_characters() {
        // Kangxi radicals are 214 in a row; the others are from the tables of the standard.
        for (from, to) in [
            ('\u{2f00}', '一'),
            ('\u{2f64}', '用'),
            ('\u{2f9e}', '車'),
            ('\u{2fd5}', '龠'),
            ('\u{2ecb}', '车'),
            ('\u{2ef3}', '龟'),
            ('\u{f900}', '豈'),
            ('\u{fa0c}', '兀'),
            ('\u{fad9}', '龎'),
        ] {
            assert_eq!(look_alike(from), Some(to), "{:x}", u32::from(from));
        }
        // Twelve of the block are ideographs in their own right.
        for own in ['\u{fa0e}', '\u{fa11}', '\u{fa29}', '用', 'a'] {
            assert_eq!(look_alike(own), None);
        }
    }
}
