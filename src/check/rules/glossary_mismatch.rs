use crate::finding::{Bilingual, Finding, rule};
use crate::markdown::explained;
use crate::model::{Department, Disclosure, Narrative, Table, TableState};
use crate::source::{Place, Span};

use super::Rule;

rule! {
    /// # What it checks
    /// Every term that 名词解释 explains is explained once, and stands somewhere else in the
    /// document: in the narrative, a table, a line, a column or a project. A table that the document
    /// lacks is none.
    ///
    /// # Why it matters
    /// Explanations copied from elsewhere bury those that the reader needs; two of one term may
    /// contradict each other.
    ///
    /// # Example (fails)
    /// ```yaml
    /// #- content/example/housing/2021/budget.yaml
    /// format: 1
    /// year: 2021
    /// profile: hebei-county
    /// statements:
    ///   支出说明: { 合计: 12.00, 基本支出: 12.00, 项目支出: 0.00 }
    /// #- content/example/housing/2021/budget.md
    /// ## 名词解释
    ///
    /// - **基本支出**：保障机构运转的支出。
    /// - **债务还本支出**：归还债务本金的支出。
    /// ```
    ///
    /// # Example (passes)
    /// ```yaml
    /// #- content/example/housing/2021/budget.yaml
    /// format: 1
    /// year: 2021
    /// profile: hebei-county
    /// statements:
    ///   支出说明: { 合计: 12.00, 基本支出: 12.00, 项目支出: 0.00 }
    /// #- content/example/housing/2021/budget.md
    /// ## 名词解释
    ///
    /// - **基本支出**：保障机构运转的支出。
    /// ```
    ///
    /// # Source
    /// Practice: documents explain the words they use in a section of their own (`平乡县2020`).
    pub static GLOSSARY_MISMATCH: "glossary-mismatch", Note, adjustable, Practice,
        "名词解释与正文对不上", "the glossary does not fit the document";
}

/// The rule.
pub const RULE: Rule = Rule { info: &GLOSSARY_MISMATCH, check };

fn check(_: &Department, disclosure: &Disclosure) -> Vec<Finding> {
    let Some((narrative, section)) = disclosure.explanations() else { return Vec::new() };
    let body = section.body.range().start;
    let terms: Vec<(&str, Span)> = explained(narrative.file.slice(section.body))
        .iter()
        .map(|one| (one.term, Span::new(body + one.at, body + one.at + one.term.len())))
        .collect();
    let mut findings = Vec::new();
    for (index, (term, span)) in terms.iter().enumerate() {
        let place = Place::new(&narrative.file, *span);
        let words = if terms[..index].iter().any(|(other, _)| other == term) {
            Bilingual::new(format!("“{term}”解释了两次"), format!("{term} is explained twice"))
        } else if !stands_elsewhere(disclosure, narrative, section.body, term) {
            Bilingual::new(
                format!("解释了“{term}”，别处却没有用到"),
                format!("{term} is explained and used nowhere else"),
            )
        } else {
            continue;
        };
        findings.push(
            Finding::new(&GLOSSARY_MISMATCH, words, place)
                .at(format!("说明/{}", section.title), *term),
        );
    }
    findings
}

fn stands_elsewhere(
    disclosure: &Disclosure,
    narrative: &Narrative,
    glossary: Span,
    term: &str,
) -> bool {
    let bare: String = term.chars().filter(|c| !matches!(c, '“' | '”' | '"')).collect();
    let has = |text: &str| {
        text.contains(term)
            || text.contains(&bare)
            || text.replace(['“', '”', '"'], "").contains(&bare)
    };
    let text = &narrative.file.text;
    // The heads of a table that the document lacks are no use of a term.
    let printed = |table: &&Table| !matches!(table.state, TableState::Unpublished(_));
    let in_tables = || {
        disclosure.tables.iter().filter(printed).any(|table| {
            let form = &table.form;
            let lines =
                || form.lines().iter().any(|line| line.answers_to(term) || has(&line.label));
            let rows = || {
                table
                    .rows
                    .iter()
                    .any(|row| has(&row.key) || row.cells.iter().any(|cell| has(cell.printed())))
            };
            has(&table.name)
                || form.columns.iter().any(|column| has(&column.label))
                || lines()
                || rows()
        })
    };
    let in_projects = || disclosure.projects.iter().any(|project| has(&project.name.value));
    has(&text[..glossary.range().start])
        || has(&text[glossary.range().end..])
        || in_tables()
        || in_projects()
}
