use crate::finding::{Bilingual, Finding, Role, rule};
use crate::model::{Department, Disclosure, Table, Unit};
use crate::source::Place;

use super::Rule;

rule! {
    /// # What it checks
    /// That a disclosure which says a unit for the whole does not so change, without a word, the
    /// unit that the profile prescribes for a table or for the figures of sentences. A table or
    /// statement that says its own `unit`, or whose form fixes one, and figures that carry their
    /// unit (`32.96元`) are left alone.
    ///
    /// # Why it matters
    /// Where tables are printed in 元 and sentences speak of 万元, `unit: 元` at the top makes
    /// every figure of a sentence ten thousand times smaller.
    ///
    /// # Example (fails)
    /// ```yaml
    /// #- content/_profiles/place.yaml
    /// profile: place
    /// extends: statutory
    /// name: 示例区
    /// kinds: { budget: { title: 部门预算, tables: [{ form: N04, unit: 万元 }] } }
    /// #- content/example/housing/2021/budget.yaml
    /// format: 1
    /// year: 2021
    /// unit: 元
    /// profile: place
    /// statements: { 机关运行经费安排情况: { 合计: 32.96 } }
    /// ```
    ///
    /// # Example (passes)
    /// ```yaml
    /// #- content/_profiles/place.yaml
    /// profile: place
    /// extends: statutory
    /// name: 示例区
    /// kinds: { budget: { title: 部门预算, tables: [{ form: N04, unit: 万元 }] } }
    /// #- content/example/housing/2021/budget.yaml
    /// format: 1
    /// year: 2021
    /// unit: 元
    /// profile: place
    /// statements: { 机关运行经费安排情况: { unit: 万元, 合计: 32.96 } }
    /// ```
    ///
    /// # Source
    /// The format: docs/format.md, section 5: the profile's unit holds where neither table nor
    /// disclosure says another.
    pub static UNIT_NOT_PRESCRIBED: "unit-not-prescribed", Warning, adjustable, Format,
        "全篇的单位不是规定的单位", "the unit of the whole is not the prescribed one";
}

/// The rule.
pub const RULE: Rule = Rule { info: &UNIT_NOT_PRESCRIBED, check };

fn check(_: &Department, disclosure: &Disclosure) -> Vec<Finding> {
    let (Some(span), Some(requirement)) =
        (disclosure.unit_at, disclosure.profile.requirement(disclosure.kind))
    else {
        return Vec::new();
    };
    let place =
        |table: &Table| requirement.unit_of(&table.form.id).filter(|unit| *unit != table.unit);
    let silent = |table: &&Table| {
        table.unit_at.is_none()
            && table.form.unit.is_none()
            && place(table).is_some()
            && has_bare_amount(table)
    };
    let tables: Vec<&Table> = disclosure.tables.iter().filter(silent).collect();
    let Some(first) = tables.first().copied() else { return Vec::new() };
    let names: Vec<&str> = tables.iter().map(|table| table.name.as_str()).collect();
    let (said, prescribed) = (disclosure.unit.name(), place(first).map_or("", |unit| unit.name()));
    let words = Bilingual::new(
        format!("全篇写明单位{said}，而规定“{}”用{prescribed}：现在按{said}读取", names.join("”“")),
        format!(
            "the whole is in {said}, but {} in {prescribed} by the profile: read in {said} now",
            names.join(", ")
        ),
    );
    let help = (
        format!(
            "是{prescribed}的，在该处写 unit: {prescribed}；确是{said}的，在该处写 unit: {said}"
        ),
        format!("say there which it is: unit: {prescribed}, or unit: {said}"),
    );
    let finding = Finding::new(&UNIT_NOT_PRESCRIBED, words, Place::new(&disclosure.file, span))
        .at(first.name.clone(), said)
        .help(help.0, help.1);
    let related = |finding: Finding, table: &&Table| {
        finding.related(Role::Compared, Place::new(&disclosure.file, table.span))
    };
    vec![tables.iter().fold(finding, related)]
}

/// Whether an amount has the unit of its table, and not its own.
fn has_bare_amount(table: &Table) -> bool {
    let figures = table.rows.iter().flat_map(|row| &row.cells).filter_map(|cell| cell.figure());
    figures
        .into_iter()
        .any(|figure| figure.unit == Unit::Money(table.unit) && !figure.printed.ends_with('元'))
}
