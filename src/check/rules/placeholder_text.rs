use crate::finding::{Bilingual, Finding, rule};
use crate::lexicon::Lexicon;
use crate::model::path::project_path;
use crate::model::{Department, Disclosure, Narrative, UNWRITTEN};
use crate::source::{Place, Span};

use super::Rule;

rule! {
    /// # What it checks
    /// Words that a form leaves to be replaced: XX, ××, 某某, 目标内容1, a blank before % or 万元,
    /// 增加（减少）. In the narrative, goals, purposes, names and descriptions. In the narrative also
    /// what a draft leaves open: （待填写：原因）, unless the whole section is open (missing-section).
    ///
    /// # Why it matters
    /// The department published the form instead of what it has to say.
    ///
    /// # Example (fails)
    /// ```yaml
    /// #- content/example/housing/2021/performance-targets.yaml
    /// format: 1
    /// year: 2021
    /// profile: hebei-county
    /// projects:
    ///   - { code: "333-0001", name: 示例项目, funds: { 预算数: 10.00 }, goals: [目标内容1] }
    /// ```
    ///
    /// # Example (passes)
    /// ```yaml
    /// #- content/example/housing/2021/performance-targets.yaml
    /// format: 1
    /// year: 2021
    /// profile: hebei-county
    /// projects:
    ///   - { code: "333-0001", name: 示例项目, funds: { 预算数: 10.00 }, goals: [养护道路12公里] }
    /// ```
    ///
    /// # Source
    /// Practice: forms published as they were handed out; `乐亭县2024` has one.
    pub static PLACEHOLDER_TEXT: "placeholder-text", Error, adjustable, Practice, Incomplete,
        "没有填写的模板文字", "text of a form that was not filled in";
}

/// The rule.
pub const RULE: Rule = Rule { info: &PLACEHOLDER_TEXT, check };

/// What stands where a number was to be written.
const BLANKS: [char; 3] = [' ', '\u{3000}', '_'];

/// What is left of a form in a text: one of its words, or a blank where a number should stand.
fn residue<'t>(lexicon: &Lexicon, text: &'t str) -> Option<(usize, &'t str)> {
    let word = lexicon.placeholders.find_in(text).next().map(|at| (at.start, &text[at]));
    let blank = blanks(text).find_map(|at| blank(lexicon, text, at));
    word.into_iter().chain(blank).min_by_key(|(at, _)| *at)
}

/// Where a blank or a row of them begins.
fn blanks(text: &str) -> impl Iterator<Item = usize> {
    let starts = text.match_indices(BLANKS).map(|(at, _)| at);
    starts.filter(|at| !text[..*at].ends_with(BLANKS))
}

/// A blank before a unit, with the character before it, where that is Chinese: 占 %, 为 万元.
/// After a figure or a bracket a blank means nothing.
fn blank<'t>(lexicon: &Lexicon, text: &'t str, at: usize) -> Option<(usize, &'t str)> {
    let last = text[..at].chars().next_back().filter(|c| ('\u{4e00}'..='\u{9fff}').contains(c))?;
    // 单位： 万元 and 单位 万元 name the unit.
    let unit = text[at..].trim_start_matches(BLANKS);
    let unit = lexicon.blank_units.beginning(unit).filter(|_| last != '位')?;
    let end = text.len() - text[at..].trim_start_matches(BLANKS).len() + unit.end;
    let start = at - last.len_utf8();
    Some((start, &text[start..end]))
}

fn check(_: &Department, disclosure: &Disclosure) -> Vec<Finding> {
    let lexicon = &*disclosure.lexicon;
    let mut findings = Vec::new();
    if let Some(narrative) = &disclosure.narrative {
        findings.extend(in_narrative(disclosure, narrative));
    }
    for (record, objectives) in disclosure.records() {
        for (index, goal) in objectives.goals.iter().enumerate() {
            if let Some((_, residue)) = residue(lexicon, &goal.value) {
                findings.push(found(
                    Place::new(&disclosure.file, goal.span),
                    &format!("{record}/goals/{}", index + 1),
                    residue,
                ));
            }
        }
        for indicator in &objectives.indicators {
            if let Some((_, residue)) = residue(lexicon, &indicator.name)
                .or_else(|| residue(lexicon, indicator.description.as_deref().unwrap_or_default()))
            {
                findings.push(found(
                    Place::new(&disclosure.file, indicator.span),
                    &format!("{record}/indicators/{}", indicator.key),
                    residue,
                ));
            }
        }
    }
    for project in &disclosure.projects {
        if let Some((_, residue)) = residue(lexicon, &project.name.value)
            .or_else(|| residue(lexicon, project.purpose.as_deref().unwrap_or_default()))
        {
            findings.push(found(
                Place::new(&disclosure.file, project.span),
                &project_path(project),
                residue,
            ));
        }
    }
    findings
}

/// What is left in the narrative. A required section that begins with an open place of a draft is
/// found to be missing as a whole.
fn in_narrative(disclosure: &Disclosure, narrative: &Narrative) -> Vec<Finding> {
    let text = &narrative.file.text;
    let mut findings = Vec::new();
    let mut from = 0;
    while let Some((at, residue)) = residue(&disclosure.lexicon, &text[from..]) {
        let start = from + at;
        let mut end = start + residue.len();
        let open = residue == UNWRITTEN;
        if open {
            end = text[start..].find('）').map_or(end, |close| start + close + '）'.len_utf8());
        }
        if !open || !begins_required(disclosure, narrative, start) {
            let place = Place::new(&narrative.file, Span::new(start, end));
            findings.push(found(place, "说明", &text[start..end]));
        }
        from = end;
    }
    findings
}

/// Whether the text of a section that the profile requires begins at a place.
fn begins_required(disclosure: &Disclosure, narrative: &Narrative, at: usize) -> bool {
    let own = narrative.sections.iter().find(|section| section.body.range().contains(&at));
    let requirement = disclosure.profile.requirement(disclosure.kind);
    own.zip(requirement).is_some_and(|(section, requirement)| {
        let mut asked = requirement.sections.iter();
        asked.any(|one| one.required && Some(&one.id) == section.id.as_ref())
            && narrative.file.text[section.body.range().start..at].trim().is_empty()
    })
}

fn found(place: Place, at: &str, residue: &str) -> Finding {
    let words = Bilingual::new(
        format!("“{residue}”像是没有填写的模板文字"),
        format!("`{residue}` looks like a form that was not filled in"),
    );
    Finding::new(&PLACEHOLDER_TEXT, words, place).at(at, residue).help(
        "写上实际内容；原文件即如此的，写存疑说明",
        "write what it stands for, or acknowledge that the document has it",
    )
}
