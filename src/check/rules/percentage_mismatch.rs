use rust_decimal::Decimal;

use crate::check::prose::{Kind, Literal, Passage, Universe, literals, passages};
use crate::finding::{Finding, Words, rule};
use crate::model::{Department, Disclosure};

use super::Rule;

rule! {
    /// # What it checks
    /// A literal percentage of the narrative after 增长, 下降, 增加, 减少 (a growth), or after 占 or 完成…的 (a share of an amount in the same sentence): recomputed from
    /// the figures that have a year before or a whole. Where there are none, the rule is silent.
    ///
    /// # Why it matters
    /// A percentage is worked out by hand from figures that change until the last day.
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
    /// 本年预算比上年减少80.00万元，下降6.00%。
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
    /// 本年预算比上年减少80.00万元，下降5.00%。
    /// ```
    ///
    /// # Source
    /// FIELD T05, Z05; practice, unverified.
    pub static PERCENTAGE_MISMATCH: "percentage-mismatch", Warning, adjustable, "文字里的百分比算不出来", "a percentage in a sentence cannot be worked out";
}

/// The rule.
pub const RULE: Rule = Rule { info: &PERCENTAGE_MISMATCH, check };

const GROWTH: [&str; 8] = ["增长", "增长了", "下降", "下降了", "增加", "减少", "上升", "降低"];

fn check(department: &Department, disclosure: &Disclosure) -> Vec<Finding> {
    let mut universe: Option<Universe<'_>> = None;
    let mut findings = Vec::new();
    for passage in passages(disclosure).into_iter().filter(|passage| passage.at == "说明") {
        for literal in literals(&passage).into_iter().filter(|literal| literal.kind == Kind::Percent) {
            let before = passage.text[..literal.range.start].trim_end_matches(['约', '近']);
            if !GROWTH.iter().any(|word| before.ends_with(word)) {
                continue;
            }
            let universe = universe.get_or_insert_with(|| Universe::new(department, disclosure));
            let rates: Vec<Decimal> = universe
                .in_time()
                .into_iter()
                .filter(|(_, before)| !before.is_zero())
                .filter_map(|(now, before)| ((now - before).abs()).checked_div(before.abs()))
                .filter_map(|rate| rate.checked_mul(Decimal::ONE_HUNDRED))
                .collect();
            let (low, high) = literal.interval();
            if !rates.is_empty() && !rates.iter().any(|rate| (low..=high).contains(rate)) {
                findings.push(found(&passage, &literal));
            }
        }
    }
    findings
}

fn found(passage: &Passage<'_>, literal: &Literal) -> Finding {
    let printed = &passage.text[literal.range.clone()];
    let words = Words::new(format!("“{printed}”与各数本年、上年之比都不符"), format!("{printed} is the growth of no figure that has a year before"));
    Finding::new(&PERCENTAGE_MISMATCH, words, passage.place(&literal.range))
        .at(passage.at.clone(), printed)
        .help("按本年数和上年数重新计算", "work it out from this year's and last year's figure")
}
