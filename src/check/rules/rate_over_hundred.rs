use crate::decimal::Decimal;
use crate::finding::{Bilingual, Finding, rule};
use crate::lexicon::Lexicon;
use crate::model::{Comparison, Department, Disclosure};
use crate::source::Place;

use super::Rule;

rule! {
    /// # What it checks
    /// A percentage as a target that asks for 100 % or more with ≥ or >, of an indicator whose name
    /// says that it is a share (率, 度, 比例, 比重; not 增长): only exactly 100 % can be meant of a
    /// share, and more than 100 % of none.
    ///
    /// # Why it matters
    /// A reader cannot tell whether more than all is asked for. Completion of a plan may exceed a
    /// hundred: this is a note.
    ///
    /// # Example (fails)
    /// ```yaml
    /// #- content/example/housing/2021/performance-targets.yaml
    /// format: 1
    /// year: 2021
    /// profile: hebei-county
    /// projects:
    ///   - code: "333-0001"
    ///     name: 示例项目
    ///     funds: { 预算数: 10.00, 财政资金: 10.00 }
    ///     indicators:
    ///       - { level: [产出指标, 质量指标], name: 工程验收合格率, target: "≥100%" }
    /// ```
    ///
    /// # Example (passes)
    /// ```yaml
    /// #- content/example/housing/2021/performance-targets.yaml
    /// format: 1
    /// year: 2021
    /// profile: hebei-county
    /// projects:
    ///   - code: "333-0001"
    ///     name: 示例项目
    ///     funds: { 预算数: 10.00, 财政资金: 10.00 }
    ///     indicators:
    ///       - { level: [产出指标, 质量指标], name: 工程验收合格率, target: "100%" }
    /// ```
    ///
    /// # Source
    /// Arithmetic: no part is more than its whole. Targets of `北戴河区2021` and `定州市2020` say
    /// at least 100 %.
    pub static RATE_OVER_HUNDRED: "rate-over-hundred", Note, adjustable, Arithmetic, Inaccurate,
        "比率写作≥100%或超过100%", "a rate of at least, or more than, a hundred per cent";
}

/// The rule.
pub const RULE: Rule = Rule { info: &RATE_OVER_HUNDRED, check };

fn check(_: &Department, disclosure: &Disclosure) -> Vec<Finding> {
    let mut findings = Vec::new();
    for (record, objectives) in disclosure.records() {
        for indicator in &objectives.indicators {
            let Some(target) = &indicator.target else { continue };
            let Some((comparison, amount, unit)) = &target.value.quantity else { continue };
            let percent = unit.starts_with(['%', '％']) || unit.starts_with("百分比");
            let bounded = matches!(comparison, Comparison::AtLeast | Comparison::MoreThan);
            if percent
                && bounded
                && amount.decimal() >= Decimal::ONE_HUNDRED
                && says_share(&disclosure.lexicon, &indicator.name)
            {
                let printed = &target.value.printed;
                let words = Bilingual::new(
                    format!("“{}”写作“{printed}”，只可能等于100%", indicator.name),
                    format!("{}: {printed} can only mean 100 %", indicator.name),
                );
                let finding = Finding::new(
                    &RATE_OVER_HUNDRED,
                    words,
                    Place::new(&disclosure.file, target.span),
                );
                findings.push(
                    finding
                        .at(
                            format!("{record}/indicators/{}/target", indicator.key),
                            printed.clone(),
                        )
                        .help("写成 100%", "write 100%"),
                );
            }
        }
    }
    findings
}

/// Whether a name is that of a share: 合格率, 满意度. A level, an influence or a growth may be
/// anything.
fn says_share(lexicon: &Lexicon, name: &str) -> bool {
    lexicon.shares.is_in(name) && !lexicon.not_shares.is_in(name)
}
