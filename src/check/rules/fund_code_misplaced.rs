use crate::finding::{Bilingual, Finding, rule};
use crate::model::{Department, Disclosure, Fund, RowRole};
use crate::source::Place;

use super::Rule;

rule! {
    /// # What it checks
    /// A 款 of the functional classification that only government funds pay (21208
    /// 国有土地使用权出让收入安排的支出) or only the state capital budget pays (223) does not stand
    /// in the table of general budget expenditure. Which codes these are stands in the profile,
    /// under `fund-codes`.
    ///
    /// # Why it matters
    /// The money is counted in the wrong budget, and the fund's own table is short of it.
    ///
    /// # Example (fails)
    /// ```yaml
    /// #- content/example/housing/2021/budget.yaml
    /// format: 1
    /// year: 2021
    /// profile: hebei-county
    /// tables:
    ///   一般公共预算支出表:
    ///     - { 科目: "212", 名称: 城乡社区支出, 合计: 12.00, 基本支出: 0.00, 项目支出: 12.00 }
    ///     - { 科目: "21208", 名称: 国有土地使用权出让收入安排的支出, 合计: 12.00, 基本支出: 0.00, 项目支出: 12.00 }
    /// ```
    ///
    /// # Example (passes)
    /// ```yaml
    /// #- content/example/housing/2021/budget.yaml
    /// format: 1
    /// year: 2021
    /// profile: hebei-county
    /// tables:
    ///   一般公共预算支出表:
    ///     - { 科目: "212", 名称: 城乡社区支出, 合计: 12.00, 基本支出: 0.00, 项目支出: 12.00 }
    ///     - { 科目: "21201", 名称: 城乡社区管理事务, 合计: 12.00, 基本支出: 0.00, 项目支出: 12.00 }
    /// ```
    ///
    /// # Source
    /// Practice: `政府收支分类科目` as commonly published.
    pub static FUND_CODE_MISPLACED: "fund-code-misplaced", Warning, adjustable, Practice, Inaccurate,
        "基金科目列在一般公共预算里", "a code of a fund stands in the general budget";
}

/// The rule.
pub const RULE: Rule = Rule { info: &FUND_CODE_MISPLACED, check };

fn check(_: &Department, disclosure: &Disclosure) -> Vec<Finding> {
    let tables = disclosure.tables.iter().filter(|table| table.form.fund == Some(Fund::General));
    let rows = tables.flat_map(|table| {
        table.rows.iter().filter(|row| row.role == RowRole::Item).map(move |row| (table, row))
    });
    // The 款 is named once; the 项 below it would only repeat it.
    let elsewhere =
        |code: &str| disclosure.profile.fund_of(code).is_some_and(|fund| fund != Fund::General);
    let misplaced = rows.filter(|(_, row)| elsewhere(&row.key));
    misplaced
        .map(|(table, row)| {
            let words = Bilingual::new(
                format!(
                    "科目 {} 由政府性基金或国有资本经营预算安排，不属于“{}”",
                    row.key, table.name
                ),
                format!(
                    "{} is paid by a government fund or the state capital budget, not by {}",
                    row.key, table.name
                ),
            );
            Finding::new(&FUND_CODE_MISPLACED, words, Place::new(&disclosure.file, row.span))
                .at(format!("{}/{}", table.name, row.key), row.key.clone())
                .help(
                    "核对科目，或移到对应的预算表",
                    "check the code, or move the line to the fund's table",
                )
        })
        .collect()
}
