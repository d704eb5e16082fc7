use crate::decimal::Decimal;
use crate::finding::{Bilingual, Finding, Role, rule};
use crate::lexicon::Lexicon;
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
    pub static GOAL_AND_INDICATOR_DIFFER: "goal-and-indicator-differ", Warning, adjustable, Practice, Inaccurate,
        "目标与指标的数量不一致", "goal and indicator give different quantities";
}

/// The rule.
pub const RULE: Rule = Rule { info: &GOAL_AND_INDICATOR_DIFFER, check };

fn check(_: &Department, disclosure: &Disclosure) -> Vec<Finding> {
    let mut findings = Vec::new();
    for project in &disclosure.projects {
        let record = project_path(project);
        for (number, goal) in project.objectives.goals.iter().enumerate() {
            let counted = quantities(&disclosure.lexicon, &goal.value);
            for unit in disclosure.lexicon.counted_units.words() {
                let said: Vec<Decimal> = counted
                    .iter()
                    .filter(|(word, _)| *word == unit)
                    .map(|(_, amount)| *amount)
                    .collect();
                if said.is_empty() {
                    continue;
                }
                let counts = |indicator: &&Indicator| about(&disclosure.lexicon, indicator, unit);
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
fn about(lexicon: &Lexicon, indicator: &Indicator, unit: &str) -> bool {
    let Some((_, _, own)) =
        indicator.target.as_ref().and_then(|target| target.value.quantity.as_ref())
    else {
        return false;
    };
    let bare = own.is_empty() || lexicon.bare_units.has(own);
    let counted = [format!("{unit}数"), format!("number of {unit}")];
    let counts = |text: &str| counted.iter().any(|counted| text.contains(counted.as_str()));
    let named = |brackets: (char, char)| {
        indicator.name.contains(&format!("{}{unit}{}", brackets.0, brackets.1))
    };
    own == unit
        || (bare
            && (counts(&indicator.name)
                || named(('（', '）'))
                || named(('(', ')'))
                || indicator.description.as_deref().is_some_and(counts)))
}

/// The units of a text that count, each with the number before it; a blank may stand between them
/// in English.
fn quantities<'t>(lexicon: &'t Lexicon, text: &'t str) -> Vec<(&'t str, Decimal)> {
    let units = lexicon.counted_units.find_words_in(text);
    let counted = units.filter_map(|(unit, at)| {
        let before = &text[..at.start];
        let before = if unit.is_ascii() { before.trim_end_matches(' ') } else { before };
        let start = before
            .rfind(|c: char| !c.is_ascii_digit() && c != '.')
            .map_or(0, |at| at + before[at..].chars().next().map_or(0, char::len_utf8));
        Some((unit, Amount::parse(&before[start..]).ok()?.decimal()))
    });
    counted.collect()
}
