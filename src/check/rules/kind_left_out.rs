use std::collections::{BTreeMap, BTreeSet};

use crate::finding::{Bilingual, Finding, rule};
use crate::model::path::project_path;
use crate::model::{Department, Disclosure, Project};
use crate::source::Place;

use super::Rule;

rule! {
    /// # What it checks
    /// A second level of indicators that nine tenths of a document’s projects have, ten projects at
    /// least, and one has not. What the profile asks for under `indicator-levels` is
    /// `indicator-kind-missing`.
    ///
    /// # Why it matters
    /// The document’s own habit asks for it: the project was forgotten, or its indicators were
    /// copied from a project of another kind.
    ///
    /// # Example (fails)
    /// ```yaml
    /// #- content/example/housing/2021/performance-targets.yaml
    /// format: 1
    /// year: 2021
    /// profile: hebei-county
    /// projects:
    ///   - code: "333-0000"
    ///     name: 项目甲
    ///     funds: { 预算数: 10.00 }
    ///     indicators:
    ///       - { level: [产出指标, 数量指标], name: 数量甲, target: "≥9次" }
    ///       - { level: [满意度指标, 服务对象满意度指标], name: 群众满意度, target: "≥90%" }
    ///   - code: "333-0001"
    ///     name: 项目乙
    ///     funds: { 预算数: 10.00 }
    ///     indicators:
    ///       - { level: [产出指标, 数量指标], name: 数量乙, target: "≥9次" }
    ///       - { level: [满意度指标, 服务对象满意度指标], name: 群众满意度, target: "≥90%" }
    ///   - code: "333-0002"
    ///     name: 项目丙
    ///     funds: { 预算数: 10.00 }
    ///     indicators:
    ///       - { level: [产出指标, 数量指标], name: 数量丙, target: "≥9次" }
    ///       - { level: [满意度指标, 服务对象满意度指标], name: 群众满意度, target: "≥90%" }
    ///   - code: "333-0003"
    ///     name: 项目丁
    ///     funds: { 预算数: 10.00 }
    ///     indicators:
    ///       - { level: [产出指标, 数量指标], name: 数量丁, target: "≥9次" }
    ///       - { level: [满意度指标, 服务对象满意度指标], name: 群众满意度, target: "≥90%" }
    ///   - code: "333-0004"
    ///     name: 项目戊
    ///     funds: { 预算数: 10.00 }
    ///     indicators:
    ///       - { level: [产出指标, 数量指标], name: 数量戊, target: "≥9次" }
    ///       - { level: [满意度指标, 服务对象满意度指标], name: 群众满意度, target: "≥90%" }
    ///   - code: "333-0005"
    ///     name: 项目己
    ///     funds: { 预算数: 10.00 }
    ///     indicators:
    ///       - { level: [产出指标, 数量指标], name: 数量己, target: "≥9次" }
    ///       - { level: [满意度指标, 服务对象满意度指标], name: 群众满意度, target: "≥90%" }
    ///   - code: "333-0006"
    ///     name: 项目庚
    ///     funds: { 预算数: 10.00 }
    ///     indicators:
    ///       - { level: [产出指标, 数量指标], name: 数量庚, target: "≥9次" }
    ///       - { level: [满意度指标, 服务对象满意度指标], name: 群众满意度, target: "≥90%" }
    ///   - code: "333-0007"
    ///     name: 项目辛
    ///     funds: { 预算数: 10.00 }
    ///     indicators:
    ///       - { level: [产出指标, 数量指标], name: 数量辛, target: "≥9次" }
    ///   - code: "333-0008"
    ///     name: 项目壬
    ///     funds: { 预算数: 10.00 }
    ///     indicators:
    ///       - { level: [产出指标, 数量指标], name: 数量壬, target: "≥9次" }
    ///       - { level: [满意度指标, 服务对象满意度指标], name: 群众满意度, target: "≥90%" }
    ///   - code: "333-0009"
    ///     name: 项目癸
    ///     funds: { 预算数: 10.00 }
    ///     indicators:
    ///       - { level: [产出指标, 数量指标], name: 数量癸, target: "≥9次" }
    ///       - { level: [满意度指标, 服务对象满意度指标], name: 群众满意度, target: "≥90%" }
    /// ```
    ///
    /// # Example (passes)
    /// ```yaml
    /// #- content/example/housing/2021/performance-targets.yaml
    /// format: 1
    /// year: 2021
    /// profile: hebei-county
    /// projects:
    ///   - code: "333-0000"
    ///     name: 项目甲
    ///     funds: { 预算数: 10.00 }
    ///     indicators:
    ///       - { level: [产出指标, 数量指标], name: 数量甲, target: "≥9次" }
    ///       - { level: [满意度指标, 服务对象满意度指标], name: 群众满意度, target: "≥90%" }
    ///   - code: "333-0001"
    ///     name: 项目乙
    ///     funds: { 预算数: 10.00 }
    ///     indicators:
    ///       - { level: [产出指标, 数量指标], name: 数量乙, target: "≥9次" }
    ///       - { level: [满意度指标, 服务对象满意度指标], name: 群众满意度, target: "≥90%" }
    ///   - code: "333-0002"
    ///     name: 项目丙
    ///     funds: { 预算数: 10.00 }
    ///     indicators:
    ///       - { level: [产出指标, 数量指标], name: 数量丙, target: "≥9次" }
    ///       - { level: [满意度指标, 服务对象满意度指标], name: 群众满意度, target: "≥90%" }
    ///   - code: "333-0003"
    ///     name: 项目丁
    ///     funds: { 预算数: 10.00 }
    ///     indicators:
    ///       - { level: [产出指标, 数量指标], name: 数量丁, target: "≥9次" }
    ///       - { level: [满意度指标, 服务对象满意度指标], name: 群众满意度, target: "≥90%" }
    ///   - code: "333-0004"
    ///     name: 项目戊
    ///     funds: { 预算数: 10.00 }
    ///     indicators:
    ///       - { level: [产出指标, 数量指标], name: 数量戊, target: "≥9次" }
    ///       - { level: [满意度指标, 服务对象满意度指标], name: 群众满意度, target: "≥90%" }
    ///   - code: "333-0005"
    ///     name: 项目己
    ///     funds: { 预算数: 10.00 }
    ///     indicators:
    ///       - { level: [产出指标, 数量指标], name: 数量己, target: "≥9次" }
    ///       - { level: [满意度指标, 服务对象满意度指标], name: 群众满意度, target: "≥90%" }
    ///   - code: "333-0006"
    ///     name: 项目庚
    ///     funds: { 预算数: 10.00 }
    ///     indicators:
    ///       - { level: [产出指标, 数量指标], name: 数量庚, target: "≥9次" }
    ///       - { level: [满意度指标, 服务对象满意度指标], name: 群众满意度, target: "≥90%" }
    ///   - code: "333-0007"
    ///     name: 项目辛
    ///     funds: { 预算数: 10.00 }
    ///     indicators:
    ///       - { level: [产出指标, 数量指标], name: 数量辛, target: "≥9次" }
    ///       - { level: [满意度指标, 服务对象满意度指标], name: 群众满意度, target: "≥90%" }
    ///   - code: "333-0008"
    ///     name: 项目壬
    ///     funds: { 预算数: 10.00 }
    ///     indicators:
    ///       - { level: [产出指标, 数量指标], name: 数量壬, target: "≥9次" }
    ///       - { level: [满意度指标, 服务对象满意度指标], name: 群众满意度, target: "≥90%" }
    ///   - code: "333-0009"
    ///     name: 项目癸
    ///     funds: { 预算数: 10.00 }
    ///     indicators:
    ///       - { level: [产出指标, 数量指标], name: 数量癸, target: "≥9次" }
    ///       - { level: [满意度指标, 服务对象满意度指标], name: 群众满意度, target: "≥90%" }
    /// ```
    ///
    /// # Source
    /// Practice: `乐亭县2024`.
    pub static KIND_LEFT_OUT: "kind-left-out", Note, adjustable, Practice,
        "别的项目都有的一类指标，这个项目没有", "a class of indicators that the other projects have is left out";
}

/// The rule.
pub const RULE: Rule = Rule { info: &KIND_LEFT_OUT, check };

/// Fewer projects show no habit.
const FEWEST: usize = 10;

fn check(_: &Department, disclosure: &Disclosure) -> Vec<Finding> {
    let projects: Vec<&Project> = disclosure
        .projects
        .iter()
        .filter(|project| !project.objectives.indicators.is_empty())
        .collect();
    if projects.len() < FEWEST {
        return Vec::new();
    }
    let asked = disclosure
        .profile
        .requirement(disclosure.kind)
        .map(|requirement| requirement.indicator_levels.as_slice())
        .unwrap_or_default();
    let mut having: BTreeMap<&str, usize> = BTreeMap::new();
    for kind in projects.iter().flat_map(|project| kinds(project)) {
        *having.entry(kind).or_default() += 1;
    }
    let usual = having.into_iter().filter(|(kind, count)| {
        *count < projects.len()
            && *count * 10 >= projects.len() * 9
            && !asked.iter().any(|asked| asked == kind)
    });
    let mut findings = Vec::new();
    for (kind, _) in usual {
        for project in projects.iter().filter(|project| !kinds(project).contains(kind)) {
            let name = &project.name.value;
            let words = Bilingual::new(
                format!("“{name}”没有{kind}，其他项目几乎都有"),
                format!("{name} has no {kind}, which nearly all other projects have"),
            );
            let place = Place::new(&disclosure.file, project.objectives.span);
            let finding =
                Finding::new(&KIND_LEFT_OUT, words, place).at(project_path(project), kind);
            findings
                .push(finding.help("补上，或核对是否漏列", "add it, or check what was left out"));
        }
    }
    findings
}

fn kinds(project: &Project) -> BTreeSet<&str> {
    let indicators = project.objectives.indicators.iter();
    indicators.filter_map(|indicator| indicator.level2.as_deref()).collect()
}
