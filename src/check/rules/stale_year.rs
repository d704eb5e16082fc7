use crate::check::prose::{Passage, Passages};
use crate::finding::{Bilingual, Finding, rule};
use crate::lexicon::Lexicon;
use crate::model::{Department, Disclosure};
use crate::source::Place;

use super::PassageRule;

rule! {
    /// # What it checks
    /// A sentence that gives its budget, accounts, income, expenditure or arrangements to a fiscal
    /// year that is neither this one nor a neighbouring one (2018年部门预算 in a document of 2021),
    /// and a source document whose title has another year. Years of projects, rules and dates are
    /// left alone.
    ///
    /// # Why it matters
    /// The sentence was left over from an earlier year, and so may be its figures.
    ///
    /// # Example (fails)
    /// ```yaml
    /// #- content/example/housing/2021/budget.yaml
    /// format: 1
    /// year: 2021
    /// profile: hebei-county
    /// #- content/example/housing/2021/budget.md
    /// ## 收支
    ///
    /// 按照要求，2018年预算编制坚持量入为出。
    /// ```
    ///
    /// # Example (passes)
    /// ```yaml
    /// #- content/example/housing/2021/budget.yaml
    /// format: 1
    /// year: 2021
    /// profile: hebei-county
    /// #- content/example/housing/2021/budget.md
    /// ## 收支
    ///
    /// 2021年预算与2020年预算持平。2018年开工的道路工程继续实施，依据2014年修正的预算法。
    /// ```
    ///
    /// # Source
    /// Practice: sentences left from an earlier year's document.
    pub static STALE_YEAR: "stale-year", Warning, adjustable, Practice, Inaccurate,
        "文字里的年度与本年度不符", "a sentence is about another fiscal year";
}

/// The rule.
pub const RULE: PassageRule = PassageRule { info: &STALE_YEAR, check };

fn check(_: &Department, disclosure: &Disclosure, passages: &Passages<'_>) -> Vec<Finding> {
    let own = i32::from(disclosure.year);
    let mut findings = Vec::new();
    for (bytes, _) in
        years(passages.whole()).filter(|(_, year)| !(own - 1..=own + 1).contains(year))
    {
        let (passage, range) = passages.locate(&bytes);
        let (printed, after) = (&passage.text[range.clone()], &passage.text[range.end..]);
        if passage.is_prose()
            && speaks_of_a_year(&disclosure.lexicon, printed, after)
            && !is_of_a_series(passage, range.start, disclosure.year)
            && !in_title(passage, range.start)
        {
            findings.push(found(passage, range, disclosure.year));
        }
    }
    findings.extend(in_source(disclosure));
    findings
}

/// Whether figures of a year are called what follows it: 2019年度部门预算, 2019 budget. 《2014年预算法》
/// and the like are names.
fn speaks_of_a_year(lexicon: &Lexicon, year: &str, after: &str) -> bool {
    let joined = if year.ends_with('年') {
        after.strip_prefix('度').unwrap_or(after)
    } else if let Some(after) = after.strip_prefix(' ') {
        after
    } else {
        return false;
    };
    lexicon.yearly.beginning(joined).is_some() && lexicon.not_yearly.beginning(joined).is_none()
}

/// Whether the sentence around a byte also names the document's own year: it tells of several.
fn is_of_a_series(passage: &Passage<'_>, at: usize, year: i16) -> bool {
    let is_stop = |c: char| matches!(c, '。' | '；' | '\n');
    let start = passage.text[..at].rfind(is_stop).unwrap_or_default();
    let end = passage.text[at..].find(is_stop).map_or(passage.text.len(), |stop| at + stop);
    passage.text[start..end].contains(&format!("{year}年"))
}

/// The years of a text with their 年, where they have one.
fn years(text: &str) -> impl Iterator<Item = (std::ops::Range<usize>, i32)> {
    // One sign after the other: a single one is looked for many bytes at a time.
    let ends = text.match_indices('年').chain(text.match_indices(' '));
    ends.filter_map(|(at, mark)| {
        let end = if mark == "年" { at + mark.len() } else { at };
        let year = year_before(text, at)?;
        Some((at - 4..end, year))
    })
}

/// The year of the title of the document the figures were taken from.
fn in_source(disclosure: &Disclosure) -> Option<Finding> {
    let title = &disclosure.source.as_ref()?.title;
    let years: Vec<i32> =
        title.match_indices('年').filter_map(|(at, _)| year_before(title, at)).collect();
    if years.is_empty() || years.contains(&i32::from(disclosure.year)) {
        return None;
    }
    let words = Bilingual::new(
        format!("原文件标题“{title}”不是{}年的", disclosure.year),
        format!("the title of the source document, {title}, is not of {}", disclosure.year),
    );
    Some(
        Finding::new(&STALE_YEAR, words, Place::new(&disclosure.file, disclosure.span))
            .at("source/title", title.clone())
            .help("核对年度", "check the year"),
    )
}

/// The four digits that end right before a byte, if they are a year.
fn year_before(text: &str, at: usize) -> Option<i32> {
    let digits = text.get(at.checked_sub(4)?..at)?;
    let longer = at
        .checked_sub(5)
        .and_then(|before| text.as_bytes().get(before))
        .is_some_and(u8::is_ascii_digit);
    let year = digits.parse().ok().filter(|year| (1990..=2100).contains(year))?;
    (!longer && digits.bytes().all(|byte| byte.is_ascii_digit())).then_some(year)
}

/// Whether a byte stands between 《 and 》 or in quotation marks.
fn in_title(passage: &Passage<'_>, at: usize) -> bool {
    let before = &passage.text[..at];
    [("《", "》"), ("“", "”"), ("（", "）")].into_iter().any(|(open, close)| {
        match (before.rfind(open), before.rfind(close)) {
            (Some(open), Some(close)) => open > close,
            (opened, _) => opened.is_some(),
        }
    })
}

fn found(passage: &Passage<'_>, range: std::ops::Range<usize>, year: i16) -> Finding {
    let printed = &passage.text[range.clone()];
    let words = Bilingual::new(
        format!("“{printed}”与本公开件的{year}年不符"),
        format!("{printed} in a disclosure of {year}"),
    );
    Finding::new(&STALE_YEAR, words, passage.place(&range)).at(passage.at(), printed).help(
        "核对是否沿用了往年的文字",
        "check whether the sentence was left over from an earlier year",
    )
}
