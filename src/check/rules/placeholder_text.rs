use std::ops::Range;

use crate::check::prose::{Passage, PassagePart, Passages};
use crate::finding::{Bilingual, Finding, rule};
use crate::lexicon::Lexicon;
use crate::model::{Department, Disclosure, Narrative, UNWRITTEN};

use super::PassageRule;

rule! {
    /// # What it checks
    /// Words that a form leaves to be replaced: XX, ××, 某某, 目标内容1, a blank before % or 万元,
    /// 增加（减少）; and what a program writes where a reference leads nowhere: 错误!未找到引用源. In
    /// the narrative, goals, purposes, names and descriptions. In the narrative also what a draft
    /// leaves open: （待填写：原因）, unless the whole section is open (missing-section).
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
pub const RULE: PassageRule = PassageRule { info: &PLACEHOLDER_TEXT, check };

/// Where a form is left in a text: its words, and the blanks where numbers should stand. None lies
/// over another.
fn residues(lexicon: &Lexicon, passages: &Passages<'_>) -> Vec<Range<usize>> {
    let text = passages.whole();
    let blanks = blanks(text).filter_map(|at| blank(lexicon, text, at));
    // 增加（减少）-5万元 is filled in: the sign says which of both.
    let is_signed = |at: &Range<usize>| {
        let behind = text[at.end..].trim_start_matches(['了', ' ']);
        let digits = behind.strip_prefix(['-', '－', '−']);
        lexicon.change_up.beginning(&text[at.clone()]).is_some()
            && digits.is_some_and(|digits| digits.starts_with(|c: char| c.is_ascii_digit()))
    };
    let words = passages.find(&lexicon.placeholders).filter(|at| !is_signed(at));
    let mut all: Vec<Range<usize>> = words.chain(blanks).collect();
    all.sort_by_key(|range| (range.start, range.end));
    let mut reached = 0;
    all.retain(|range| {
        let apart = range.start >= reached;
        reached = if apart { range.end } else { reached };
        apart
    });
    all
}

/// Whether a number may have been meant to stand there.
fn is_blank(c: char) -> bool {
    matches!(c, ' ' | '\u{3000}' | '_')
}

/// Where a blank or a row of them begins.
fn blanks(text: &str) -> impl Iterator<Item = usize> {
    // Most texts have few of them, which are looked for many bytes at a time.
    let all = memchr::memchr2_iter(b' ', b'_', text.as_bytes());
    let all = all.chain(memchr::memmem::find_iter(text.as_bytes(), "\u{3000}"));
    all.filter(|at| !text[..*at].ends_with(is_blank))
}

/// A blank before a unit, with the character before it, where that is Chinese: 占 %, 为 万元.
/// After a figure or a bracket a blank means nothing.
fn blank(lexicon: &Lexicon, text: &str, at: usize) -> Option<Range<usize>> {
    let last = text[..at].chars().next_back().filter(|c| ('\u{4e00}'..='\u{9fff}').contains(c))?;
    let after = text[at..].trim_start_matches(is_blank);
    let unit = lexicon.blank_units.beginning(after)?;
    // 单位： 万元 and 单位 万元 name the unit.
    (last != '位').then(|| at - last.len_utf8()..text.len() - after.len() + unit.end)
}

fn check(_: &Department, disclosure: &Disclosure, passages: &Passages<'_>) -> Vec<Finding> {
    let mut findings: Vec<Finding> = Vec::new();
    let mut reached = 0;
    for bytes in residues(&disclosure.lexicon, passages) {
        if bytes.start < reached {
            continue;
        }
        let (passage, mut at) = passages.locate(&bytes);
        let narrative =
            disclosure.narrative.as_ref().filter(|_| passage.part == PassagePart::Narrative);
        if let Some(narrative) = narrative
            && &passage.text[at.clone()] == UNWRITTEN
        {
            let close = passage.text[at.start..].find('）');
            at.end = close.map_or(at.end, |close| at.start + close + '）'.len_utf8());
            reached = bytes.start + at.len();
            if begins_required(disclosure, narrative, at.start) {
                continue;
            }
        }
        findings.push(found(passage, &at));
    }
    // A name or a text that was not filled in is one fault; in the narrative each place is.
    findings.dedup_by(|later, earlier| {
        later.at == earlier.at && later.place.span == earlier.place.span
    });
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

fn found(passage: &Passage<'_>, at: &Range<usize>) -> Finding {
    let residue = &passage.text[at.clone()];
    let words = Bilingual::new(
        format!("“{residue}”像是没有填写的模板文字"),
        format!("`{residue}` looks like a form that was not filled in"),
    );
    Finding::new(&PLACEHOLDER_TEXT, words, passage.place(at)).at(passage.at(), residue).help(
        "写上实际内容；原文件即如此的，写存疑说明",
        "write what it stands for, or acknowledge that the document has it",
    )
}
