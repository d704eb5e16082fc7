use crate::lexicon::Lexicon;
use crate::model::MoneyUnit;

use super::label::spaced;

/// A unit of money as a sheet says it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum SaidUnit {
    /// One that content has.
    Known(MoneyUnit),
    /// One that it has no word for, by its name.
    Other(String),
}

/// How many units one line may name.
const MOST_UNITS: usize = 6;
/// How long the name of a unit is at most: 平方米.
const LONGEST_COUNTER: usize = 4;

impl SaidUnit {
    /// What it is called.
    pub fn name(&self) -> &str {
        match self {
            SaidUnit::Known(unit) => unit.name(),
            SaidUnit::Other(name) => name,
        }
    }

    /// Whether it is money wherever it stands: 播放量（万） counts something else.
    pub fn is_whole(&self) -> bool {
        match self {
            SaidUnit::Known(_) => true,
            SaidUnit::Other(name) => name.chars().count() > 1,
        }
    }
}

/// The money among the units that a text begins with; it may count other things too: 单位：人、万元.
pub fn unit_at(text: &str, lexicon: &Lexicon) -> Option<SaidUnit> {
    let mut rest = text;
    for _ in 0..MOST_UNITS {
        if let Some((unit, _)) = money_at(rest, lexicon) {
            return Some(unit);
        }
        let (counter, after) = rest.split_once(['、', '，', '；', '/'])?;
        // A short word that is no money is what something is counted in; a longer one a name.
        if counter.chars().count() > LONGEST_COUNTER {
            return None;
        }
        rest = after.trim_start();
    }
    None
}

/// The unit that a text is and nothing else: 元, （万元）, 人民币元.
pub fn unit_alone(text: &str, lexicon: &Lexicon) -> Option<SaidUnit> {
    let text = spaced(text);
    let (unit, rest) = money_at(&text, lexicon)?;
    rest.chars().all(|c| c == '）' || c == ' ').then_some(unit)
}

/// The unit of money that a text begins with, and what follows it.
fn money_at<'t>(text: &'t str, lexicon: &Lexicon) -> Option<(SaidUnit, &'t str)> {
    let open = |text: &'t str| text.trim_start_matches(['（', '：', ' ']);
    let text = open(text);
    let named = lexicon.money_names.words().find_map(|word| within(text, word));
    let text = named.map_or(text, open);
    let known = MoneyUnit::ALL.into_iter().map(|unit| (SaidUnit::Known(unit), unit.name()));
    let others = lexicon.other_money.words();
    let others = others.map(|word| (SaidUnit::Other(word.to_owned()), word));
    // 亿元 and 万元 end with 元, 万 begins 万元: the longest name that fits.
    let fitting = known.chain(others).filter_map(|(unit, name)| Some((unit, within(text, name)?)));
    let (unit, rest) = fitting.min_by_key(|(_, rest)| rest.len())?;
    let next = rest.chars().next();
    let ends = next.is_none_or(|next| {
        matches!(next, ' ' | '）' | '、' | '，' | '；' | '。' | '/' | '（' | '%')
    });
    // 单位：元保留两位小数
    (ends || lexicon.unit_followers.words().any(|word| rest.starts_with(word)))
        .then_some((unit, rest))
}

/// What follows a word that a text begins with; blanks may stand between its characters: 万　元.
pub fn within<'t>(text: &'t str, word: &str) -> Option<&'t str> {
    let mut rest = text;
    for (index, wanted) in word.chars().enumerate() {
        if index > 0 {
            rest = rest.trim_start_matches(' ');
        }
        let next = rest.chars().next().filter(|next| next.eq_ignore_ascii_case(&wanted))?;
        rest = &rest[next.len_utf8()..];
    }
    Some(rest)
}

#[cfg(test)]
mod tests {
    use super::super::unit::{Stated, stated};
    use super::*;
    use crate::lexicon::embedded;
    use crate::workbook::Sheet;

    const TEN_THOUSAND: Stated = Stated::One(MoneyUnit::TenThousandYuan);
    const YUAN: Stated = Stated::One(MoneyUnit::Yuan);

    fn of(rows: &[&str]) -> Stated {
        let rows = rows.iter().map(|row| row.split('|').map(str::to_owned).collect()).collect();
        stated(&Sheet::new("", rows), &embedded())
    }

    #[test]
    fn units_are_told_from_offices() {
        assert_eq!(of(&["编制单位：元氏县住房和城乡建设局"]), Stated::Nothing);
        assert_eq!(of(&["编制单位：元氏县财政局|单位：万元"]), TEN_THOUSAND);
        assert_eq!(of(&["编制单位：某局 金额单位：人民币元"]), YUAN);
        assert_eq!(of(&["（单位：万元）"]), TEN_THOUSAND);
        assert_eq!(of(&["单位 万元"]), TEN_THOUSAND);
        assert_eq!(of(&["单位：元/台"]), YUAN);
        assert_eq!(of(&["单位：户"]), Stated::Nothing);
        assert_eq!(of(&["单位：人、万元"]), TEN_THOUSAND);
        assert_eq!(of(&["单位：辆、平方米、元"]), YUAN);
        assert_eq!(of(&["编制单位：某县某某局、元氏县财政局"]), Stated::Nothing);
    }

    #[test]
    fn heads_may_say_the_unit() {
        assert_eq!(of(&["项目|预算数（元）", "合计|12.00"]), YUAN);
        assert_eq!(
            of(&["项目|预算数（元）|单价（万元）"]),
            Stated::Several("元".into(), "万元".into())
        );
        assert_eq!(of(&["项目|预算数", "补助（元）|12.00"]), Stated::Nothing);
        assert_eq!(of(&["项目|预算数（千元）", "合计|12.00"]), Stated::Other("千元".into()));
    }

    #[test]
    fn what_follows_a_unit_does_not_hide_it() {
        for line in [
            "单位：元　币种：人民币",
            "币种：人民币 单位：元",
            "单位：元 保留两位小数",
            "单位:元,保留两位小数",
            "单位：元保留两位小数",
            "单位：元（保留两位小数）",
            "金额：元",
            "单位：RMB元",
            "单位：人民币（元）",
            "单 位：元",
            "部门：某局||单位：|元",
            "单位：|单位：|元",
            "部门：某局||元",
            "（元）",
        ] {
            assert_eq!(of(&[line]), YUAN, "{line}");
        }
        assert_eq!(of(&["单位：万  元"]), TEN_THOUSAND);
    }

    #[test]
    fn units_without_a_word_in_content_are_none_of_its_own() {
        for (line, name) in [
            ("单位：千元", "千元"),
            ("单位：百万元", "百万元"),
            ("单位：人民币千元", "千元"),
            ("单位：美元", "美元"),
            ("单位：万美元", "万美元"),
            ("单位：万", "万"),
            ("千元", "千元"),
            ("单位：|千元", "千元"),
            ("单位：人、千元", "千元"),
        ] {
            assert_eq!(of(&[line]), Stated::Other(name.into()), "{line}");
        }
    }

    #[test]
    fn a_unit_in_a_table_is_not_that_of_the_sheet() {
        for rows in [
            &["指标|计量单位|指标值", "成本|元|100"][..],
            &["指标", "成本|元|不高于上年"],
            &["计量单位|元"],
            &["项目单位：|元氏县财政局"],
        ] {
            assert_eq!(of(rows), Stated::Nothing, "{rows:?}");
        }
    }
}
