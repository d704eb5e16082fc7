use rust_decimal::Decimal;

use crate::finding::{Finding, Role, Words, rule};
use crate::model::path::project_cell_path;
use crate::model::{ColumnType, Department, Disclosure, Figure, Project};
use crate::source::Place;

use super::Rule;

rule! {
    /// # What it checks
    /// A project whose budget, to the fraction, is the sum of two other projects of the same disclosure. Round amounts (whole 万元) prove nothing and are left
    /// alone.
    ///
    /// # Why it matters
    /// The same money may be listed twice: once by its source, once by its use.
    ///
    /// # Example (fails)
    /// ```yaml
    /// #- content/example/housing/2021/performance-targets.yaml
    /// format: 1
    /// year: 2021
    /// profile: hebei-county
    /// projects:
    ///   - { code: "333-0001", name: 公租房补助, funds: { 预算数: 89.49 } }
    ///   - { code: "333-0002", name: 保障房补助, funds: { 预算数: 110.17 } }
    ///   - { code: "333-0003", name: 租赁住房保障, funds: { 预算数: 199.66 } }
    /// ```
    ///
    /// # Example (passes)
    /// ```yaml
    /// #- content/example/housing/2021/performance-targets.yaml
    /// format: 1
    /// year: 2021
    /// profile: hebei-county
    /// projects:
    ///   - { code: "333-0001", name: 公租房补助, funds: { 预算数: 89.49 } }
    ///   - { code: "333-0002", name: 保障房补助, funds: { 预算数: 110.00 } }
    ///   - { code: "333-0003", name: 租赁住房保障, funds: { 预算数: 199.50 } }
    /// ```
    ///
    /// # Source
    /// Deduced from a published document; practice, unverified.
    pub static PROJECT_IS_SUM_OF_OTHERS: "project-is-sum-of-others", Warning, adjustable, "一个项目的金额恰为另两个之和", "a project is exactly the sum of two others";
}

/// The rule.
pub const RULE: Rule = Rule { info: &PROJECT_IS_SUM_OF_OTHERS, check };

fn check(_: &Department, disclosure: &Disclosure) -> Vec<Finding> {
    let Some(form) = disclosure.project_form.as_deref() else { return Vec::new() };
    let Some(column) = form.columns.iter().position(|column| column.holds == ColumnType::Amount) else { return Vec::new() };
    let figures: Vec<(&Project, &Figure)> = disclosure.projects.iter().filter_map(|project| Some((project, project.row.cells[column].figure()?))).collect();
    let mut findings = Vec::new();
    for (index, (project, figure)) in figures.iter().enumerate().filter(|(_, (_, figure))| !figure.amount.decimal().fract().is_zero()) {
        let others = || figures.iter().enumerate().filter(move |(other, (_, figure))| *other != index && figure.amount.decimal() > Decimal::ZERO);
        let pair = others().find_map(|(first, (one, a))| {
            let rest = figure.amount.decimal() - a.amount.decimal();
            others().find(|(second, (_, b))| *second > first && b.amount.decimal() == rest).map(|(_, (two, _))| (*one, *two))
        });
        let Some((one, two)) = pair else { continue };
        let words = Words::new(
            format!("“{}”的 {} 恰为“{}”与“{}”之和", project.name.value, figure.printed, one.name.value, two.name.value),
            format!("{} of {} is exactly {} and {} together", figure.printed, project.name.value, one.name.value, two.name.value),
        );
        let finding =
            Finding::new(&PROJECT_IS_SUM_OF_OTHERS, words, Place::new(&disclosure.file, figure.span)).at(project_cell_path(project, form, column), figure.printed.clone());
        findings.push(
            finding
                .related(Role::Compared, Place::new(&disclosure.file, one.span))
                .related(Role::Compared, Place::new(&disclosure.file, two.span))
                .help("核对是否重复列示", "check whether the same money is listed twice"),
        );
    }
    findings
}
