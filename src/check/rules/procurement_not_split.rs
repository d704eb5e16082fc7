use crate::finding::{Bilingual, Finding, rule};
use crate::model::path::cell_path;
use crate::model::{Department, Disclosure, FormUse};
use crate::source::Place;

use super::Rule;

rule! {
    /// # What it checks
    /// A statement of procurement with a total above zero that gives none of goods, works and
    /// services.
    ///
    /// # Why it matters
    /// The catalogue of what must be published asks for the three amounts.
    ///
    /// # Example (fails)
    /// ```yaml
    /// #- content/example/housing/2021/budget.yaml
    /// format: 1
    /// year: 2021
    /// profile: hebei-county
    /// statements:
    ///   政府采购预算情况: { 合计: 100.00 }
    /// ```
    ///
    /// # Example (passes)
    /// ```yaml
    /// #- content/example/housing/2021/budget.yaml
    /// format: 1
    /// year: 2021
    /// profile: hebei-county
    /// statements:
    ///   政府采购预算情况: { 合计: 100.00, 货物: 60.00, 服务: 40.00 }
    /// ```
    ///
    /// # Source
    /// `财政预决算领域基层政务公开标准目录`: procurement by goods, works and services.
    pub static PROCUREMENT_NOT_SPLIT: "procurement-not-split", Warning, adjustable, Template,
        "政府采购没有分货物、工程、服务", "procurement is not split into goods, works and services";
}

/// The rule.
pub const RULE: Rule = Rule { info: &PROCUREMENT_NOT_SPLIT, check };

fn check(_: &Department, disclosure: &Disclosure) -> Vec<Finding> {
    let mut findings = Vec::new();
    for table in disclosure.tables.iter().filter(|table| table.form.used_for == FormUse::Statement)
    {
        let row = |line: &str| {
            table
                .form
                .lines()
                .iter()
                .position(|one| one.id == line)
                .and_then(|line| table.line(line))
        };
        let asks = ["goods", "works", "services"]
            .iter()
            .all(|line| table.form.lines().iter().any(|one| one.id == *line));
        let split = ["goods", "works", "services"].iter().any(|line| row(line).is_some());
        let Some(total) = row("total").filter(|_| asks && !split) else { continue };
        let Some(figure) =
            table.rows[total].cells[0].figure().filter(|figure| !figure.amount.decimal().is_zero())
        else {
            continue;
        };
        let words = Bilingual::new(
            "政府采购没有分列货物、工程、服务",
            "procurement is not split into goods, works and services",
        );
        let finding =
            Finding::new(&PROCUREMENT_NOT_SPLIT, words, Place::new(&disclosure.file, figure.span));
        findings.push(
            finding
                .at(cell_path(table, &table.rows[total], 0), figure.printed.clone())
                .help("补上货物、工程、服务各多少", "give the three amounts"),
        );
    }
    findings
}
