use crate::finding::{Bilingual, Finding, rule};
use crate::model::{Department, Disclosure, TableState};
use crate::source::Place;

use super::Rule;

rule! {
    /// # What it checks
    /// The sentence under an empty table: it may not speak of another fund than its table does.
    ///
    /// # Why it matters
    /// Sentences of empty tables are copied from one to the next.
    ///
    /// # Example (fails)
    /// ```yaml
    /// #- content/example/housing/2021/budget.yaml
    /// format: 1
    /// year: 2021
    /// profile: hebei-county
    /// tables:
    ///   政府性基金预算支出表: { none: 本部门没有国有资本经营预算拨款安排的支出。 }
    /// ```
    ///
    /// # Example (passes)
    /// ```yaml
    /// #- content/example/housing/2021/budget.yaml
    /// format: 1
    /// year: 2021
    /// profile: hebei-county
    /// tables:
    ///   政府性基金预算支出表: { none: 本部门没有政府性基金预算拨款安排的支出。 }
    /// ```
    ///
    /// # Source
    /// `财政预决算领域基层政务公开标准目录`: a table without data is published empty, with a
    /// sentence that says so.
    pub static WRONG_EMPTY_STATEMENT: "wrong-empty-statement", Error, adjustable, Template, Inaccurate,
        "空表的说明写错了预算种类", "the sentence of an empty table names another fund";
}

/// The rule.
pub const RULE: Rule = Rule { info: &WRONG_EMPTY_STATEMENT, check };

fn check(_: &Department, disclosure: &Disclosure) -> Vec<Finding> {
    let funds = &disclosure.lexicon.fund_names;
    let mut findings = Vec::new();
    for table in &disclosure.tables {
        let TableState::Nothing(sentence) = &table.state else { continue };
        let Some(own) = funds.words_in(&table.name).next() else { continue };
        let named: Vec<&str> = funds.words_in(sentence).collect();
        let Some(other) = named.first().filter(|_| !named.contains(&own)) else { continue };
        let words = Bilingual::new(
            format!("“{}”的说明说的是{other}", table.name),
            format!("the sentence of {} speaks of {other}", table.name),
        );
        findings.push(
            Finding::new(&WRONG_EMPTY_STATEMENT, words, Place::new(&disclosure.file, table.span))
                .at(table.name.clone(), sentence.clone()),
        );
    }
    findings
}
