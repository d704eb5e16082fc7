use super::fold::fold;

/// Two characters that stand side by side: the key of the index of words.
pub(super) type Pair = [char; 2];

/// The distinct pairs of a text, folded; none goes across a blank, since a query is cut at blanks.
pub(super) fn pairs(text: &str) -> Vec<Pair> {
    let mut pairs = Vec::new();
    let mut before = ' ';
    for c in fold(text).map(|c| if c.is_whitespace() || c.is_control() { ' ' } else { c }) {
        if before != ' ' && c != ' ' {
            pairs.push([before, c]);
        }
        before = c;
    }
    pairs.sort_unstable();
    pairs.dedup();
    pairs
}

/// How scripts order texts: by the units of UTF-16. What is looked up by halving must lie in this
/// order.
pub(super) fn script_order(pair: Pair) -> impl Iterator<Item = u16> {
    pair.into_iter().flat_map(|c| {
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
        assert_eq!(pairs("费用 费用A"), vec![['用', 'a'], ['费', '用']]);
        assert!(pairs("一 二").is_empty());
    }

    #[test]
    fn rare_characters_lie_where_a_script_looks() {
        assert!(
            script_order(['𠀀', '甲']).lt(script_order(['￥', '甲'])),
            "a surrogate is less than a private or compatible character"
        );
    }
}
