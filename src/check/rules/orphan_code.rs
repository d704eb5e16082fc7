use crate::finding::{Bilingual, Finding, rule};
use crate::model::{Department, Disclosure, RowRole, Table};
use crate::source::Place;

use super::Rule;

rule! {
    /// # What it checks
    /// In a table of classified codes that prints upper levels, a row none of whose upper codes
    /// (类, 款) is there. A 项 right under its 类 is added up there; a table that prints only items
    /// is left alone.
    ///
    /// # Why it matters
    /// What has no parent is added up nowhere: its figure is checked against nothing.
    ///
    /// # Example (fails)
    /// ```yaml
    /// #- content/example/housing/2021/budget.yaml
    /// format: 1
    /// year: 2021
    /// profile: hebei-county
    /// tables:
    ///   一般公共预算支出表:
    ///     - { 科目: "212", 名称: 城乡社区支出, 合计: 5 }
    ///     - { 科目: "21201", 名称: 城乡社区管理事务, 合计: 5 }
    ///     - { 科目: "2120101", 名称: 行政运行, 合计: 5 }
    ///     - { 科目: "2210201", 名称: 住房公积金, 合计: 3 }
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
    ///     - { 科目: "2120101", 名称: 行政运行, 合计: 5 }
    ///     - { 科目: "2210201", 名称: 住房公积金, 合计: 3 }
    /// ```
    ///
    /// # Source
    /// `预算法实施条例第六条`: by function down to 项, basic expenditure by economic kind down to
    /// 款.
    pub static ORPHAN_CODE: "orphan-code", Warning, adjustable, Law, Incomplete,
        "科目没有上级科目", "a code without the code above it";
}

/// The rule.
pub const RULE: Rule = Rule { info: &ORPHAN_CODE, check };

fn check(_: &Department, disclosure: &Disclosure) -> Vec<Finding> {
    let keyed = |table: &'_ Table| table.form.key().is_some_and(|key| !key.levels.is_empty());
    let tables = disclosure.tables.iter().filter(|table| keyed(table));
    tables.flat_map(|table| orphans(disclosure, table)).collect()
}

fn orphans(disclosure: &Disclosure, table: &Table) -> Vec<Finding> {
    let Some(key) = table.form.key() else { return Vec::new() };
    let items = || table.rows.iter().filter(|row| row.role == RowRole::Item);
    let is_code = |code: &str| code.bytes().all(|byte| byte.is_ascii_digit());
    let mut findings = Vec::new();
    for row in items().filter(|row| is_code(&row.key)) {
        let Some(parent) = key.above(&row.key) else { continue };
        // Only a level that the table prints somewhere can be missing here.
        let printed = items().any(|other| other.key.len() == parent.len());
        let ancestor =
            items().any(|other| other.key.len() < row.key.len() && row.key.starts_with(&other.key));
        if printed && !ancestor {
            let words = Bilingual::new(
                format!("科目 {} 的上级科目 {parent} 不在“{}”里", row.key, table.name),
                format!("{parent}, above {}, is not in {}", row.key, table.name),
            );
            let finding = Finding::new(&ORPHAN_CODE, words, Place::new(&disclosure.file, row.span))
                .at(format!("{}/{}", table.name, row.key), row.key.clone());
            findings.push(finding.help("补上上级科目的一行", "add the row above it"));
        }
    }
    findings
}
