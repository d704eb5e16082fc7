use crate::check::spot::{Spot, at_each};
use crate::finding::{Bilingual, Finding, rule};
use crate::model::path::cell_path;
use crate::model::{Cell, Check, Department, Disclosure, Identity, Row, RowRole, Table};
use crate::source::Place;

use super::Rule;

rule! {
    /// # What it checks
    /// A row with an amount, in a table whose form multiplies a quantity by a price, that leaves
    /// both blank. Where the document has no such columns nothing is said. One finding a table.
    ///
    /// # Why it matters
    /// A purchase of so much money says neither how many nor at what price.
    ///
    /// # Example (fails)
    /// ```yaml
    /// #- content/example/housing/2021/budget.yaml
    /// format: 1
    /// year: 2021
    /// profile: hebei-county
    /// tables:
    ///   部门政府采购预算:
    ///     - { 项目名称: 清洁取暖补贴, 采购物品名称: 燃气壁挂炉, 计量单位: 个, 数量:, 单价:, 合计: 11800.00, 一般公共预算拨款: 11800.00 }
    /// ```
    ///
    /// # Example (passes)
    /// ```yaml
    /// #- content/example/housing/2021/budget.yaml
    /// format: 1
    /// year: 2021
    /// profile: hebei-county
    /// tables:
    ///   部门政府采购预算:
    ///     - { 项目名称: 清洁取暖补贴, 采购物品名称: 燃气壁挂炉, 计量单位: 个, 数量: 59000, 单价: 0.20, 合计: 11800.00, 一般公共预算拨款: 11800.00 }
    /// ```
    ///
    /// # Source
    /// Practice: `平乡县2020` buys heaters for 11,800万元 without a number of them.
    pub static ROW_WITHOUT_QUANTITY: "row-without-quantity", Note, adjustable, Practice, Incomplete,
        "有金额而没有数量和单价", "an amount without quantity and price";
}

/// The rule.
pub const RULE: Rule = Rule { info: &ROW_WITHOUT_QUANTITY, check };

fn check(_: &Department, disclosure: &Disclosure) -> Vec<Finding> {
    let tables = disclosure.tables.iter();
    tables.filter_map(|table| blank_rows(disclosure, table)).flatten().collect()
}

fn blank_rows(disclosure: &Disclosure, table: &Table) -> Option<Vec<Finding>> {
    let product = |identity: &Identity| match identity.check {
        Check::Product { quantity, price, amount } => Some((quantity, price, amount)),
        _ => None,
    };
    let (quantity, price, amount) = table.form.identities.iter().find_map(product)?;
    let blank = |row: &Row, column: usize| matches!(row.cells[column], Cell::Blank(_));
    let rows = table.rows.iter().filter(|row| row.role == RowRole::Item);
    let found = rows.filter(|row| {
        let money = row.cells[amount].figure().is_some_and(|sum| !sum.in_base().is_zero());
        money && blank(row, quantity) && blank(row, price)
    });
    let spots = found.map(|row| Spot {
        place: Place::new(&disclosure.file, row.cells[amount].span().unwrap_or(row.span)),
        at: cell_path(table, row, amount),
        value: row.cells[amount].printed().to_owned(),
    });
    let help = ("补列数量和单价", "give quantity and price");
    Some(at_each(&ROW_WITHOUT_QUANTITY, spots.collect(), help, |value| {
        Bilingual::new(
            format!("“{}”里的 {value} 没有列数量和单价", table.name),
            format!("{value} in {} has neither quantity nor price", table.name),
        )
    }))
}
