use crate::finding::{Bilingual, Finding, rule};
use crate::model::{Binding, Department, Disclosure, MoneyUnit, Table, Unit};
use crate::source::Place;

use super::Rule;

rule! {
    /// # What it checks
    /// That every path leads to a figure: `[[支出说明/合计]]` in the narrative, `at` of a
    /// correction, a restatement; that something withheld is a row or line of a table that is there.
    ///
    /// # Why it matters
    /// A binding that leads nowhere would print nothing where a figure should stand.
    ///
    /// # Example (fails)
    /// ```yaml
    /// #- content/example/housing/2021/budget.yaml
    /// format: 1
    /// year: 2021
    /// profile: hebei-county
    /// corrections:
    ///   - { at: 收入说明/合计, was: 1502.40, date: 2021-04-02, reason: 录入错误 }
    /// ```
    ///
    /// # Example (passes)
    /// ```yaml
    /// #- content/example/housing/2021/budget.yaml
    /// format: 1
    /// year: 2021
    /// profile: hebei-county
    /// statements:
    ///   收入说明: { 合计: 1520.40, 一般公共预算: 1520.40 }
    /// corrections:
    ///   - { at: 收入说明/合计, was: 1502.40, date: 2021-04-02, reason: 录入错误 }
    /// ```
    ///
    /// # Source
    /// The format: docs/format.md, section 2.
    pub static UNKNOWN_PATH: "unknown-path", Error, fixed, Format, Irregular,
        "没有所指的数", "a path leads to no figure";
}

/// The rule.
pub const RULE: Rule = Rule { info: &UNKNOWN_PATH, check };

fn check(_: &Department, disclosure: &Disclosure) -> Vec<Finding> {
    let mut findings = Vec::new();
    let corrections = disclosure.corrections.iter().map(|correction| &correction.at);
    let restatements = disclosure.restatements.iter().map(|restatement| &restatement.at);
    for at in corrections.chain(restatements) {
        if disclosure.locate(&at.value).is_none() {
            findings.push(unknown(Place::new(&disclosure.file, at.span), &at.value));
        }
    }
    for withheld in &disclosure.withheld {
        // A row that is not printed is known by its key, or by the line that it would fill.
        let is_row = |table: &Table| withheld.row_of(&table.name, &table.form).is_some();
        if !disclosure.tables.iter().any(is_row) {
            let place = Place::new(&disclosure.file, withheld.at.span);
            findings.push(unknown(place, &withheld.at.value));
        }
    }
    let Some(narrative) = &disclosure.narrative else { return findings };
    for Binding { path, unit, span } in &narrative.bindings {
        let place = Place::new(&narrative.file, *span);
        let located = disclosure.locate(path);
        let Some(cell) = located.as_ref().and_then(|located| located.cell) else {
            findings.push(unknown(place, path));
            continue;
        };
        let money = cell.figure().is_some_and(|figure| matches!(figure.unit, Unit::Money(_)));
        if unit.as_ref().is_some_and(|unit| !money || MoneyUnit::named(unit).is_none()) {
            let words = Bilingual::new(
                "「→」后面只能是元、万元或亿元，且所指须是金额",
                "after → only 元, 万元 or 亿元 may stand, and the figure must be money",
            );
            findings.push(Finding::new(&UNKNOWN_PATH, words, place));
        }
    }
    findings
}

fn unknown(place: Place, path: &str) -> Finding {
    let words =
        Bilingual::new(format!("没有「{path}」这个数"), format!("`{path}` leads to no figure"));
    let mut finding = Finding::new(&UNKNOWN_PATH, words, place).help(
        "路径写作「表/行/栏」，如 收入说明/合计；检查结果里 at 一栏的写法可以照抄",
        "write table/row/column; a finding prints the path of its figure",
    );
    finding.value = Some(path.to_owned());
    finding
}
