const CHINESE_NUMERALS: &str = "一二三四五六七八九十百零〇";

/// A heading without its numbering: `一、`, `（二）`, `3.`, `4、`, `第一部分`; without a colon at
/// its end, without blanks around it. A heading that is nothing but a number keeps it.
pub fn plain_title(heading: &str) -> String {
    let whole = heading.trim().trim_end_matches(['：', ':']).trim_end();
    let mut title = whole;
    while let Some(rest) = numbering(title)
        .or_else(|| part(title))
        .map(str::trim_start)
        .filter(|rest| !rest.is_empty())
    {
        title = rest;
    }
    title.to_owned()
}

/// What follows `一、`, `（二）`, `3.` or `4、`. `2021年` and `1.5万元` are no numbering.
fn numbering(title: &str) -> Option<&str> {
    if let Some(inside) = title.strip_prefix(['（', '(']) {
        let rest = numeral(inside)?.strip_prefix(['）', ')'])?;
        return Some(rest.strip_prefix(['、', '.', '．']).unwrap_or(rest));
    }
    let rest = numeral(title)?.strip_prefix(['、', '.', '．', ')', '）'])?;
    (!rest.starts_with(|character: char| character.is_ascii_digit())).then_some(rest)
}

/// What follows `第一部分` or `第二章`.
fn part(title: &str) -> Option<&str> {
    let rest = numeral(title.strip_prefix('第')?)?;
    let rest = ["部分", "章", "节"].iter().find_map(|unit| rest.strip_prefix(unit))?;
    Some(rest.trim_start_matches(['、', '：', ':', '.', ' ', '\u{3000}']))
}

/// What follows a numeral.
fn numeral(text: &str) -> Option<&str> {
    let chinese = text.trim_start_matches(|character: char| CHINESE_NUMERALS.contains(character));
    let rest = if chinese.len() < text.len() {
        chinese
    } else {
        text.trim_start_matches(|character: char| character.is_ascii_digit())
    };
    (rest.len() < text.len()).then_some(rest)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbering_goes_and_words_stay() {
        for (heading, expected) in [
            ("二、收入说明", "收入说明"),
            ("十二、 收入说明", "收入说明"),
            ("（二）支出说明", "支出说明"),
            ("(二) 支出说明：", "支出说明"),
            ("（3）、支出说明", "支出说明"),
            ("1、机关运行经费", "机关运行经费"),
            ("1.机关运行经费:", "机关运行经费"),
            ("12. 机关运行经费", "机关运行经费"),
            ("第一部分 部门职责", "部门职责"),
            ("第二部分：一、部门职责", "部门职责"),
            ("\u{3000}收入说明\u{3000}", "收入说明"),
            ("2021年部门预算", "2021年部门预算"),
            ("1.5万元以上项目", "1.5万元以上项目"),
            ("三公经费", "三公经费"),
            ("第一中学收入", "第一中学收入"),
            ("十四五规划", "十四五规划"),
            ("（本级）收入", "（本级）收入"),
            ("第一部分", "第一部分"),
            ("一、", "一、"),
            ("", ""),
        ] {
            assert_eq!(plain_title(heading), expected, "{heading}");
        }
    }
}
