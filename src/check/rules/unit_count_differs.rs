use crate::finding::{Bilingual, Finding, Role, rule};
use crate::lexicon::Lexicon;
use crate::model::{Department, Disclosure, Meaning, RowRole};
use crate::source::{Place, Span};

use super::Rule;

rule! {
    /// # What it checks
    /// The number of offices and units that the narrative says the department is made of
    /// (包括1个机关行政处室及5个下属单位) against the rows of the table that lists them. The office
    /// itself may or may not be counted, or listed; all numbers together or one of them must agree.
    ///
    /// # Why it matters
    /// A unit that the sentence counts and the table lacks is a unit without a budget.
    ///
    /// # Example (fails)
    /// ```yaml
    /// #- content/example/housing/2021/budget.yaml
    /// format: 1
    /// year: 2021
    /// profile: hebei-county
    /// tables:
    ///   部门机构设置情况:
    ///     - { 单位名称: 示例县住房和城乡建设局, 单位性质: 行政, 单位规格: 正科级, 经费保障形式: 财政拨款 }
    ///     - { 单位名称: 示例县质量监督站, 单位性质: 事业, 单位规格: 股级, 经费保障形式: 财政拨款 }
    /// #- content/example/housing/2021/budget.md
    /// ## 部门职责及机构设置情况
    ///
    /// 本部门包括1个机关行政处室及4个下属单位。
    /// ```
    ///
    /// # Example (passes)
    /// ```yaml
    /// #- content/example/housing/2021/budget.yaml
    /// format: 1
    /// year: 2021
    /// profile: hebei-county
    /// tables:
    ///   部门机构设置情况:
    ///     - { 单位名称: 示例县住房和城乡建设局, 单位性质: 行政, 单位规格: 正科级, 经费保障形式: 财政拨款 }
    ///     - { 单位名称: 示例县质量监督站, 单位性质: 事业, 单位规格: 股级, 经费保障形式: 财政拨款 }
    /// #- content/example/housing/2021/budget.md
    /// ## 部门职责及机构设置情况
    ///
    /// 本部门包括1个机关行政处室及1个下属单位。
    /// ```
    ///
    /// # Source
    /// Arithmetic: a list has as many rows as it has. `苏澳镇2019` prints both, and they agree.
    pub static UNIT_COUNT_DIFFERS: "unit-count-differs", Note, adjustable, Arithmetic, Inaccurate,
        "文字里的单位数与表不一致", "the narrative counts other units than the table lists";
}

/// The rule.
pub const RULE: Rule = Rule { info: &UNIT_COUNT_DIFFERS, check };

fn check(department: &Department, disclosure: &Disclosure) -> Vec<Finding> {
    let listed = disclosure.tables.iter().find(|table| {
        let key = table.form.key().map(|key| key.column);
        key.is_some() && key == table.form.column_of(Meaning::Office) && !table.rows.is_empty()
    });
    let Some((table, narrative)) = listed.zip(disclosure.narrative.as_ref()) else {
        return Vec::new();
    };
    let rows = table.rows.iter().filter(|row| row.role == RowRole::Item).count();
    // A list without the office itself lacks one that the text may count.
    let name = table.form.key().map(|key| key.column);
    let lists_office = name.is_some_and(|column| {
        let mut names = table.rows.iter().map(|row| row.cells[column].printed());
        names.any(|name| name.contains(department.name.as_str()))
    });
    let text = &narrative.file.text;
    let mut first = None;
    let mut from = 0;
    for sentence in text.split_inclusive(['。', '\n']) {
        let counts = counted(&disclosure.lexicon, sentence);
        let sum = counts.iter().sum::<usize>();
        let agrees = sum == rows
            || sum + 1 == rows
            || counts.contains(&rows)
            || (!lists_office && sum == rows + 1);
        if agrees && !counts.is_empty() {
            return Vec::new();
        }
        if !counts.is_empty() {
            first.get_or_insert((Span::new(from, from + sentence.trim_end().len()), sum));
        }
        from += sentence.len();
    }
    let finding = first.map(|(span, sum)| {
        let words = Bilingual::new(
            format!("文字里共有{sum}个单位，“{}”列了{rows}个", table.name),
            format!("the text counts {sum} units, {} lists {rows}", table.name),
        );
        Finding::new(&UNIT_COUNT_DIFFERS, words, Place::new(&narrative.file, span))
            .at("说明", sum.to_string())
            .related(Role::Compared, Place::new(&disclosure.file, table.span))
            .help("核对单位数，或补列单位", "check the number, or list the unit that is left out")
    });
    finding.into_iter().collect()
}

/// The numbers of units that a sentence about what a department is made of says.
fn counted(lexicon: &Lexicon, sentence: &str) -> Vec<usize> {
    if !lexicon.made_of.is_in(sentence) {
        return Vec::new();
    }
    let mut counts = Vec::new();
    for counter in lexicon.office_counters.find_in(sentence) {
        let before = sentence[..counter.start].trim_end();
        let number = before.trim_end_matches(|c: char| c.is_ascii_digit());
        if lexicon.counted_offices.beginning(&sentence[counter.end..]).is_some() {
            counts.extend(before[number.len()..].parse::<usize>());
        }
    }
    counts
}
