use std::ops::Range;

use crate::check::prose::{Passage, PassagePart, Passages};
use crate::check::spot::{Spot, at_each};
use crate::finding::{Bilingual, Finding, rule};
use crate::model::{Department, Disclosure};

use super::PassageRule;

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

/// How many bytes are looked at together.
const STRETCH: usize = 64;

/// The rule.
pub const RULE: PassageRule = PassageRule { info: &MISPLACED_PUNCTUATION, check };

/// Whether a character ends a clause or a sentence: no two of them stand side by side.
fn is_mark(c: char) -> bool {
    is_comma(c) || matches!(c, '。' | '；' | '：' | ';')
}

/// Whether no text ends with it.
fn is_comma(c: char) -> bool {
    matches!(c, '，' | ',' | '、')
}

fn check(_: &Department, _: &Disclosure, passages: &Passages<'_>) -> Vec<Finding> {
    let spot = |passage: &Passage<'_>, at: Range<usize>| {
        let value = shown(passage.text, &at).to_owned();
        Spot { place: passage.place(&at), at: passage.at(), value }
    };
    let doubled = doubled(passages.whole()).into_iter().map(|at| passages.locate(&at));
    let mut spots: Vec<Spot> = doubled.map(|(passage, at)| spot(passage, at)).collect();
    for passage in passages.iter() {
        let text = passage.text.trim_end();
        let cut = match passage.part {
            PassagePart::Name => text.ends_with(is_mark),
            PassagePart::Sentence | PassagePart::Description => text.ends_with(is_comma),
            PassagePart::Narrative => false,
        };
        let last = text.chars().next_back().map_or(0, char::len_utf8);
        spots.extend(cut.then(|| spot(passage, text.len() - last..text.len())));
    }
    let help = ("核对是否有脱漏", "check whether something was left out");
    at_each(&MISPLACED_PUNCTUATION, spots, help, |value| {
        Bilingual::new(
            format!("“{value}”的标点重复或放错"),
            format!("a mark in {value} is doubled or misplaced"),
        )
    })
}

/// Where two marks stand side by side. A row of points is an ellipsis.
fn doubled(words: &str) -> Vec<Range<usize>> {
    let bytes = words.as_bytes();
    let mut found = Vec::new();
    let mut reached = 0;
    let stretches = (0..bytes.len()).step_by(STRETCH).filter(|from| may_have_two(&bytes[*from..]));
    for at in stretches.flat_map(|from| from..bytes.len().min(from + STRETCH)) {
        if at < reached || !begins_mark(bytes[at]) {
            continue;
        }
        let marks = words[at..].chars().take_while(|c| is_mark(*c));
        let mut marks = marks.scan(at, |end, c| {
            *end += c.len_utf8();
            Some((c, *end))
        });
        let (Some((first, _)), Some((second, end))) = (marks.next(), marks.next()) else {
            continue;
        };
        reached = marks.last().map_or(end, |(_, end)| end);
        if !(first == second && matches!(first, '。' | ',')) {
            found.push(at..end);
        }
    }
    found
}

/// Whether two marks may stand side by side at one of the first bytes. What begins as a mark does is
/// one byte long or three; whether any does is seen for many bytes at once.
fn may_have_two(bytes: &[u8]) -> bool {
    let Some(bytes) = bytes.get(..STRETCH + 3) else { return true };
    let (first, one, three) = (&bytes[..STRETCH], &bytes[1..=STRETCH], &bytes[3..STRETCH + 3]);
    let mut found = false;
    for at in 0..STRETCH {
        found |= begins_mark(first[at]) & (begins_mark(one[at]) | begins_mark(three[at]));
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
