use crate::check::spot::Spot;
use crate::finding::{Bilingual, Finding, rule};
use crate::model::{Department, Disclosure};

use super::Rule;

rule! {
    /// # What it checks
    /// An actual value in words that is its target but for one character at the beginning or the
    /// end. Marks and digits are no such characters.
    ///
    /// # Why it matters
    /// It was copied, and something typed besides: 一出水水质达到一级A标准.
    ///
    /// # Example (fails)
    /// ```yaml
    /// #- content/example/housing/2021/self-evaluation.yaml
    /// format: 1
    /// year: 2021
    /// profile: hebei-county
    /// projects:
    ///   - code: "333-0001"
    ///     name: 污水处理
    ///     funds: { 年初预算数: 10.00, 全年预算数: 10.00, 全年执行数: 10.00 }
    ///     indicators:
    ///       - { level: [产出指标, 质量指标], name: 污水处理, target: 出水水质达到一级标准, actual: 一出水水质达到一级标准, weight: 5, score: 5 }
    /// ```
    ///
    /// # Example (passes)
    /// ```yaml
    /// #- content/example/housing/2021/self-evaluation.yaml
    /// format: 1
    /// year: 2021
    /// profile: hebei-county
    /// projects:
    ///   - code: "333-0001"
    ///     name: 污水处理
    ///     funds: { 年初预算数: 10.00, 全年预算数: 10.00, 全年执行数: 10.00 }
    ///     indicators:
    ///       - { level: [产出指标, 质量指标], name: 污水处理, target: 出水水质达到一级标准, actual: 出水水质达到一级标准, weight: 5, score: 5 }
    /// ```
    ///
    /// # Source
    /// Practice: `株洲市渌口区2020` has one character too many.
    pub static ACTUAL_SLIP: "actual-slip", Note, adjustable, Practice,
        "实际完成值比指标值多或少一个字", "the actual value is the target but for one character";
}

/// The rule.
pub const RULE: Rule = Rule { info: &ACTUAL_SLIP, check };

/// Shorter texts differ by one character without being one text.
const SHORTEST: usize = 5;

fn check(_: &Department, disclosure: &Disclosure) -> Vec<Finding> {
    let mut findings = Vec::new();
    for (record, objectives) in disclosure.records() {
        for indicator in &objectives.indicators {
            let (Some(target), Some(actual)) = (&indicator.target, &indicator.actual) else {
                continue;
            };
            let Some(extra) = extra(&target.value.printed, &actual.value.printed) else { continue };
            let Spot { place, at, value } =
                Spot::value(disclosure, &record, indicator, ("actual", actual));
            let words = Bilingual::new(
                format!("实际完成值“{value}”与指标值只差一个“{extra}”字"),
                format!("the actual value {value} is the target but for one {extra}"),
            );
            let finding = Finding::new(&ACTUAL_SLIP, words, place).at(at, value);
            findings.push(finding.help("核对是否误录", "check whether it was mistyped"));
        }
    }
    findings
}

/// The one letter by which the longer of two texts begins or ends, where the rest is the other.
fn extra(one: &str, other: &str) -> Option<char> {
    let (long, short) = if one.len() > other.len() { (one, other) } else { (other, one) };
    if short.chars().count() < SHORTEST {
        return None;
    }
    let at_end = long.strip_prefix(short).or_else(|| long.strip_suffix(short))?;
    let mut rest = at_end.chars();
    let extra = rest.next()?;
    (rest.next().is_none() && extra.is_alphabetic()).then_some(extra)
}
