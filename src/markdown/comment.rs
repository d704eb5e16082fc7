use std::ops::Range;

/// The comments of a text, `<!-- … -->`, wherever they stand, and where one begins that is never
/// closed.
pub(super) fn comments(text: &str) -> (Vec<Range<usize>>, Option<usize>) {
    let mut found = Vec::new();
    let mut from = 0;
    while let Some(start) = text[from..].find("<!--").map(|at| from + at) {
        match text[start + 4..].find("-->") {
            Some(length) => {
                from = start + 4 + length + 3;
                found.push(start..from);
            }
            None => return (found, Some(start)),
        }
    }
    (found, None)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn comments_end_where_they_are_closed() {
        assert_eq!(comments("甲<!-- 一 -->乙<!--\n\n二-->"), (vec![3..15, 18..30], None));
        assert_eq!(comments("甲<!-- 一 -> 乙"), (Vec::new(), Some(3)));
        assert_eq!(comments("甲 <- -->"), (Vec::new(), None));
    }
}
