use crate::decimal::Decimal;
use crate::finding::{Bilingual, Finding, Role, rule};
use crate::model::path::project_path;
use crate::model::{Amount, Department, Disclosure, Indicator};
use crate::source::Place;

use super::Rule;

rule! {
    /// # What it checks
    /// A quantity in the goals of a project (445户) against an indicator of the same project that
    /// counts the same thing: the unit is in its value, its name or its description.
    ///
    /// # Why it matters
    /// One of the two was not updated.
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
    ///     goals: [征收445户]
    ///     indicators:
    ///       - { level: [产出指标, 数量指标], name: 改造户数, target: "451个" }
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
    ///     goals: [征收445户]
    ///     indicators:
    ///       - { level: [产出指标, 数量指标], name: 改造户数, target: "445户" }
    /// ```
    ///
    /// # Source
    /// Practice: `乐亭县2024` says 445户 in a goal and 451个 in its indicator.
    pub static GOAL_AND_INDICATOR_DIFFER: "goal-and-indicator-differ", Warning, adjustable, Practice,
        "目标与指标的数量不一致", "goal and indicator give different quantities";
}

/// The rule.
pub const RULE: Rule = Rule { info: &GOAL_AND_INDICATOR_DIFFER, check };

/// Units that count things worth comparing; money and percentages are compared elsewhere.
const COUNTED: [&str; 12] =
    ["户", "座", "台", "套", "公里", "平方米", "盏", "处", "项目", "所", "辆", "亩"];

fn check(_: &Department, disclosure: &Disclosure) -> Vec<Finding> {
    let mut findings = Vec::new();
    for project in &disclosure.projects {
        let record = project_path(project);
        for (number, goal) in project.objectives.goals.iter().enumerate() {
            for unit in COUNTED {
                let said = quantities(&goal.value, unit);
                if said.is_empty() {
                    continue;
                }
                let counts = |indicator: &&Indicator| about(indicator, unit);
                let Some(indicator) = project.objectives.indicators.iter().find(counts) else {
                    continue;
                };
                let Some((_, target, _)) =
                    indicator.target.as_ref().and_then(|target| target.value.quantity.as_ref())
                else {
                    continue;
                };
                // A goal may name several quantities; one that agrees is enough.
                if said.iter().any(|amount| *amount == target.decimal()) {
                    continue;
                }
                let printed = &indicator
                    .target
                    .as_ref()
                    .map(|target| target.value.printed.clone())
                    .unwrap_or_default();
                let words = Bilingual::new(
                    format!(
                        "目标说 {}{unit}，指标“{}”是“{printed}”",
                        said[0].normalize(),
                        indicator.name
                    ),
                    format!(
                        "the goal says {}{unit}; the indicator {} is {printed}",
                        said[0].normalize(),
                        indicator.name
                    ),
                );
                let finding = Finding::new(
                    &GOAL_AND_INDICATOR_DIFFER,
                    words,
                    Place::new(&disclosure.file, goal.span),
                )
                .at(format!("{record}/goals/{}", number + 1), goal.value.clone());
                findings.push(
                    finding.related(Role::Compared, Place::new(&disclosure.file, indicator.span)),
                );
            }
        }
    }
    findings
}

/// Whether an indicator counts in this unit, or is a bare count of what the unit names.
fn about(indicator: &Indicator, unit: &str) -> bool {
    let Some((_, _, own)) =
        indicator.target.as_ref().and_then(|target| target.value.quantity.as_ref())
    else {
        return false;
    };
    let bare = matches!(own.as_str(), "" | "个");
    let counted = format!("{unit}数");
    let named = |brackets: (char, char)| {
        indicator.name.contains(&format!("{}{unit}{}", brackets.0, brackets.1))
    };
    own == unit
        || (bare
            && (indicator.name.contains(&counted)
                || named(('（', '）'))
                || named(('(', ')'))
                || indicator.description.as_deref().is_some_and(|text| text.contains(&counted))))
}

/// The numbers before a unit in a text.
fn quantities(text: &str, unit: &str) -> Vec<Decimal> {
    let mut found = Vec::new();
    for (at, _) in text.match_indices(unit) {
        let before = &text[..at];
        let start = before
            .rfind(|c: char| !c.is_ascii_digit() && c != '.')
            .map_or(0, |at| at + before[at..].chars().next().map_or(0, char::len_utf8));
        if let Ok(amount) = Amount::parse(&before[start..]) {
            found.push(amount.decimal());
        }
    }
    found
}
