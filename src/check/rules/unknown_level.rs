use crate::finding::{Bilingual, Finding, rule};
use crate::model::{Department, Disclosure};
use crate::source::Place;

use super::Rule;

rule! {
    /// # What it checks
    /// The first level of an indicator: a class such as 产出指标, 效益指标, 效果指标, 满意度指标,
    /// 成本指标, with or without 指标. Anything else is an indicator's name or description in the
    /// wrong column.
    ///
    /// # Why it matters
    /// The indicator is grouped and weighed under a class that does not exist.
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
    ///       - { level: [当年用水总量控制数, 数量指标], name: 用水量, target: "147.62万吨" }
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
    ///       - { level: [产出指标, 数量指标], name: 用水量, target: "147.62万吨" }
    /// ```
    ///
    /// # Source
    /// The classes of indicators are those of the form in `财预〔2020〕10号`.
    pub static UNKNOWN_LEVEL: "unknown-level", Warning, adjustable, Template, Irregular,
        "一级指标不是指标类别", "a first level is no class of indicators";
}

/// The rule.
pub const RULE: Rule = Rule { info: &UNKNOWN_LEVEL, check };

fn check(_: &Department, disclosure: &Disclosure) -> Vec<Finding> {
    let lexicon = &*disclosure.lexicon;
    let mut findings = Vec::new();
    for (record, objectives) in disclosure.records() {
        for indicator in &objectives.indicators {
            let level = indicator.level1.trim();
            if level.is_empty()
                || lexicon.level_endings.ending(level).is_some()
                || lexicon.first_levels.has(level)
                || !level.chars().any(|c| ('\u{4e00}'..='\u{9fff}').contains(&c))
            {
                continue;
            }
            let words = Bilingual::new(
                format!("“{level}”不是一级指标"),
                format!("{level} is no first level of indicators"),
            );
            let finding =
                Finding::new(&UNKNOWN_LEVEL, words, Place::new(&disclosure.file, indicator.span));
            findings.push(
                finding.at(format!("{record}/indicators/{}", indicator.key), level).help(
                    "level 先写一级指标，如 [产出指标, 数量指标]",
                    "level begins with the first level, as in [产出指标, 数量指标]",
                ),
            );
        }
    }
    findings
}
