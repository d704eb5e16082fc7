use crate::finding::{Bilingual, Finding, Role, rule};
use crate::model::path::project_path;
use crate::model::{Cell, Department, Disclosure, Project, Table, Unit};
use crate::source::Place;

use super::Rule;

rule! {
    /// # What it checks
    /// That a disclosure which says a unit for the whole does not so change, without a word, the
    /// unit that the profile prescribes for a table or for the figures of sentences. A table or
    /// statement that says its own `unit`, or whose form fixes one, and figures that carry their
    /// unit (`32.96元`) are left alone. Projects whose form fixes another unit than the
    /// disclosure's must say which theirs is (`project-unit`): before the form fixed one, the same
    /// figures were read in the disclosure's.
    ///
    /// # Why it matters
    /// Where tables are printed in 元 and sentences speak of 万元, `unit: 元` at the top makes
    /// every figure of a sentence ten thousand times smaller. Where a form of projects in 万元 gives
    /// way to one in 元, so does every project.
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
    pub static UNIT_NOT_PRESCRIBED: "unit-not-prescribed", Warning, adjustable, Format, Irregular,
        "全篇的单位不是规定的单位", "the unit of the whole is not the prescribed one";
}

/// The rule.
pub const RULE: Rule = Rule { info: &UNIT_NOT_PRESCRIBED, check };

fn check(_: &Department, disclosure: &Disclosure) -> Vec<Finding> {
    whole(disclosure).into_iter().chain(projects(disclosure)).collect()
}

/// Projects that do not say their unit, where their form fixes another than the disclosure's.
fn projects(disclosure: &Disclosure) -> Option<Finding> {
    let form = disclosure.project_form.as_ref().filter(|_| disclosure.projects_say.is_none())?;
    let fixed = form.unit.filter(|unit| *unit != disclosure.unit)?;
    let has_amount = |project: &&Project| project.row.cells.iter().any(is_money);
    let first = disclosure.projects.iter().find(has_amount)?;
    let (fixed, whole) = (fixed.name(), disclosure.unit.name());
    let words = Bilingual::new(
        format!(
            "项目没有写明单位，按表样「{}」（{}）规定的{fixed}读取，而全篇是{whole}",
            form.name, form.id
        ),
        format!(
            "the projects say no unit and are read in {fixed}, which their form {} fixes; the whole is in {whole}",
            form.id
        ),
    );
    let finding =
        Finding::new(&UNIT_NOT_PRESCRIBED, words, Place::new(&disclosure.file, first.span))
            .at(project_path(first), fixed)
            .help(
                format!(
                    "是{fixed}的，在 projects 前面写 project-unit: {fixed}；确是{whole}的，写 project-unit: {whole}"
                ),
                format!(
                    "say which it is, beside `projects`: project-unit: {fixed}, or project-unit: {whole}"
                ),
            );
    Some(finding)
}

fn is_money(cell: &Cell) -> bool {
    cell.figure().is_some_and(|figure| matches!(figure.unit, Unit::Money(_)))
}

/// Tables and statements that say no unit, where the disclosure says another than the profile's.
fn whole(disclosure: &Disclosure) -> Vec<Finding> {
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
