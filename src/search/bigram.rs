use super::fold::fold;

/// Two characters that stand side by side: the key of the index of words.
pub(super) type Bigram = [char; 2];

/// What stands behind a character in the key of the list of those strings that have it at all.
pub(super) const ALONE: char = ' ';

/// The distinct pairs of a text, folded; none goes across a blank, since a query is cut at blanks.
/// And each character with [`ALONE`]: some ask for no more than one.
pub(super) fn bigrams(text: &str) -> Vec<Bigram> {
    let mut bigrams = Vec::new();
    let mut before = ' ';
    for c in fold(text).map(|c| if c.is_whitespace() || c.is_control() { ' ' } else { c }) {
        if c != ' ' {
            bigrams.push([c, ALONE]);
            if before != ' ' {
                bigrams.push([before, c]);
            }
        }
        before = c;
    }
    bigrams.sort_unstable();
    bigrams.dedup();
    bigrams
}

/// How scripts order texts: by the units of UTF-16. What is looked up by halving must lie in this
/// order.
pub(super) fn script_order(bigram: Bigram) -> impl Iterator<Item = u16> {
    bigram.into_iter().flat_map(|c| {
        let mut units = [0; 2];
        let count = c.encode_utf16(&mut units).len();
        units.into_iter().take(count)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pairs_stop_at_blanks_and_are_distinct() {
        let pairs = |text: &str| {
            let mut bigrams = bigrams(text);
            bigrams.retain(|bigram| bigram[1] != ALONE);
            bigrams
        };
        assert_eq!(pairs("费用 费用A"), vec![['用', 'a'], ['费', '用']]);
        assert!(pairs("一 二").is_empty());
        assert_eq!(bigrams("一 二一"), vec![['一', ALONE], ['二', ALONE], ['二', '一']]);
    }

    #[test]
    fn rare_characters_lie_where_a_script_looks() {
        assert!(
            script_order(['𠀀', '甲']).lt(script_order(['￥', '甲'])),
            "a surrogate is less than a private or compatible character"
        );
    }
}
