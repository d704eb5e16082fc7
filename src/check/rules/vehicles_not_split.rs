use crate::finding::{Bilingual, Finding, rule};
use crate::model::path::cell_path;
use crate::model::{Department, Disclosure, Table};
use crate::source::Place;

use super::Rule;

rule! {
    /// # What it checks
    /// A three-public-expenses table or statement with a vehicle figure above zero that gives
    /// neither its purchase nor its running part.
    ///
    /// # Why it matters
    /// The two are disclosed apart; inspections count the departments that do not.
    ///
    /// # Example (fails)
    /// ```yaml
    /// #- content/example/housing/2021/budget.yaml
    /// format: 1
    /// year: 2021
    /// profile: hebei-county
    /// tables:
    ///   一般公共预算“三公”经费支出表:
    ///     合计: { 本年预算数: 9 }
    ///     因公出国（境）费: { 本年预算数: 0 }
    ///     公务用车购置及运行维护费: { 本年预算数: 8 }
    ///     公务接待费: { 本年预算数: 1 }
    /// ```
    ///
    /// # Example (passes)
    /// ```yaml
    /// #- content/example/housing/2021/budget.yaml
    /// format: 1
    /// year: 2021
    /// profile: hebei-county
    /// tables:
    ///   一般公共预算“三公”经费支出表:
    ///     合计: { 本年预算数: 9 }
    ///     因公出国（境）费: { 本年预算数: 0 }
    ///     公务用车购置及运行维护费: { 本年预算数: 8 }
    ///     公务用车运行维护费: { 本年预算数: 8 }
    ///     公务接待费: { 本年预算数: 1 }
    /// ```
    ///
    /// # Source
    /// `财预〔2016〕143号`: expenses for official vehicles by purchase and by running.
    pub static VEHICLES_NOT_SPLIT: "vehicles-not-split", Warning, adjustable, Template,
        "公务用车费没有分购置和运行", "vehicle expenses are not split into purchase and running";
}

/// The rule.
pub const RULE: Rule = Rule { info: &VEHICLES_NOT_SPLIT, check };

fn check(_: &Department, disclosure: &Disclosure) -> Vec<Finding> {
    // A split in the table beside the sentence is a split.
    let asks = |table: &&Table| table.form.lines().iter().any(|line| line.id == "vehicle-purchase");
    let tables =
        || disclosure.tables.iter().filter(asks).filter(|table| row(table, "vehicles").is_some());
    if tables().any(|table| {
        row(table, "vehicle-purchase").or_else(|| row(table, "vehicle-running")).is_some()
    }) {
        return Vec::new();
    }
    let mut findings = Vec::new();
    for table in tables() {
        let Some(index) = row(table, "vehicles") else { continue };
        let figures = table.rows[index]
            .cells
            .iter()
            .enumerate()
            .filter_map(|(column, cell)| Some((column, cell.figure()?)));
        for (column, figure) in
            figures.filter(|(_, figure)| !figure.amount.decimal().is_zero()).take(1)
        {
            let words = Bilingual::new(
                "公务用车费没有分列购置费和运行维护费",
                "vehicle expenses are not split into purchase and running",
            );
            let finding =
                Finding::new(&VEHICLES_NOT_SPLIT, words, Place::new(&disclosure.file, figure.span));
            findings.push(
                finding
                    .at(cell_path(table, &table.rows[index], column), figure.printed.clone())
                    .help("补上公务用车购置费、公务用车运行维护费两行", "give both lines"),
            );
        }
    }
    findings
}

/// The row of a line, by its id.
fn row(table: &Table, line: &str) -> Option<usize> {
    table.line(table.form.lines().iter().position(|one| one.id == line)?)
}
