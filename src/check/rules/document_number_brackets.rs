use std::ops::Range;

use crate::check::prose::Passages;
use crate::check::spot::{Spot, at_each};
use crate::finding::{Bilingual, Finding, rule};
use crate::model::{Department, Disclosure};

use super::PassageRule;

rule! {
    /// # What it checks
    /// The year of a document number in other brackets than 〔〕: 冀财社【2019】108号, [2019]31号. In names,
    /// purposes, goals and the narrative. One finding a document, with every place.
    ///
    /// # Why it matters
    /// The number is how a reader finds the document; written otherwise it is not found.
    ///
    /// # Example (fails)
    /// ```yaml
    /// #- content/example/housing/2021/performance-targets.yaml
    /// format: 1
    /// year: 2021
    /// profile: hebei-county
    /// projects:
    ///   - code: "333-0001"
    ///     name: 冀财社【2019】108号农村危房改造
    ///     funds: { 预算数: 10.00 }
    ///     indicators:
    ///       - { level: [产出指标, 数量指标], name: 改造户数, target: "≥80户" }
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
    ///     name: 冀财社〔2019〕108号农村危房改造
    ///     funds: { 预算数: 10.00 }
    ///     indicators:
    ///       - { level: [产出指标, 数量指标], name: 改造户数, target: "≥80户" }
    /// ```
    ///
    /// # Source
    /// `党政机关公文格式`, 7.2.5, as commonly published: the year has brackets of its own. `定州市2020` and
    /// `乐亭县2024` write it in three other ways.
    pub static DOCUMENT_NUMBER_BRACKETS: "document-number-brackets", Note, adjustable, Template, Irregular,
        "文号的年份没有用〔〕", "the year of a document number in other brackets";
}

/// The rule.
pub const RULE: PassageRule = PassageRule { info: &DOCUMENT_NUMBER_BRACKETS, check };

fn check(_: &Department, _: &Disclosure, passages: &Passages<'_>) -> Vec<Finding> {
    let spots = numbers(passages.whole()).map(|found| {
        let (passage, at) = passages.locate(&found);
        let value = passage.text[at.clone()].to_owned();
        Spot { place: passage.place(&at), at: passage.at(), value }
    });
    let spots = spots.collect();
    let help = ("改作〔〕；原文件如此的不改", "write 〔〕; leave what the document has");
    at_each(&DOCUMENT_NUMBER_BRACKETS, spots, help, |value| {
        Bilingual::new(
            format!("文号“{value}”的年份应写在〔〕里"),
            format!("the year of {value} belongs into 〔〕"),
        )
    })
}

/// The bracket that opens what another closes that is none of a document number.
fn opening(close: char) -> Option<char> {
    match close {
        '】' => Some('【'),
        ']' => Some('['),
        '］' => Some('［'),
        '）' => Some('（'),
        _ => None,
    }
}

/// Where `【2019】108号` and the like stand in a text.
fn numbers(words: &str) -> impl Iterator<Item = Range<usize>> + '_ {
    words.match_indices('号').filter_map(|(end, sign)| {
        let before = words[..end].trim_end_matches(|c: char| c.is_ascii_digit());
        let close = before.chars().next_back().filter(|_| before.len() < end)?;
        let open = opening(close)?;
        let year = &before[..before.len() - close.len_utf8()];
        let start = year.trim_end_matches(|c: char| c.is_ascii_digit());
        let digits = &year[start.len()..];
        let century = digits.starts_with("19") || digits.starts_with("20");
        let from = start.strip_suffix(open)?;
        (digits.len() == 4 && century).then(|| from.len()..end + sign.len())
    })
}
