use crate::check::prose::{Kind, Literal, Passage, literals, passages};
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

/// What changed to nothing and did not change; the rest is found with what else sentences say
/// ([`crate::check::prose::check_sentences`]).
fn check(_: &Department, disclosure: &Disclosure) -> Vec<Finding> {
    let lexicon = &disclosure.lexicon;
    let in_passage = |passage: &Passage<'_>| -> Vec<Finding> {
        let is_to_nothing = |literal: &Literal| {
            matches!(literal.kind, Kind::Money(_))
                && literal.amount.decimal().is_zero()
                && changed_to(lexicon, passage, literal)
        };
        let found = literals(passage).into_iter().filter(is_to_nothing);
        found.filter_map(|literal| no_change(lexicon, passage, &literal)).collect()
    };
    passages(disclosure).iter().flat_map(in_passage).collect()
}

/// A change of zero, or down to it, where the same sentence says that there is none.
fn no_change(lexicon: &Lexicon, passage: &Passage<'_>, literal: &Literal) -> Option<Finding> {
    let same = lexicon.change_none.words_in(&passage.text[literal.sentence.clone()]).next()?;
    let printed = &passage.text[literal.range.clone()];
    let words = Bilingual::new(
        format!("既说增减{printed}，又说“{same}”"),
        format!("the sentence speaks of a change of {printed} and says {same}"),
    );
    let finding = Finding::new(&DIRECTION_CONTRADICTS, words, passage.place(&literal.range))
        .at(passage.at.clone(), printed);
    Some(finding.help("没有变化的只写与上年持平", "where nothing changed, say only that"))
}

/// Whether the words right before an amount say that something changed to it: 减少为0万元.
fn changed_to(lexicon: &Lexicon, passage: &Passage<'_>, literal: &Literal) -> bool {
    let before = &passage.text[..literal.range.start];
    before.strip_suffix(['为', '到', '至']).is_some_and(|before| {
        lexicon.change_up.ending(before).is_some() || lexicon.change_down.ending(before).is_some()
    })
}
