use crate::characters::half_width;

/// A text as it is searched: full-width letters, digits and marks as their ASCII twins, quotation
/// marks straight, letters small. `static/search.js` folds queries the same way, and neither folds
/// more: what one of them folds and the other does not would never be found.
pub(super) fn fold(text: &str) -> impl Iterator<Item = char> {
    text.chars().map(|c| match c {
        '\u{3000}' => ' ',
        '“' | '”' => '"',
        '‘' | '’' => '\'',
        _ => half_width(c).to_ascii_lowercase(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn width_and_case_do_not_matter() {
        assert_eq!(fold("Ａb（１２）　“号”Ｃ").collect::<String>(), "ab(12) \"号\"c");
    }
}
