use crate::finding::{Bilingual, Finding, Role, rule};
use crate::model::path::cell_path;
use crate::model::{Department, Disclosure, FormUse, Table, Unit};
use crate::source::Place;

use super::Rule;

rule! {
    /// # What it checks
    /// The amounts of one statement that carry units of their own in different ones: 合计 0元,
    /// 因公出国（境）费 0万元. One finding a statement.
    ///
    /// # Why it matters
    /// A sum and its parts in two units are read as one; where one of them is a slip, it is ten
    /// thousand times too large or too small.
    ///
    /// # Example (fails)
    /// ```yaml
    /// #- content/example/housing/2021/budget.yaml
    /// format: 1
    /// year: 2021
    /// profile: hebei-county
    /// statements:
    ///   “三公”经费预算情况: { 合计: 0元, 因公出国（境）费: 0万元, 公务用车购置及运维费: 0万元, 公务接待费: 0万元 }
    /// ```
    ///
    /// # Example (passes)
    /// ```yaml
    /// #- content/example/housing/2021/budget.yaml
    /// format: 1
    /// year: 2021
    /// profile: hebei-county
    /// statements:
    ///   “三公”经费预算情况: { 合计: 0万元, 因公出国（境）费: 0万元, 公务用车购置及运维费: 0万元, 公务接待费: 0万元 }
    /// ```
    ///
    /// # Source
    /// Practice: `平乡县2020` gives its “三公” expenses so.
    pub static STATEMENT_IN_TWO_UNITS: "statement-in-two-units", Note, adjustable, Practice,
        "同一说明里的金额单位不一", "amounts of one statement in different units";
}

/// The rule.
pub const RULE: Rule = Rule { info: &STATEMENT_IN_TWO_UNITS, check };

fn check(_: &Department, disclosure: &Disclosure) -> Vec<Finding> {
    let statements =
        disclosure.tables.iter().filter(|table| table.form.used_for == FormUse::Statement);
    statements.filter_map(|table| uneven(disclosure, table)).collect()
}

/// The first amount of a table of fixed lines that is in another unit than those before it.
fn uneven(disclosure: &Disclosure, table: &Table) -> Option<Finding> {
    let lines = table.rows.iter().filter(|row| row.line.is_some());
    let mut money = lines.flat_map(|row| {
        row.cells.iter().enumerate().filter_map(move |(column, cell)| {
            let figure = cell.figure()?;
            matches!(figure.unit, Unit::Money(_)).then_some((row, column, figure))
        })
    });
    let (.., first) = money.next()?;
    let (row, column, other) = money.find(|(.., figure)| figure.unit != first.unit)?;
    let path = cell_path(table, row, column);
    let words = Bilingual::new(
        format!("{path}写作“{}”，同一说明的另一处写作“{}”", other.printed, first.printed),
        format!(
            "{path} is {}, and another amount of the statement {}",
            other.printed, first.printed
        ),
    );
    let place = Place::new(&disclosure.file, other.span);
    let finding =
        Finding::new(&STATEMENT_IN_TWO_UNITS, words, place).at(path, other.printed.clone());
    Some(
        finding
            .related(Role::First, Place::new(&disclosure.file, first.span))
            .help("统一单位；原文件如此的不改", "use one unit; leave what the document has"),
    )
}
