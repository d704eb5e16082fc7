use std::ops::Range;

use super::MoneyUnit;

/// What stands before a unit.
const WORDS: [&str; 2] = ["单位", "Unit"];
/// What says of 单位 that it is one of money, and no office.
const OF_MONEY: [&str; 3] = ["金额", "货币", "计量"];

/// Where a text says the unit of its amounts and nothing else of it, and which: `单位：万元`,
/// `（金额单位：人民币元）`. 编制单位：… names an office, 单位：人、万元 counts people too: these are none.
pub fn unit_line(text: &str) -> Option<(Range<usize>, MoneyUnit)> {
    let places = WORDS.into_iter().flat_map(|word| text.match_indices(word));
    places.into_iter().find_map(|(at, word)| {
        let (end, unit) = unit_after(text, at + word.len())?;
        let before = &text[..at];
        let money = OF_MONEY.iter().find_map(|word| before.strip_suffix(word));
        let words = money.unwrap_or(before);
        let start = words.trim_end_matches(['（', '(']);
        let apart = words.chars().next_back().is_none_or(|c| !c.is_alphanumeric());
        (apart || money.is_some()).then_some((start.len()..end, unit))
    })
}

/// The unit behind a colon at a place, and where it ends, its bracket included.
fn unit_after(text: &str, from: usize) -> Option<(usize, MoneyUnit)> {
    let rest = text[from..].trim_start().strip_prefix(['：', ':'])?.trim_start();
    let rest = rest.strip_prefix("人民币").unwrap_or(rest).trim_start();
    // 亿元 and 万元 end with 元: the longest name that fits.
    let units = MoneyUnit::ALL.into_iter().rev();
    let (unit, rest) = units.into_iter().find_map(|unit| {
        let rest = rest.strip_prefix(unit.name())?;
        Some((unit, rest.strip_prefix(['）', ')']).unwrap_or(rest)))
    })?;
    let ends = rest.chars().next().is_none_or(char::is_whitespace);
    ends.then_some((text.len() - rest.len(), unit))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_unit_is_told_from_an_office() {
        for (text, rest) in [
            ("编制部门：某局 单位：元", "编制部门：某局 "),
            ("单位：万元", ""),
            ("部门：某局（单位：万元） 公开01表", "部门：某局 公开01表"),
            ("编制单位：某局金额单位：人民币元", "编制单位：某局"),
            ("Department: works  Unit: 万元", "Department: works  "),
        ] {
            let (at, _) = unit_line(text).expect("a unit");
            assert_eq!(format!("{}{}", &text[..at.start], &text[at.end..]), rest);
        }
        for text in
            ["编制单位：元氏县财政局", "编制单位：万元", "单位：人、万元", "截止时间：2020年"]
        {
            assert_eq!(unit_line(text), None, "{text}");
        }
        assert_eq!(
            unit_line("单位：亿元").map(|(_, unit)| unit),
            Some(MoneyUnit::HundredMillionYuan)
        );
    }
}
