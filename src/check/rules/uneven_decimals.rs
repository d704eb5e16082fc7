use std::collections::BTreeMap;

use crate::finding::{Bilingual, Finding, rule};
use crate::model::path::{cell_path, project_cell_path};
use crate::model::{ColumnType, Department, Disclosure, Figure, FormUse, Project, Row};
use crate::source::Place;

use super::Rule;

rule! {
    /// # What it checks
    /// A column of at least four amounts of which nearly all (four fifths) have the same number of
    /// decimals: those that have not.
    ///
    /// # Why it matters
    /// A digit may have been lost: 152.4 among amounts with two decimals. Where the document prints
    /// it so, it is a matter of form.
    ///
    /// # Example (fails)
    /// ```yaml
    /// #- content/example/housing/2021/performance-targets.yaml
    /// format: 1
    /// year: 2021
    /// profile: hebei-county
    /// projects:
    ///   - { code: "333-0001", name: 项目甲, funds: { 预算数: 10.00 } }
    ///   - { code: "333-0002", name: 项目乙, funds: { 预算数: 20.00 } }
    ///   - { code: "333-0003", name: 项目丙, funds: { 预算数: 30.00 } }
    ///   - { code: "333-0004", name: 项目丁, funds: { 预算数: 40.00 } }
    ///   - { code: "333-0005", name: 项目戊, funds: { 预算数: 152.4 } }
    /// ```
    ///
    /// # Example (passes)
    /// ```yaml
    /// #- content/example/housing/2021/performance-targets.yaml
    /// format: 1
    /// year: 2021
    /// profile: hebei-county
    /// projects:
    ///   - { code: "333-0001", name: 项目甲, funds: { 预算数: 10.00 } }
    ///   - { code: "333-0002", name: 项目乙, funds: { 预算数: 152.40 } }
    /// ```
    ///
    /// # Source
    /// Practice: `北戴河区2021` has 152.4 in a column with two decimals.
    pub static UNEVEN_DECIMALS: "uneven-decimals", Note, adjustable, Practice, Irregular,
        "同一栏的小数位数不一", "uneven decimals in one column";
}

/// The rule.
pub const RULE: Rule = Rule { info: &UNEVEN_DECIMALS, check };

fn check(_: &Department, disclosure: &Disclosure) -> Vec<Finding> {
    let mut findings = Vec::new();
    for table in disclosure.tables.iter().filter(|table| table.form.used_for == FormUse::Table) {
        for column in amounts(&table.form) {
            let figures: Vec<(&Row, &Figure)> = table
                .rows
                .iter()
                .filter_map(|row| Some((row, row.cells[column].figure()?)))
                .collect();
            uneven(disclosure, &figures, |row| cell_path(table, row, column), &mut findings);
        }
    }
    if let Some(form) = disclosure.project_form.as_deref() {
        for column in amounts(form) {
            let figures: Vec<(&Project, &Figure)> = disclosure
                .projects
                .iter()
                .filter_map(|project| Some((project, project.row.cells[column].figure()?)))
                .collect();
            uneven(
                disclosure,
                &figures,
                |project| project_cell_path(project, form, column),
                &mut findings,
            );
        }
    }
    findings
}

fn amounts(form: &crate::model::Form) -> Vec<usize> {
    (0..form.columns.len())
        .filter(|column| form.columns[*column].holds == ColumnType::Amount)
        .collect()
}

/// Looks at the figures of one column; `path` says where one of them stands.
fn uneven<Line>(
    disclosure: &Disclosure,
    figures: &[(Line, &Figure)],
    path: impl Fn(&Line) -> String,
    findings: &mut Vec<Finding>,
) {
    let mut counts: BTreeMap<u32, usize> = BTreeMap::new();
    for (_, figure) in figures {
        *counts.entry(figure.amount.decimals()).or_default() += 1;
    }
    let Some((usual, count)) =
        counts.into_iter().max_by_key(|(decimals, count)| (*count, *decimals))
    else {
        return;
    };
    if figures.len() < 4 || count == figures.len() || count * 5 < figures.len() * 4 {
        return;
    }
    for (line, figure) in figures.iter().filter(|(_, figure)| figure.amount.decimals() != usual) {
        let path = path(line);
        let words = Bilingual::new(
            format!("{path}写作 {}，同栏其他数是 {usual} 位小数", figure.printed),
            format!("{path} is {}; its column has {usual} decimals", figure.printed),
        );
        findings.push(
            Finding::new(&UNEVEN_DECIMALS, words, Place::new(&disclosure.file, figure.span))
                .at(path, figure.printed.clone()),
        );
    }
}
