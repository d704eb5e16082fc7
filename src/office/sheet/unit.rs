use crate::model::MoneyUnit;
use crate::workbook::Sheet;

use super::figure::is_figure;
use super::label::plain;
use super::top::top;

/// What a sheet says of the unit of its amounts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Stated {
    /// Nothing.
    Nothing,
    /// One unit.
    One(MoneyUnit),
    /// Two that differ: no figure of the sheet can be taken.
    Several(MoneyUnit, MoneyUnit),
}

/// What stands before a unit.
const UNIT: [&str; 2] = ["单位", "Unit"];

/// How many rows from the top may speak of the unit.
const DEEPEST: usize = 15;

/// The unit a sheet states: in a line of its own (单位：万元), else in its heads (预算数（万元）).
pub fn stated(sheet: &Sheet) -> Stated {
    let start = top(sheet);
    let rows = || sheet.rows.iter().skip(start);
    let head = rows().position(|row| row.iter().any(|text| is_figure(text))).unwrap_or(DEEPEST);
    let texts = |count: usize| rows().take(count).flatten();
    match agreed(texts(DEEPEST).filter_map(|text| in_line(text))) {
        Stated::Nothing => {
            agreed(texts(head.min(DEEPEST)).filter_map(|text| of_head(text).map(|(_, unit)| unit)))
        }
        stated => stated,
    }
}

/// The unit that a line of a sheet states, and no other line.
pub fn line_unit(sheet: &Sheet) -> Option<MoneyUnit> {
    let texts = sheet.rows.iter().skip(top(sheet)).take(DEEPEST).flatten();
    match agreed(texts.filter_map(|text| in_line(text))) {
        Stated::One(unit) => Some(unit),
        Stated::Nothing | Stated::Several(..) => None,
    }
}

/// The unit of a sheet that states one and no other.
pub fn unit_of(sheet: &Sheet) -> Option<MoneyUnit> {
    match stated(sheet) {
        Stated::One(unit) => Some(unit),
        Stated::Nothing | Stated::Several(..) => None,
    }
}

fn agreed(mut units: impl Iterator<Item = MoneyUnit>) -> Stated {
    let Some(first) = units.next() else { return Stated::Nothing };
    units
        .find(|unit| *unit != first)
        .map_or(Stated::One(first), |other| Stated::Several(first, other))
}

/// `金额单位：人民币万元`. What follows must end the word: 编制单位：元氏县… names an office.
fn in_line(text: &str) -> Option<MoneyUnit> {
    let text = plain(text);
    let said = UNIT.into_iter().flat_map(|word| text.match_indices(word)).find_map(|(at, word)| {
        let unit = unit_at(text[at + word.len()..].trim_start_matches('：'))?;
        Some((unit, text[at + word.len()..].starts_with('：')))
    });
    said.filter(|(_, marked)| *marked || text.chars().count() <= "（单位万元）".chars().count())
        .map(|(unit, _)| unit)
}

/// The money among the units of a sheet that counts other things too: 单位：人、万元.
fn unit_at(text: &str) -> Option<MoneyUnit> {
    let mut rest = text;
    for _ in 0..MOST_UNITS {
        if let Some(unit) = money_at(rest) {
            return Some(unit);
        }
        let (counter, after) = rest.split_once(['、', '，', '；', '/'])?;
        // A short word that is no money is what something is counted in; a longer one a name.
        if counter.chars().count() > LONGEST_COUNTER {
            return None;
        }
        rest = after;
    }
    None
}

/// How many units one line may name.
const MOST_UNITS: usize = 6;
/// How long the name of a unit is at most: 平方米.
const LONGEST_COUNTER: usize = 4;

fn money_at(text: &str) -> Option<MoneyUnit> {
    let text = text.trim_start_matches('（');
    let text = text.strip_prefix("人民币").unwrap_or(text).trim_start_matches('（');
    // 亿元 and 万元 end with 元: the longest name that fits.
    let (unit, rest) = MoneyUnit::ALL
        .into_iter()
        .rev()
        .find_map(|unit| text.strip_prefix(unit.name()).map(|rest| (unit, rest)))?;
    rest.chars()
        .next()
        .is_none_or(|next| matches!(next, '）' | '、' | '，' | '；' | '。' | '/' | '（' | '%'))
        .then_some(unit)
}

/// A head without the unit it ends with, and that unit: `预算数（万元）`.
pub fn of_head(text: &str) -> Option<(String, MoneyUnit)> {
    let text = plain(text);
    let (label, inside) = text.strip_suffix('）')?.rsplit_once('（')?;
    let inside = inside.rsplit_once("单位：").map_or(inside, |(_, unit)| unit);
    Some((label.to_owned(), MoneyUnit::named(inside)?)).filter(|(label, _)| !label.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(rows: &[&str]) -> Stated {
        let rows = rows.iter().map(|row| row.split('|').map(str::to_owned).collect()).collect();
        stated(&Sheet { name: String::new(), rows, remark: None })
    }

    #[test]
    fn units_are_told_from_offices() {
        assert_eq!(of(&["编制单位：元氏县住房和城乡建设局"]), Stated::Nothing);
        assert_eq!(
            of(&["编制单位：元氏县财政局|单位：万元"]),
            Stated::One(MoneyUnit::TenThousandYuan)
        );
        assert_eq!(of(&["编制单位：某局 金额单位：人民币元"]), Stated::One(MoneyUnit::Yuan));
        assert_eq!(of(&["（单位：万元）"]), Stated::One(MoneyUnit::TenThousandYuan));
        assert_eq!(of(&["单位 万元"]), Stated::One(MoneyUnit::TenThousandYuan));
        assert_eq!(of(&["单位：元/台"]), Stated::One(MoneyUnit::Yuan));
        assert_eq!(of(&["单位：户"]), Stated::Nothing);
        assert_eq!(of(&["单位：人、万元"]), Stated::One(MoneyUnit::TenThousandYuan));
        assert_eq!(of(&["单位：辆、平方米、元"]), Stated::One(MoneyUnit::Yuan));
        assert_eq!(of(&["编制单位：某县某某局、元氏县财政局"]), Stated::Nothing);
    }

    #[test]
    fn heads_may_say_the_unit() {
        assert_eq!(of(&["项目|预算数（元）", "合计|12.00"]), Stated::One(MoneyUnit::Yuan));
        assert_eq!(
            of(&["项目|预算数（元）|单价（万元）"]),
            Stated::Several(MoneyUnit::Yuan, MoneyUnit::TenThousandYuan)
        );
        assert_eq!(of(&["项目|预算数", "补助（元）|12.00"]), Stated::Nothing);
    }
}
