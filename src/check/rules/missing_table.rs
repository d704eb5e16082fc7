use crate::check::in_a_table::is_in_a_table;
use crate::finding::{Bilingual, Finding, rule};
use crate::model::{Department, Disclosure, FormUse, TableState};
use crate::source::{Place, quote};

use super::Rule;

rule! {
    /// # What it checks
    /// That every table and statement which the place requires of this kind of disclosure is there:
    /// filled, or stated to be empty (`none`). One that the published document lacks is written
    /// `unpublished`, found, and can be acknowledged. A table whose form stands for the required one
    /// (`stands-for`: an income and spending table with more columns) is that table. A statement whose
    /// total is a figure of a table that is there, as the profile declares, is not asked for again.
    ///
    /// # Why it matters
    /// A table that is left out looks like a table with nothing in it. The rules ask for an empty
    /// table with a sentence instead.
    ///
    /// # Example (fails)
    /// ```yaml
    /// #- content/example/housing/2021/budget.yaml
    /// format: 1
    /// year: 2021
    /// profile: hebei-county
    /// tables:
    ///   国有资本经营预算支出表: { unpublished: 原文件未附此表。 }
    /// ```
    ///
    /// # Example (passes)
    /// ```yaml
    /// #- content/example/housing/2021/performance-targets.yaml
    /// format: 1
    /// year: 2021
    /// profile: hebei-county
    /// ```
    ///
    /// # Source
    /// `财政预决算领域基层政务公开标准目录`: a table without data is published empty, with a
    /// sentence that says so.
    pub static MISSING_TABLE: "missing-table", Error, adjustable, Template, Incomplete,
        "缺少应公开的表", "a required table is missing";
}

/// The rule.
pub const RULE: Rule = Rule { info: &MISSING_TABLE, check };

fn check(_: &Department, disclosure: &Disclosure) -> Vec<Finding> {
    let Some(requirement) = disclosure.profile.requirement(disclosure.kind) else {
        return Vec::new();
    };
    let mut findings = Vec::new();
    for required in requirement.tables.iter().filter(|table| table.required) {
        let table = disclosure.answering(&required.form);
        let what = match table.map(|table| (table.form.used_for, &table.state)) {
            Some((_, TableState::Filled)) if table.is_some_and(|table| table.rows.is_empty()) => {
                ("空着", "nothing is in")
            }
            Some((_, TableState::Filled | TableState::Nothing(_))) => continue,
            Some((FormUse::Statement, TableState::Unpublished(_))) => {
                ("原文件没有说明", "the document does not state")
            }
            Some((_, TableState::Unpublished(_))) => ("原文件未附", "the document lacks"),
            None if is_in_a_table(disclosure, required) => continue,
            None => ("缺少", "there is no"),
        };
        let span = table.map_or(disclosure.span, |table| table.span);
        let words = Bilingual::new(
            format!(
                "{}「{}」（{}），而「{}」要求公开",
                what.0, required.name, required.form, disclosure.profile.name
            ),
            format!(
                "{} {} ({}), which {} requires",
                what.1, required.name, required.form, disclosure.profile.id
            ),
        );
        let finding = Finding::new(&MISSING_TABLE, words, Place::new(&disclosure.file, span))
            .at(&required.name, "");
        let name = quote(&required.name);
        // To be pasted.
        let entry =
            format!("- {{ rule: {}, at: {name}, by: transcriber, reason: … }}", MISSING_TABLE.name);
        let help = (
            format!(
                "填写此表；没有数据的写「{name}: {{ none: 说明 }}」；原文件确实没有的写「{name}: {{ unpublished: 说明 }}」，并在 acknowledgements: 下面写存疑说明「{entry}」"
            ),
            format!(
                "fill it, or write `{name}: {{ none: … }}` where there is nothing, or `{name}: {{ unpublished: … }}` and, under `acknowledgements:`, `{entry}`"
            ),
        );
        let mut finding = finding.help(help.0, help.1);
        finding.value = None;
        findings.push(finding);
    }
    findings
}
