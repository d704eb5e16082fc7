use crate::finding::{Bilingual, Finding, rule};
use crate::model::{Department, Disclosure};
use crate::source::Place;

use super::Rule;

rule! {
    /// # What it checks
    /// That a row said to be withheld is not in its table all the same.
    ///
    /// # Why it matters
    /// What is withheld by law would be published: on the page, in the tables to download, in the
    /// data.
    ///
    /// # Example (fails)
    /// ```yaml
    /// #- content/example/housing/2021/budget.yaml
    /// format: 1
    /// year: 2021
    /// profile: hebei-county
    /// tables:
    ///   一般公共预算支出表:
    ///     - { 科目: "203", 名称: 国防支出, 合计: 42.00 }
    ///     - { 科目: "20306", 名称: 国防动员, 合计: 42.00 }
    ///     - { 科目: "2030603", 名称: 人民防空, 合计: 30.00 }
    ///     - { 科目: "2030699", 名称: 其他国防动员支出, 合计: 12.00 }
    /// withheld:
    ///   - { at: 一般公共预算支出表/2030699, basis: 保守国家秘密法 }
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
    ///     - { 科目: "203", 名称: 国防支出, 合计: 42.00 }
    ///     - { 科目: "20306", 名称: 国防动员, 合计: 42.00 }
    ///     - { 科目: "2030603", 名称: 人民防空, 合计: 30.00 }
    /// withheld:
    ///   - { at: 一般公共预算支出表/2030699, basis: 保守国家秘密法 }
    /// ```
    ///
    /// # Source
    /// `预算法第十四条`, which excepts state secrets.
    pub static WITHHELD_ROW_PRINTED: "withheld-row-printed", Error, fixed, Law, Irregular,
        "不予公开的行仍在表里", "a withheld row is printed";
}

/// The rule.
pub const RULE: Rule = Rule { info: &WITHHELD_ROW_PRINTED, check };

fn check(_: &Department, disclosure: &Disclosure) -> Vec<Finding> {
    let mut findings = Vec::new();
    for withheld in &disclosure.withheld {
        let mut tables = disclosure.tables.iter();
        let Some(row) = tables.find_map(|table| withheld.printed_in(table)) else { continue };
        let key = withheld.at.value.split_once('/').map_or("", |(_, key)| key);
        let words = Bilingual::new(
            format!("「{}」不予公开，却仍在表里", withheld.at.value),
            format!("`{}` is withheld and yet in its table", withheld.at.value),
        );
        let finding =
            Finding::new(&WITHHELD_ROW_PRINTED, words, Place::new(&disclosure.file, row.span));
        findings.push(
            finding
                .at(withheld.at.value.clone(), key)
                .help("从表里删去这一行", "take the row out of the table"),
        );
    }
    findings
}
