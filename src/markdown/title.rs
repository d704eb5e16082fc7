use crate::characters::{after_number, after_numeral};

/// A heading without its numbering: `一、`, `（二）`, `3.`, `4、`, `第一部分`; without a colon at
/// its end, without blanks around it. A heading that is nothing but a number keeps it.
pub fn plain_title(heading: &str) -> String {
    let whole = heading.trim().trim_end_matches(['：', ':']).trim_end();
    let mut title = whole;
    while let Some(rest) = after_number(title)
        .or_else(|| part(title))
        .map(str::trim_start)
        .filter(|rest| !rest.is_empty())
    {
        title = rest;
    }
    title.to_owned()
}

/// What follows `第一部分` or `第二章`.
fn part(title: &str) -> Option<&str> {
    let rest = after_numeral(title.strip_prefix('第')?)?;
    let rest = ["部分", "章", "节"].iter().find_map(|unit| rest.strip_prefix(unit))?;
    Some(rest.trim_start_matches(['、', '：', ':', '.', ' ', '\u{3000}']))
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
            ("1、2021年部门预算", "2021年部门预算"),
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
