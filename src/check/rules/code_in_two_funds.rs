use crate::finding::{Bilingual, Finding, Role, rule};
use crate::model::{Department, Disclosure, Row, RowRole, Table};
use crate::source::Place;

use super::Rule;

rule! {
    /// # What it checks
    /// A functional item (项, seven digits) that stands in the expenditure tables of two funds:
    /// general public budget, government funds, state capital.
    ///
    /// # Why it matters
    /// An item belongs to one fund; the same item in two tables is counted twice or filed wrongly.
    ///
    /// # Example (fails)
    /// ```yaml
    /// #- content/example/housing/2021/budget.yaml
    /// format: 1
    /// year: 2021
    /// profile: hebei-county
    /// tables:
    ///   一般公共预算支出表:
    ///     - { 科目: "2120803", 名称: 城市建设支出, 合计: 5 }
    ///   政府性基金预算支出表:
    ///     - { 科目: "2120803", 名称: 城市建设支出, 合计: 5 }
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
    ///     - { 科目: "2120303", 名称: 小城镇基础设施建设, 合计: 5 }
    ///   政府性基金预算支出表:
    ///     - { 科目: "2120803", 名称: 城市建设支出, 合计: 5 }
    /// ```
    ///
    /// # Source
    /// Practice: `政府收支分类科目` gives each fund codes of its own.
    pub static CODE_IN_TWO_FUNDS: "code-in-two-funds", Error, adjustable, Practice, Inaccurate,
        "同一科目列在两种预算里", "one code in the tables of two funds";
}

/// The rule.
pub const RULE: Rule = Rule { info: &CODE_IN_TWO_FUNDS, check };

fn check(_: &Department, disclosure: &Disclosure) -> Vec<Finding> {
    let of_fund = |table: &'_ &Table| table.form.fund.is_some() && table.form.is_classified();
    let tables: Vec<&Table> = disclosure.tables.iter().filter(of_fund).collect();
    let mut findings = Vec::new();
    for (index, table) in tables.iter().enumerate() {
        let others = tables[index + 1..].iter().filter(|other| other.form.fund != table.form.fund);
        for other in others {
            findings.extend(twins(disclosure, table, other));
        }
    }
    findings
}

/// The items of the deepest level that stand in both of two tables.
fn twins(disclosure: &Disclosure, table: &Table, other: &Table) -> Vec<Finding> {
    let Some(key) = table.form.key() else { return Vec::new() };
    let items = table.rows.iter().filter(|row| row.role == RowRole::Item);
    let twin = |row: &Row| {
        let twin = &other.rows[other.keyed(&row.key)?];
        let words = Bilingual::new(
            format!("科目 {} 既在“{}”又在“{}”", row.key, table.name, other.name),
            format!("{} stands in {} and in {}", row.key, table.name, other.name),
        );
        let place = Place::new(&disclosure.file, twin.span);
        let finding = Finding::new(&CODE_IN_TWO_FUNDS, words, place)
            .at(format!("{}/{}", other.name, row.key), row.key.clone())
            .related(Role::Compared, Place::new(&disclosure.file, row.span));
        Some(finding.help("核对它属于哪一种预算", "check which fund it belongs to"))
    };
    items.filter(|row| key.is_deepest(&row.key)).filter_map(twin).collect()
}
