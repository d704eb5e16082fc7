use crate::lexicon::Lexicon;

/// Marks and brackets that may stand among words.
const MARKS: &str = "，、：:,.。（）()“”\"‘’￥¥";

/// Whether words between a name or a comparison and a number name nothing themselves: 支出决算数为,
/// （项）, 同比.
pub fn names_nothing(lexicon: &Lexicon, words: &str) -> bool {
    let rest: String =
        words.chars().filter(|c| !c.is_whitespace() && !MARKS.contains(*c)).collect();
    lexicon.filling.covers(&rest)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lexicon::embedded;

    #[test]
    fn words_of_filling() {
        for (words, expected) in [
            ("", true),
            ("（项）”科目", true),
            ("支出决算数为", true),
            ("，同比", true),
            ("项目支出", false),
        ] {
            assert_eq!(names_nothing(&embedded(), words), expected, "{words}");
        }
    }
}
