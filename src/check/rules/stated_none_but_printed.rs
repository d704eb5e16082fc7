use std::ops::Range;

use crate::finding::{Bilingual, Finding, Role, rule};
use crate::lexicon::{Lexicon, WordList};
use crate::model::{Cell, Department, Disclosure, Fund, Table};
use crate::source::{Place, Span};

use super::Rule;

rule! {
    /// # What it checks
    /// In the section of a fund’s table, a sentence that there is no such fund (没有政府性基金预算财政拨款)
    /// while the table has amounts. Sentences about the “三公” expenses or about last year say
    /// something else and are left out.
    ///
    /// # Why it matters
    /// The sentence is the form’s own for a department without the fund: it was left in, and a
    /// reader who stops there misses the money.
    ///
    /// # Example (fails)
    /// ```yaml
    /// #- content/example/housing/2021/final-accounts.yaml
    /// format: 1
    /// year: 2021
    /// profile: hebei-county
    /// tables:
    ///   政府性基金预算财政拨款收入支出决算表:
    ///     - { 科目: "21208", 名称: 国有土地使用权出让收入安排的支出, 年初结转和结余: 0.00, 本年收入: 960.00, 本年支出: 960.00, 项目支出: 960.00, 年末结转和结余: 0.00 }
    /// #- content/example/housing/2021/final-accounts.md
    /// ## 政府性基金预算财政拨款收入支出决算情况
    ///
    /// 本部门没有政府性基金预算财政拨款收入和支出。
    /// ```
    ///
    /// # Example (passes)
    /// ```yaml
    /// #- content/example/housing/2021/final-accounts.yaml
    /// format: 1
    /// year: 2021
    /// profile: hebei-county
    /// tables:
    ///   政府性基金预算财政拨款收入支出决算表:
    ///     - { 科目: "21208", 名称: 国有土地使用权出让收入安排的支出, 年初结转和结余: 0.00, 本年收入: 960.00, 本年支出: 960.00, 项目支出: 960.00, 年末结转和结余: 0.00 }
    /// #- content/example/housing/2021/final-accounts.md
    /// ## 政府性基金预算财政拨款收入支出决算情况
    ///
    /// 本部门政府性基金本年支出960.00万元。
    /// ```
    ///
    /// # Source
    /// Arithmetic: money is there or it is not. Inspections of disclosures name it.
    pub static STATED_NONE_BUT_PRINTED: "stated-none-but-printed", Warning, adjustable, Arithmetic,
        "说没有的预算，表里却有数", "a fund is said not to be there, and its table has amounts";
}

/// The rule.
pub const RULE: Rule = Rule { info: &STATED_NONE_BUT_PRINTED, check };

fn check(_: &Department, disclosure: &Disclosure) -> Vec<Finding> {
    let required = disclosure.profile.requirement(disclosure.kind);
    let Some((required, narrative)) = required.zip(disclosure.narrative.as_ref()) else {
        return Vec::new();
    };
    let mut findings = Vec::new();
    for section in &narrative.sections {
        let asked = required.sections.iter().find(|asked| section.id.as_ref() == Some(&asked.id));
        let tables = asked.iter().flat_map(|asked| &asked.tables);
        let funds =
            tables.filter_map(|form| disclosure.table(form)).filter(|table| has_money(table));
        for table in funds {
            let Some(names) = names(&disclosure.lexicon, table.form.fund) else { continue };
            let body = narrative.file.slice(section.body);
            let Some(at) = said_to_be_none(&disclosure.lexicon, body, names) else { continue };
            let said = body[at.clone()].to_owned();
            let words = Bilingual::new(
                format!("文字说“{said}”，“{}”里却有数", table.name),
                format!("the text says {said}, and {} has amounts", table.name),
            );
            let start = section.body.range().start;
            let span = Span::new(start + at.start, start + at.end);
            let place = Place::new(&narrative.file, span);
            let finding = Finding::new(&STATED_NONE_BUT_PRINTED, words, place).at("说明", said);
            findings.push(
                finding
                    .related(Role::Compared, Place::new(&disclosure.file, table.span))
                    .help("改写这一句，或核对表", "rewrite the sentence, or check the table"),
            );
        }
    }
    findings
}

fn has_money(table: &Table) -> bool {
    let figures = table.rows.iter().flat_map(|row| row.cells.iter().filter_map(Cell::figure));
    figures.into_iter().any(|figure| !figure.in_base().is_zero())
}

/// What a fund that some departments do not have is called.
fn names(lexicon: &Lexicon, fund: Option<Fund>) -> Option<&WordList> {
    match fund? {
        Fund::Government => Some(&lexicon.government_funds),
        Fund::StateCapital => Some(&lexicon.state_capital_fund),
        Fund::General => None,
    }
}

/// Where a sentence says that there is no such fund: the word for none right before its name.
fn said_to_be_none(lexicon: &Lexicon, body: &str, names: &WordList) -> Option<Range<usize>> {
    lexicon.no_figure.find_in(body).find_map(|none| {
        let name = names.beginning(&body[none.end..])?;
        let end = none.end + name.end;
        let stops = ['。', '\n'];
        let from = body[..none.start].rfind(stops).unwrap_or(0);
        let to = body[end..].find(stops).map_or(body.len(), |stop| end + stop);
        let sentence = &body[from..to];
        let other = lexicon.whole_apart.is_in(sentence) || lexicon.last_year.is_in(sentence);
        (!other).then_some(none.start..end)
    })
}
