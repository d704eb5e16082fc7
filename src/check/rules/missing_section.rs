use crate::finding::{Bilingual, Finding, rule};
use crate::model::{Department, Disclosure, TableState, UNWRITTEN};
use crate::source::{Place, Span};

use super::Rule;

rule! {
    /// # What it checks
    /// That the narrative has every section the place requires of this kind of disclosure, and that
    /// none is empty. A section whose tables or statements are filled need not repeat them in
    /// words.
    ///
    /// # Why it matters
    /// The reasons of a change, the use of operating funds, the state's assets are published as
    /// words or not at all.
    ///
    /// # Example (fails)
    /// ```yaml
    /// #- content/example/housing/2021/performance-targets.yaml
    /// format: 1
    /// year: 2021
    /// profile: hebei-county
    /// ```
    ///
    /// # Example (passes)
    /// ```yaml
    /// #- content/example/housing/2021/performance-targets.yaml
    /// format: 1
    /// year: 2021
    /// profile: hebei-county
    /// #- content/example/housing/2021/performance-targets.md
    /// ## 一、总体绩效目标
    ///
    /// 保障住房安全。
    ///
    /// ## 二、分项绩效目标
    ///
    /// 及时维修公房。
    ///
    /// ## 三、工作保障措施
    ///
    /// 按季度检查。
    /// ```
    ///
    /// # Source
    /// The template of the place: the profile names the sections, and its page where they come
    /// from. `财预〔2016〕143号` has the list for all places.
    pub static MISSING_SECTION: "missing-section", Error, adjustable, Template, Incomplete,
        "缺少应公开的说明", "a required section is missing";
}

/// The rule.
pub const RULE: Rule = Rule { info: &MISSING_SECTION, check };

fn check(_: &Department, disclosure: &Disclosure) -> Vec<Finding> {
    let Some(requirement) = disclosure.profile.requirement(disclosure.kind) else {
        return Vec::new();
    };
    let mut findings = Vec::new();
    for required in requirement.sections.iter().filter(|section| section.required) {
        let filled = required.tables.iter().any(|form| {
            disclosure
                .table(form)
                .is_some_and(|table| table.state == TableState::Filled && !table.rows.is_empty())
        });
        let written = disclosure.narrative.as_ref().and_then(|narrative| {
            narrative
                .sections
                .iter()
                .find(|section| section.id.as_deref() == Some(required.id.as_str()))
                .map(|section| (narrative, section))
        });
        let (place, zh, en) = match (&disclosure.narrative, written) {
            (_, Some((narrative, section)))
                if (filled && !unwritten(narrative.file.slice(section.body)))
                    || is_written(narrative.file.slice(section.body)) =>
            {
                continue;
            }
            (_, Some((narrative, section))) => {
                (Place::new(&narrative.file, section.heading_span), "是空的", "is empty")
            }
            (Some(narrative), None) => {
                (Place::new(&narrative.file, Span::beginning()), "没有写", "is not there")
            }
            (None, None) => (
                Place::new(&disclosure.file, disclosure.span),
                "没有写（旁边没有同名的 .md 文件）",
                "is not there (no .md of the same name lies beside)",
            ),
        };
        let words = Bilingual::new(
            format!("「{}」一节{zh}，而「{}」要求公开", required.title, disclosure.profile.name),
            format!("the section {} {en}; {} requires it", required.title, disclosure.profile.id),
        );
        let mut finding =
            Finding::new(&MISSING_SECTION, words, place).at(format!("说明/{}", required.title), "");
        finding.value = None;
        findings.push(finding.help(
            format!("在说明里写「## {}」和正文；没有内容的也要说明没有", required.title),
            format!("write `## {}` and its text; say so where there is nothing", required.title),
        ));
    }
    findings
}

fn is_written(text: &str) -> bool {
    !text.trim().is_empty() && !unwritten(text)
}

/// Whether it still says what a draft says.
fn unwritten(text: &str) -> bool {
    text.trim_start().starts_with(UNWRITTEN)
}
