use crate::finding::{Bilingual, Finding, rule};
use crate::model::{Department, Disclosure, Kind};
use crate::source::Place;

use super::Rule;

rule! {
    /// # What it checks
    /// The date an asset table gives in its caption (截止时间): for a budget the last day of the
    /// year before, or another day of it that is in use somewhere (31 August in Shanghai), for final
    /// accounts the last day of the year.
    ///
    /// # Why it matters
    /// An old table is easily carried over.
    ///
    /// # Example (fails)
    /// ```yaml
    /// #- content/example/housing/2021/budget.yaml
    /// format: 1
    /// year: 2021
    /// profile: hebei-county
    /// tables:
    ///   固定资产占用情况表:
    ///     caption: 截止时间：2019年12月31日
    ///     资产总额: { 价值: 1 }
    /// ```
    ///
    /// # Example (passes)
    /// ```yaml
    /// #- content/example/housing/2021/budget.yaml
    /// format: 1
    /// year: 2021
    /// profile: hebei-county
    /// tables:
    ///   固定资产占用情况表:
    ///     caption: 截止时间：2020年12月31日
    ///     资产总额: { 价值: 1 }
    /// ```
    ///
    /// # Source
    /// Practice: `平乡县2020` prints the last day of the year before in the head of its table.
    pub static ASSET_DATE: "asset-date", Warning, adjustable, Practice, Inaccurate,
        "资产截止时间不是年末", "the date of the assets is not the end of the year";
}

/// The rule.
pub const RULE: Rule = Rule { info: &ASSET_DATE, check };

fn check(_: &Department, disclosure: &Disclosure) -> Vec<Finding> {
    let is_budget = disclosure.kind == Kind::Budget;
    let year = match disclosure.kind {
        Kind::Budget => disclosure.year - 1,
        Kind::FinalAccounts => disclosure.year,
        Kind::PerformanceTargets | Kind::SelfEvaluation | Kind::Government => return Vec::new(),
    };
    let mut findings = Vec::new();
    for table in &disclosure.tables {
        let Some(caption) = table.caption.as_deref() else { continue };
        let Some(head) = disclosure.lexicon.as_of.find_in(caption).next() else { continue };
        let stated = caption[head.end..].trim_start_matches(['：', ':', ' ']);
        let given: String = stated
            .chars()
            .take_while(|c| c.is_ascii_digit() || matches!(c, '年' | '月' | '日' | '-' | '.' | '/'))
            .collect();
        // 2020年12月 and 2020年底 say less, and nothing else; 31 December is not read.
        let read = given.contains(['年', '月']) || given.len() > 4;
        let expected = format!("{year}年{YEAR_END}");
        let others = disclosure.lexicon.asset_days.words().filter(|_| is_budget);
        let mut days = std::iter::once(YEAR_END).chain(others);
        if read && !days.any(|day| numbers(&format!("{year}年{day}")).starts_with(&numbers(&given)))
        {
            let words = Bilingual::new(
                format!("“{}”截止于{given}，应为{expected}", table.name),
                format!("{} is as of {given}; {expected} is expected", table.name),
            );
            findings.push(
                Finding::new(&ASSET_DATE, words, Place::new(&disclosure.file, table.span))
                    .at(table.name.clone(), given),
            );
        }
    }
    findings
}

/// The day of which assets are told everywhere.
const YEAR_END: &str = "12月31日";

/// The numbers of a date: 2020年12月31日 and 2020-12-31 have the same.
fn numbers(date: &str) -> Vec<u32> {
    date.split(|c: char| !c.is_ascii_digit()).filter_map(|number| number.parse().ok()).collect()
}
