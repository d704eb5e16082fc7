/// Digits of a Chinese numeral.
const CHINESE: &str = "一二三四五六七八九十百零〇";

/// What follows a numeral at the beginning of a text: `十二`, `12`. Nothing where there is none.
pub fn after_numeral(text: &str) -> Option<&str> {
    let chinese = text.trim_start_matches(|character: char| CHINESE.contains(character));
    let rest = if chinese.len() < text.len() {
        chinese
    } else {
        text.trim_start_matches(|character: char| character.is_ascii_digit())
    };
    (rest.len() < text.len()).then_some(rest)
}

/// A text without the numbering of a list at its beginning: `一、`, `（二）`, `3.`, `4）`, as often
/// as it stands there. `2021年`, `1.5万元` and `三公经费` are no numbering, and what is nothing but
/// a number keeps it.
///
/// ```
/// use gongkai::characters::unnumbered;
/// assert_eq!(unnumbered("一、（二）基本支出"), "基本支出");
/// assert_eq!(unnumbered("1.5公里以上道路"), "1.5公里以上道路");
/// ```
pub fn unnumbered(text: &str) -> &str {
    let mut rest = text;
    while let Some(after) = after_number(rest).filter(|after| !after.is_empty()) {
        rest = after;
    }
    rest
}

/// What follows one number of a list, without blanks before it.
pub fn after_number(text: &str) -> Option<&str> {
    if let Some(inside) = text.strip_prefix(['（', '(']) {
        let rest = after_numeral(inside)?.strip_prefix(['）', ')'])?;
        return Some(rest.strip_prefix(['、', '.', '．']).unwrap_or(rest).trim_start());
    }
    let numeral = after_numeral(text)?;
    let rest = numeral.strip_prefix(['、', '.', '．', ')', '）'])?;
    // A point before a digit is that of a decimal.
    let decimal =
        numeral.starts_with(['.', '．']) && rest.starts_with(|one: char| one.is_ascii_digit());
    (!decimal).then(|| rest.trim_start())
}

/// The number that a text begins with and how it is written, `#` in its place: `（#）` and 3 of
/// `（三）支出`. Nothing where what is a number has no mark behind it.
///
/// ```
/// use gongkai::characters::ordinal;
/// assert_eq!(ordinal("第十二部分 附表"), Some(("第#部".to_owned(), 12)));
/// assert_eq!(ordinal("2.收入"), Some(("1.".to_owned(), 2)));
/// assert_eq!(ordinal("三公经费"), None);
/// ```
pub fn ordinal(text: &str) -> Option<(String, u32)> {
    let opening = text.chars().next().filter(|c| matches!(c, '第' | '（' | '('));
    let rest = &text[opening.map_or(0, char::len_utf8)..];
    let after = after_numeral(rest)?;
    let numeral = &rest[..rest.len() - after.len()];
    let closing = after.chars().next()?;
    let is_closed = match opening {
        Some('第') => matches!(closing, '部' | '章' | '节'),
        Some(_) => matches!(closing, '）' | ')'),
        None => matches!(closing, '、' | '.' | '．' | '）' | ')'),
    };
    let number = numeral.parse().ok().or_else(|| chinese_number(numeral))?;
    let sign = if numeral.starts_with(|c: char| c.is_ascii_digit()) { '1' } else { '#' };
    let opening = opening.map(|c| if c == '(' { '（' } else { c });
    let closing = match closing {
        ')' => '）',
        '．' => '.',
        c => c,
    };
    is_closed.then(|| (opening.into_iter().chain([sign, closing]).collect(), number))
}

/// The number of a Chinese numeral below a hundred: 三, 十二, 二十.
fn chinese_number(numeral: &str) -> Option<u32> {
    let digit = |c: char| "一二三四五六七八九".chars().position(|one| one == c);
    let digit = |text: &str| {
        let mut characters = text.chars();
        let found = u32::try_from(digit(characters.next()?)?).ok()? + 1;
        characters.next().is_none().then_some(found)
    };
    match numeral.split_once('十') {
        None => digit(numeral),
        Some((tens, ones)) => {
            let tens = if tens.is_empty() { 1 } else { digit(tens)? };
            let ones = if ones.is_empty() { 0 } else { digit(ones)? };
            Some(tens * 10 + ones)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbering_goes_and_numbers_stay() {
        for (text, expected) in [
            ("二、收入说明", "收入说明"),
            ("十二、 收入说明", "收入说明"),
            ("（二）支出说明", "支出说明"),
            ("(二) 支出说明", "支出说明"),
            ("（3）、支出说明", "支出说明"),
            ("3）支出说明", "支出说明"),
            ("1.机关运行经费", "机关运行经费"),
            ("1、2021年部门预算", "2021年部门预算"),
            ("2021年部门预算", "2021年部门预算"),
            ("1.5万元以上项目", "1.5万元以上项目"),
            ("三公经费", "三公经费"),
            ("（本级）收入", "（本级）收入"),
            ("一、", "一、"),
            ("", ""),
        ] {
            assert_eq!(unnumbered(text), expected, "{text}");
        }
        assert_eq!(after_numeral("十二甲"), Some("甲"));
        assert_eq!(after_numeral("甲"), None);
    }
}
