use crate::check::prose::{Kind, Literal, literals, passages};
use crate::finding::{Bilingual, Finding, rule};
use crate::model::{Department, Disclosure, MoneyUnit};

use super::Rule;

rule! {
    /// # What it checks
    /// A sentence that counts in 万元 and says nothing or next to nothing in 元 (0元,
    /// 出国费0元，接待费0.13万元). Prices, and amounts in 元 large enough to be meant, are left
    /// alone.
    ///
    /// # Why it matters
    /// One of the units was forgotten; the next figure may be wrong by ten thousand.
    ///
    /// # Example (fails)
    /// ```yaml
    /// #- content/example/housing/2021/budget.yaml
    /// format: 1
    /// year: 2021
    /// profile: hebei-county
    /// statements:
    ///   “三公”经费预算情况: { 合计: 0.13, 因公出国（境）费: 0.00, 公务用车购置及运维费: 0.00, 公务接待费: 0.13 }
    /// #- content/example/housing/2021/budget.md
    /// ## “三公”经费
    ///
    /// 出国费0元，接待费0.13万元。
    /// ```
    ///
    /// # Example (passes)
    /// ```yaml
    /// #- content/example/housing/2021/budget.yaml
    /// format: 1
    /// year: 2021
    /// profile: hebei-county
    /// statements:
    ///   “三公”经费预算情况: { 合计: 0.13, 因公出国（境）费: 0.00, 公务用车购置及运维费: 0.00, 公务接待费: 0.13 }
    /// #- content/example/housing/2021/budget.md
    /// ## “三公”经费
    ///
    /// 出国费0万元，接待费0.13万元（1300元）。
    /// ```
    ///
    /// # Source
    /// Practice: `平乡县2020` has 0元 and 0万元 in one sentence.
    pub static MIXED_UNITS: "mixed-units", Note, adjustable, Practice,
        "一句话里混用元和万元", "a sentence mixes 元 and 万元";
}

/// The rule.
pub const RULE: Rule = Rule { info: &MIXED_UNITS, check };

fn check(_: &Department, disclosure: &Disclosure) -> Vec<Finding> {
    let mut findings = Vec::new();
    for passage in passages(disclosure) {
        let literals = literals(&passage);
        let in_yuan = |literal: &&Literal| {
            literal.kind == Kind::Money(MoneyUnit::Yuan) && literal.amount.decimal().is_zero()
        };
        for literal in literals.iter().filter(in_yuan) {
            let other = literals.iter().find(|other| {
                other.sentence == literal.sentence
                    && matches!(
                        other.kind,
                        Kind::Money(MoneyUnit::TenThousandYuan | MoneyUnit::HundredMillionYuan)
                    )
            });
            let Some(other) = other else { continue };
            let (printed, beside) =
                (&passage.text[literal.range.clone()], &passage.text[other.range.clone()]);
            let words = Bilingual::new(
                format!("“{printed}”与“{beside}”在一句话里单位不同"),
                format!("{printed} and {beside} have different units in one sentence"),
            );
            findings.push(
                Finding::new(&MIXED_UNITS, words, passage.place(&literal.range))
                    .at(passage.at.clone(), printed)
                    .help("统一单位", "use one unit"),
            );
        }
    }
    findings
}
