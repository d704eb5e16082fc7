use crate::characters::after_numeral;
use crate::lexicon::Lexicon;

/// The levels of headings as documents number them: 第一部分, 一、, （一）; styles that go deeper are
/// below these.
const PART: u8 = 1;
pub const CHAPTER: u8 = 2;
pub const SECTION: u8 = 3;

/// The level that the number of a line says.
pub fn numbered(text: &str, lexicon: &Lexicon) -> Option<u8> {
    // Blanks in a number and behind it say nothing.
    let text: String = text.chars().filter(|c| !c.is_whitespace()).collect();
    if let Some(rest) = text.strip_prefix('第').and_then(after_numeral) {
        return lexicon.heading_units.beginning(rest).map(|_| PART);
    }
    let is_chinese = |text: &str| !text.starts_with(|c: char| c.is_ascii_digit());
    if let Some(inside) = text.strip_prefix(['（', '(']) {
        let rest = after_numeral(inside).filter(|_| is_chinese(inside))?;
        let title = rest.strip_prefix(['）', ')'])?;
        return (!title.trim().is_empty()).then_some(SECTION);
    }
    let rest = after_numeral(&text).filter(|_| is_chinese(&text))?;
    let title = rest.strip_prefix(['、', '.', '．'])?;
    (!title.trim().is_empty()).then_some(CHAPTER)
}

#[cfg(test)]
mod tests {
    use super::numbered;
    use crate::lexicon::embedded;

    #[test]
    fn numbers_say_levels() {
        for (text, expected) in [
            ("第一部分 部门概况", Some(1)),
            ("第三季度支出", None),
            ("一、主要职能", Some(2)),
            ("十二、名词解释", Some(2)),
            ("（一）收入情况", Some(3)),
            ("(二)支出情况", Some(3)),
            ("1.收入情况", None),
            ("（1）收入", None),
            ("三公经费", None),
            ("一、", None),
        ] {
            assert_eq!(numbered(text, &embedded()), expected, "{text}");
        }
    }
}
