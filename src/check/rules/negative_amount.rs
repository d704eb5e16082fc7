use crate::finding::{Bilingual, Finding, rule};
use crate::model::path::{cell_path, project_cell_path};
use crate::model::{ColumnType, Department, Disclosure, Meaning, Table};
use crate::source::{Place, Span};

use super::Rule;

rule! {
    /// # What it checks
    /// An amount below zero outside columns and lines of change (增减). Returns of earlier years
    /// are negative with reason: then say so in an acknowledgement.
    ///
    /// # Why it matters
    /// A sign is easily typed by mistake, and a sum with it still adds up.
    ///
    /// # Example (fails)
    /// ```yaml
    /// #- content/example/housing/2021/budget.yaml
    /// format: 1
    /// year: 2021
    /// profile: hebei-county
    /// statements:
    ///   支出说明: { 合计: -5.00, 基本支出: -5.00, 项目支出: 0 }
    /// ```
    ///
    /// # Example (passes)
    /// ```yaml
    /// #- content/example/housing/2021/budget.yaml
    /// format: 1
    /// year: 2021
    /// profile: hebei-county
    /// statements:
    ///   比上年增减情况: { 合计: 5.00, 增加额: -5.00 }
    /// ```
    ///
    /// # Source
    /// Practice: only returns of earlier years are printed as negative amounts.
    pub static NEGATIVE_AMOUNT: "negative-amount", Warning, adjustable, Practice, Inaccurate,
        "金额为负", "an amount is negative";
}

/// The rule.
pub const RULE: Rule = Rule { info: &NEGATIVE_AMOUNT, check };

fn check(_: &Department, disclosure: &Disclosure) -> Vec<Finding> {
    let mut findings = Vec::new();
    for table in &disclosure.tables {
        of_table(disclosure, table, &mut findings);
    }
    let Some(form) = disclosure.project_form.as_deref() else { return findings };
    for project in &disclosure.projects {
        for (column, cell) in project.row.cells.iter().enumerate() {
            if let Some(figure) =
                cell.figure().filter(|figure| figure.amount.decimal().is_negative())
            {
                findings.push(found(
                    disclosure,
                    figure.span,
                    project_cell_path(project, form, column),
                    &figure.printed,
                ));
            }
        }
    }
    findings
}

fn of_table(disclosure: &Disclosure, table: &Table, findings: &mut Vec<Finding>) {
    for row in &table.rows {
        let change = row.line.is_some_and(|line| has_direction(table.form.lines()[line].means));
        for (column, cell) in table
            .form
            .columns
            .iter()
            .enumerate()
            .filter(|(_, column)| {
                !change && column.holds == ColumnType::Amount && !has_direction(column.means)
            })
            .map(|(index, _)| (index, &row.cells[index]))
        {
            if let Some(figure) =
                cell.figure().filter(|figure| figure.amount.decimal().is_negative())
            {
                findings.push(found(
                    disclosure,
                    figure.span,
                    cell_path(table, row, column),
                    &figure.printed,
                ));
            }
        }
    }
}

fn has_direction(means: Option<Meaning>) -> bool {
    means.is_some_and(Meaning::has_direction)
}

fn found(disclosure: &Disclosure, span: Span, at: String, printed: &str) -> Finding {
    let words =
        Bilingual::new(format!("{at}为负数 {printed}"), format!("{at} is negative: {printed}"));
    Finding::new(&NEGATIVE_AMOUNT, words, Place::new(&disclosure.file, span))
        .at(at, printed)
        .help("核对正负号；确为冲减的写存疑说明", "check the sign; acknowledge a true reduction")
}
