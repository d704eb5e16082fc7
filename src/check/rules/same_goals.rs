use std::collections::btree_map::Entry;
use std::collections::{BTreeMap, BTreeSet};

use crate::finding::{Bilingual, Finding, Role, rule};
use crate::model::path::project_path;
use crate::model::{Department, Disclosure, Project};
use crate::source::Place;

use super::Rule;

rule! {
    /// # What it checks
    /// Two projects of one document whose goals, or whose indicators with their values, are all the
    /// same; three indicators at least. Off unless `[levels]` of site.toml turns it on: two
    /// payrolls, or one programme that two budgets pay for, may well have the same goals.
    ///
    /// # Why it matters
    /// A project without goals of its own has none.
    ///
    /// # Example (fails)
    /// ```yaml
    /// #- site.toml
    /// [site]
    /// title = "示例"
    /// [levels]
    /// same-goals = "note"
    /// #- content/example/housing/2021/performance-targets.yaml
    /// format: 1
    /// year: 2021
    /// profile: hebei-county
    /// projects:
    ///   - code: "333-0001"
    ///     name: 警报设施管理
    ///     funds: { 预算数: 18.00 }
    ///     goals: [防护设备安装到位、符合质量规范]
    ///   - code: "333-0002"
    ///     name: 人防工程维护
    ///     funds: { 预算数: 5.00 }
    ///     goals: [防护设备安装到位、符合质量规范]
    /// ```
    ///
    /// # Example (passes)
    /// ```yaml
    /// #- site.toml
    /// [site]
    /// title = "示例"
    /// [levels]
    /// same-goals = "note"
    /// #- content/example/housing/2021/performance-targets.yaml
    /// format: 1
    /// year: 2021
    /// profile: hebei-county
    /// projects:
    ///   - code: "333-0001"
    ///     name: 警报设施管理
    ///     funds: { 预算数: 18.00 }
    ///     goals: [防护设备安装到位、符合质量规范]
    ///   - code: "333-0002"
    ///     name: 人防工程维护
    ///     funds: { 预算数: 5.00 }
    ///     goals: [人防工程保持战备状态]
    /// ```
    ///
    /// # Source
    /// Practice: `北戴河区2021`, `定州市2020` and `乐亭县2024` have such pairs; some may be right.
    pub static SAME_GOALS: "same-goals", Note, asked, Practice,
        "两个项目的目标或指标完全相同", "two projects with the same goals or indicators";
}

/// The rule.
pub const RULE: Rule = Rule { info: &SAME_GOALS, check };

/// Fewer indicators may be the same by themselves.
const FEWEST: usize = 3;

fn check(_: &Department, disclosure: &Disclosure) -> Vec<Finding> {
    let mut seen: BTreeMap<Vec<(&str, &str)>, &Project> = BTreeMap::new();
    let mut findings = Vec::new();
    for project in &disclosure.projects {
        let twins =
            [goals(project), indicators(project)].into_iter().flatten().filter_map(
                |all| match seen.entry(all) {
                    Entry::Occupied(first) => Some(*first.get()),
                    Entry::Vacant(free) => {
                        free.insert(project);
                        None
                    }
                },
            );
        // Goals and indicators copied together are one copy.
        let Some(first) = twins.collect::<Vec<_>>().first().copied() else { continue };
        let (name, other) = (&project.name.value, &first.name.value);
        let words = Bilingual::new(
            format!("“{name}”与“{other}”的目标或指标完全相同"),
            format!("{name} has the goals or indicators of {other}"),
        );
        let finding =
            Finding::new(&SAME_GOALS, words, Place::new(&disclosure.file, project.objectives.span))
                .at(project_path(project), name.clone());
        findings.push(
            finding
                .related(Role::First, Place::new(&disclosure.file, first.objectives.span))
                .help("按各项目的内容分别填写", "say of each what it is to reach"),
        );
    }
    findings
}

fn goals(project: &Project) -> Option<Vec<(&str, &str)>> {
    let goals = project.objectives.goals.iter();
    let all: BTreeSet<(&str, &str)> = goals.map(|goal| (goal.value.trim(), "")).collect();
    (!all.is_empty()).then(|| all.into_iter().collect())
}

fn indicators(project: &Project) -> Option<Vec<(&str, &str)>> {
    let all = project.objectives.indicators.iter();
    let all: BTreeSet<(&str, &str)> = all
        .filter_map(|indicator| {
            let target = indicator.target.as_ref()?;
            Some((indicator.name.trim(), target.value.printed.as_str()))
        })
        .collect();
    (all.len() >= FEWEST).then(|| all.into_iter().collect())
}
