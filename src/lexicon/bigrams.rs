/// How many bits stand for the pairs of a text.
const BITS: usize = 1 << 16;

/// Which characters stand beside each other in a text, about: a word of which a pair is missing is
/// surely not in the text, and most words of most lists are told so without another look at it. One
/// of which no pair is missing may be.
#[derive(Debug, Clone)]
pub struct Bigrams(Vec<u64>);

impl Bigrams {
    /// The pairs of a text.
    pub fn of(text: &str) -> Bigrams {
        let mut bits = vec![0_u64; BITS / 64];
        for bit in pairs(text) {
            bits[bit / 64] |= 1 << (bit % 64);
        }
        Bigrams(bits)
    }

    /// Whether the text may have a word in it, in any case of its Latin letters.
    pub fn may_have(&self, word: &str) -> bool {
        pairs(word).all(|bit| self.0[bit / 64] & (1 << (bit % 64)) != 0)
    }
}

/// The bit of each pair of a text. Two pairs may have one bit: then a word is looked for in vain.
fn pairs(text: &str) -> impl Iterator<Item = usize> + '_ {
    let folded = |c: char| u32::from(c.to_ascii_lowercase());
    let mut chars = text.chars().map(folded);
    let mut last = chars.next();
    chars.map(move |next| {
        let before = last.replace(next).unwrap_or_default();
        let mixed = before.wrapping_mul(0x9E37_79B1) ^ next.wrapping_mul(0x85EB_CA77);
        mixed as usize >> 16
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_that_is_there_is_never_missed() {
        let text = "本年支出的的主要内容：See Annex XX，合计。";
        let bigrams = Bigrams::of(text);
        for (at, _) in text.char_indices() {
            for (end, _) in text.char_indices().filter(|(end, _)| *end > at) {
                assert!(bigrams.may_have(&text[at..end]), "{}", &text[at..end]);
            }
        }
        assert!(bigrams.may_have("annex xx") && bigrams.may_have("ANNEX"));
    }

    #[test]
    fn a_word_with_a_pair_that_is_not_there_is_told() {
        let bigrams = Bigrams::of("本年支出的主要内容");
        assert!(!bigrams.may_have("的的") && !bigrams.may_have("支出为"));
        assert!(bigrams.may_have("支") && bigrams.may_have(""), "one character is no pair");
        assert!(!Bigrams::of("").may_have("支出"));
    }
}
