use crate::check::prose::{CitableFigures, Kind, Literal, Passage, literals, passages};
use crate::decimal::Decimal;
use crate::finding::{Bilingual, Finding, rule};
use crate::lexicon::Lexicon;
use crate::model::{Department, Disclosure};

use super::Rule;

rule! {
    /// # What it checks
    /// A literal difference of the narrative (增加, 增长, 上升; 减少, 下降, 降低) that is the
    /// difference of two main figures, or of a statement and its base, with the sign the other way
    /// round; and a change to or by zero in a sentence that says nothing changed
    /// (减少为0万元，与上年持平).
    ///
    /// # Why it matters
    /// A sentence copied from last year keeps its words: 减少为0与上年持平 was published.
    ///
    /// # Example (fails)
    /// ```yaml
    /// #- content/example/housing/2021/budget.yaml
    /// format: 1
    /// year: 2021
    /// profile: hebei-county
    /// statements:
    ///   支出说明: { 合计: 1520.40, 基本支出: 520.40, 项目支出: 1000.00 }
    ///   比上年增减情况: { 合计: 1520.40, 上年数: 1600.40, 增加额: -80.00 }
    /// #- content/example/housing/2021/budget.md
    /// ## 增减
    ///
    /// 本年预算比上年增加80.00万元。
    /// ```
    ///
    /// # Example (passes)
    /// ```yaml
    /// #- content/example/housing/2021/budget.yaml
    /// format: 1
    /// year: 2021
    /// profile: hebei-county
    /// statements:
    ///   支出说明: { 合计: 1520.40, 基本支出: 520.40, 项目支出: 1000.00 }
    ///   比上年增减情况: { 合计: 1520.40, 上年数: 1600.40, 增加额: -80.00 }
    /// #- content/example/housing/2021/budget.md
    /// ## 增减
    ///
    /// 本年预算比上年减少80.00万元。
    /// ```
    ///
    /// # Source
    /// Arithmetic: a difference has a sign.
    pub static DIRECTION_CONTRADICTS: "direction-contradicts", Error, adjustable, Arithmetic,
        "增减的说法与数相反", "a word of direction contradicts the figures";
}

/// The rule.
pub const RULE: Rule = Rule { info: &DIRECTION_CONTRADICTS, check };

fn check(department: &Department, disclosure: &Disclosure) -> Vec<Finding> {
    let mut pairs: Option<Vec<(Decimal, Decimal)>> = None;
    let mut findings = Vec::new();
    for passage in passages(disclosure) {
        for literal in
            literals(&passage).into_iter().filter(|literal| matches!(literal.kind, Kind::Money(_)))
        {
            let Some(said) = direction(&disclosure.lexicon, &passage, &literal) else { continue };
            if literal.amount.decimal().is_zero() {
                findings.extend(no_change(&disclosure.lexicon, &passage, &literal));
                continue;
            }
            let pairs = pairs.get_or_insert_with(|| main_pairs(department, disclosure));
            let (low, high) = literal.interval();
            let signs: Vec<bool> = pairs
                .iter()
                .filter_map(|(now, before)| now.checked_sub(*before))
                .filter(|difference| (low..=high).contains(&difference.abs()))
                .map(Decimal::is_positive)
                .collect();
            // Only where every difference of this size goes the other way.
            if !signs.is_empty() && signs.iter().all(|up| *up != said) {
                let printed = &passage.text[literal.range.clone()];
                let (zh, en) =
                    if said { ("增加", "an increase") } else { ("减少", "a decrease") };
                let words = Bilingual::new(
                    format!("文字说{zh}{printed}，按数是{}", if said { "减少" } else { "增加" }),
                    format!("the text says {en} of {printed}; the figures go the other way"),
                );
                findings.push(
                    Finding::new(&DIRECTION_CONTRADICTS, words, passage.place(&literal.range))
                        .at(passage.at.clone(), printed)
                        .help("核对增减方向", "check the direction"),
                );
            }
        }
    }
    findings
}

/// Differences in time: this year and last, accounts and budget. Columns that stand side by side
/// for other reasons prove nothing.
fn main_pairs(department: &Department, disclosure: &Disclosure) -> Vec<(Decimal, Decimal)> {
    CitableFigures::new(department, disclosure).in_time()
}

/// A change of zero, or down to it, where the same sentence says that there is none.
fn no_change(lexicon: &Lexicon, passage: &Passage<'_>, literal: &Literal) -> Option<Finding> {
    let same = lexicon.unchanged.words_in(&passage.text[literal.sentence.clone()]).next()?;
    let printed = &passage.text[literal.range.clone()];
    let words = Bilingual::new(
        format!("既说增减{printed}，又说“{same}”"),
        format!("the sentence speaks of a change of {printed} and says {same}"),
    );
    let finding = Finding::new(&DIRECTION_CONTRADICTS, words, passage.place(&literal.range))
        .at(passage.at.clone(), printed);
    Some(finding.help("没有变化的只写与上年持平", "where nothing changed, say only that"))
}

/// What the word right before an amount says: true for up.
fn direction(lexicon: &Lexicon, passage: &Passage<'_>, literal: &Literal) -> Option<bool> {
    let before = passage.text[..literal.range.start].trim_end_matches(['约', '近', '了', '额']);
    let before = if literal.amount.decimal().is_zero() {
        before.trim_end_matches(['为', '到', '至'])
    } else {
        before
    };
    if lexicon.increases.ending(before).is_some() || before.ends_with('多') {
        Some(true)
    } else if lexicon.decreases.ending(before).is_some() || before.ends_with('少') {
        Some(false)
    } else {
        None
    }
}
