use crate::finding::{Bilingual, Finding, Role, rule};
use crate::model::{Department, Disclosure, RowRole, Table};
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
    pub static CODE_IN_TWO_FUNDS: "code-in-two-funds", Error, adjustable, Practice,
        "同一科目列在两种预算里", "one code in the tables of two funds";
}

/// The rule.
pub const RULE: Rule = Rule { info: &CODE_IN_TWO_FUNDS, check };

/// The expenditure tables that belong to one fund each, of a budget and of final accounts.
const FUNDS: [&[&str]; 2] = [&["B05", "B08", "B09"], &["F05", "F08", "F09"]];

fn check(_: &Department, disclosure: &Disclosure) -> Vec<Finding> {
    let mut findings = Vec::new();
    for forms in FUNDS {
        let tables: Vec<&Table> = forms.iter().filter_map(|form| disclosure.table(form)).collect();
        for (index, table) in tables.iter().enumerate() {
            for row in
                table.rows.iter().filter(|row| row.role == RowRole::Item && row.key.len() == 7)
            {
                for other in &tables[index + 1..] {
                    let Some(twin) = other.keyed(&row.key).map(|twin| &other.rows[twin]) else {
                        continue;
                    };
                    let words = Bilingual::new(
                        format!("科目 {} 既在“{}”又在“{}”", row.key, table.name, other.name),
                        format!("{} stands in {} and in {}", row.key, table.name, other.name),
                    );
                    let finding = Finding::new(
                        &CODE_IN_TWO_FUNDS,
                        words,
                        Place::new(&disclosure.file, twin.span),
                    )
                    .at(format!("{}/{}", other.name, row.key), row.key.clone());
                    findings.push(
                        finding
                            .related(Role::Compared, Place::new(&disclosure.file, row.span))
                            .help("核对它属于哪一种预算", "check which fund it belongs to"),
                    );
                }
            }
        }
    }
    findings
}
