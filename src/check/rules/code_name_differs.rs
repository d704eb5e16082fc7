use std::collections::{BTreeMap, BTreeSet};

use crate::finding::{Bilingual, Finding, Role, rule};
use crate::model::path::cell_path;
use crate::model::{Department, Disclosure, Row, RowRole, Table};
use crate::source::Place;

use super::Rule;

rule! {
    /// # What it checks
    /// A code of a classification that has one name in one table of a document and another in the
    /// next. Blanks and marks aside. Silent where the one name only goes on where the other stops.
    /// One finding for each code.
    ///
    /// # Why it matters
    /// Code and name say the same thing twice; where they differ in one document, a row was copied
    /// from an older form or moved by a line.
    ///
    /// # Example (fails)
    /// ```yaml
    /// #- content/example/housing/2021/budget.yaml
    /// format: 1
    /// year: 2021
    /// profile: hebei-county
    /// tables:
    ///   部门支出总表:
    ///     - { 科目: "207", 名称: 文化旅游体育与传媒支出, 合计: 5.00, 基本支出: 5.00, 项目支出: 0.00 }
    ///   一般公共预算支出表:
    ///     - { 科目: "207", 名称: 文化体育与传媒支出, 合计: 5.00, 基本支出: 5.00, 项目支出: 0.00 }
    /// ```
    ///
    /// # Example (passes)
    /// ```yaml
    /// #- content/example/housing/2021/budget.yaml
    /// format: 1
    /// year: 2021
    /// profile: hebei-county
    /// tables:
    ///   部门支出总表:
    ///     - { 科目: "207", 名称: 文化旅游体育与传媒支出, 合计: 5.00, 基本支出: 5.00, 项目支出: 0.00 }
    ///   一般公共预算支出表:
    ///     - { 科目: "207", 名称: 文化旅游体育与传媒支出, 合计: 5.00, 基本支出: 5.00, 项目支出: 0.00 }
    /// ```
    ///
    /// # Source
    /// Arithmetic: one code has one name in one year, whatever that name is. The yearly lists are
    /// not part of the program.
    pub static CODE_NAME_DIFFERS: "code-name-differs", Warning, adjustable, Arithmetic,
        "同一科目编码有两个名称", "one code under two names";
}

/// The rule.
pub const RULE: Rule = Rule { info: &CODE_NAME_DIFFERS, check };

fn check(_: &Department, disclosure: &Disclosure) -> Vec<Finding> {
    let mut first: BTreeMap<&str, (String, &Table, &Row)> = BTreeMap::new();
    let mut told: BTreeSet<&str> = BTreeSet::new();
    let mut findings = Vec::new();
    for table in disclosure.tables.iter().filter(|table| table.form.is_classified()) {
        let Some((key, column)) = table.form.key().zip(table.form.name_column()) else { continue };
        for row in table.rows.iter().filter(|row| row.role == RowRole::Item) {
            let (code, name) = (row.cells[key.column].printed(), row.cells[column].printed());
            let bare: String = name.chars().filter(|c| c.is_alphanumeric()).collect();
            if bare.is_empty() || code.is_empty() {
                continue;
            }
            let (known, before, at) =
                first.entry(code).or_insert_with(|| (bare.clone(), table, row));
            let alike = known.starts_with(&bare) || bare.starts_with(known.as_str());
            if alike || !told.insert(code) {
                continue;
            }
            let other = at.cells[before.form.name_column().unwrap_or(column)].printed();
            let words = Bilingual::new(
                format!("科目 {code} 在“{}”是“{name}”，在“{}”是“{other}”", table.name, before.name),
                format!("{code} is {name} in {}, and {other} in {}", table.name, before.name),
            );
            let place = Place::new(&disclosure.file, row.cells[column].span().unwrap_or(row.span));
            let finding = Finding::new(&CODE_NAME_DIFFERS, words, place)
                .at(cell_path(table, row, column), name);
            findings.push(
                finding.related(Role::First, Place::new(&disclosure.file, at.span)).help(
                    "按当年科目核对编码和名称",
                    "check code and name against the year’s list",
                ),
            );
        }
    }
    findings
}
