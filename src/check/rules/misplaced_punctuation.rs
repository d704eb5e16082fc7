use std::ops::Range;

use crate::check::prose::{PassagePart, passages};
use crate::check::spot::{Spot, one_finding};
use crate::finding::{Bilingual, Finding, rule};
use crate::model::{Department, Disclosure};

use super::Rule;

rule! {
    /// # What it checks
    /// Marks that cannot stand side by side (，， or 。， or ，。), a name of a project or an indicator
    /// that ends in a mark, and a goal, outcome or purpose that ends in a comma. One finding a
    /// document, with every place.
    ///
    /// # Why it matters
    /// Something was taken out, joined or cut off there.
    ///
    /// # Example (fails)
    /// ```yaml
    /// #- content/example/housing/2021/performance-targets.yaml
    /// format: 1
    /// year: 2021
    /// profile: hebei-county
    /// projects:
    ///   - code: "333-0001"
    ///     name: 人防宣传
    ///     funds: { 预算数: 10.00 }
    ///     indicators:
    ///       - { level: [产出指标, 质量指标], name: "人防宣传教育覆盖率；", target: "≥98%" }
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
    ///     name: 人防宣传
    ///     funds: { 预算数: 10.00 }
    ///     indicators:
    ///       - { level: [产出指标, 质量指标], name: 人防宣传教育覆盖率, target: "≥98%" }
    /// ```
    ///
    /// # Source
    /// `标点符号用法`, as commonly published. `定州市2020`, `北戴河区2021` and `株洲市渌口区2020` have
    /// such marks.
    pub static MISPLACED_PUNCTUATION: "misplaced-punctuation", Note, adjustable, Template, Irregular,
        "标点重复或放错", "marks that are doubled or misplaced";
}

/// The rule.
pub const RULE: Rule = Rule { info: &MISPLACED_PUNCTUATION, check };

/// Whether a character ends a clause or a sentence: no two of them stand side by side.
fn is_mark(c: char) -> bool {
    is_comma(c) || matches!(c, '。' | '；' | '：' | ';')
}

/// Whether no text ends with it.
fn is_comma(c: char) -> bool {
    matches!(c, '，' | ',' | '、')
}

fn check(_: &Department, disclosure: &Disclosure) -> Vec<Finding> {
    let mut spots = Vec::new();
    for passage in passages(disclosure) {
        let text = passage.text.trim_end();
        let cut = match passage.part {
            PassagePart::Name => text.ends_with(is_mark),
            PassagePart::Sentence | PassagePart::Description => text.ends_with(is_comma),
            PassagePart::Narrative => false,
        };
        let last = text.chars().next_back().map_or(0, char::len_utf8);
        let ending = cut.then(|| text.len() - last..text.len());
        for at in doubled(text).into_iter().chain(ending) {
            let value = shown(text, &at).to_owned();
            spots.push(Spot { place: passage.place(&at), at: passage.at(), value });
        }
    }
    let help = ("核对是否有脱漏", "check whether something was left out");
    one_finding(&MISPLACED_PUNCTUATION, spots, help, |value| {
        Bilingual::new(
            format!("“{value}”的标点重复或放错"),
            format!("a mark in {value} is doubled or misplaced"),
        )
    })
}

/// Where two marks stand side by side. A row of points is an ellipsis.
fn doubled(words: &str) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut before: Option<(usize, char)> = None;
    for (at, _) in words.bytes().enumerate().filter(|(_, byte)| begins_mark(*byte)) {
        let Some(c) = words[at..].chars().next().filter(|c| is_mark(*c)) else { continue };
        let beside = before.filter(|(from, other)| from + other.len_utf8() == at);
        if let Some((from, other)) = beside {
            let points = c == '。' && other == '。' || c == ',' && other == ',';
            if !points && !words[..from].ends_with(is_mark) {
                found.push(from..at + c.len_utf8());
            }
        }
        before = Some((at, c));
    }
    found
}

/// Whether a byte is the first of a mark, or of a character of its block: most characters of a text
/// need not be looked at.
fn begins_mark(byte: u8) -> bool {
    matches!(byte, b',' | b';' | 0xe3 | 0xef)
}

/// The mark with some of the words before it.
fn shown<'t>(words: &'t str, at: &Range<usize>) -> &'t str {
    let from = words[..at.start].char_indices().rev().take(8).last().map_or(at.start, |(at, _)| at);
    words[from..at.end].trim_start()
}
