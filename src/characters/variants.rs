use std::collections::BTreeMap;
use std::sync::LazyLock;

use super::look_alike::look_alikes;

/// Every traditional character, radical and compatibility ideograph with the simplified character
/// that is meant, in the order of code points.
static VARIANTS: LazyLock<BTreeMap<char, char>> = LazyLock::new(|| {
    let lines = include_str!("traditional.txt").lines().filter(|line| !line.starts_with('#'));
    let groups = lines.flat_map(|line| line.split(' '));
    let mut variants: BTreeMap<char, char> = groups
        .flat_map(|group| {
            let meant = group.chars().next();
            group.chars().skip(1).zip(meant.into_iter().cycle())
        })
        .collect();
    for (alike, meant) in look_alikes() {
        let simplified = variants.get(&meant).copied().unwrap_or(meant);
        variants.insert(alike, simplified);
    }
    variants
});

/// What is written otherwise than a reader of simplified characters writes it, each with what that
/// reader writes: 經 with 经, U+2F64 with 用, U+2F9E with 车. For searching only: a text is printed
/// as it was written.
pub fn variants() -> impl Iterator<Item = (char, char)> {
    VARIANTS.iter().map(|(from, to)| (*from, *to))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn traditional_characters_lead_to_simplified_ones() {
        assert!(VARIANTS.len() > 4_000);
        for (traditional, simplified) in "經费費车車户戶为為为爲里裡里裏億亿萬万"
            .chars()
            .zip("经费费车车户户为为为为里里里里亿亿万万".chars())
        {
            let meant = VARIANTS.get(&traditional).copied().unwrap_or(traditional);
            assert_eq!(meant, simplified, "{traditional}");
        }
        assert_eq!(VARIANTS.get(&'\u{2f9e}'), Some(&'车'), "a radical, then its simplified form");
    }

    #[test]
    fn nothing_leads_to_what_leads_on() {
        for (from, to) in variants() {
            assert!(!VARIANTS.contains_key(&to), "{from} {to}");
        }
    }
}
