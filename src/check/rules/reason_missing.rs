use crate::decimal::Decimal;
use crate::finding::{Bilingual, Finding, Role, rule};
use crate::model::{Department, Disclosure, Figure, FormUse, Meaning, Table};
use crate::source::Place;

use super::Rule;

rule! {
    /// # What it checks
    /// A section of which the profile asks it (`reasons: true`), and whose statement changed from
    /// the year before (its own 增加额, or its total in last year's document) says why: 因, 由于,
    /// 主要, 随着, 新增, 压减, 调整.
    ///
    /// # Why it matters
    /// A change without its reason tells the reader nothing; 三公 and 机关运行经费 must be
    /// explained.
    ///
    /// # Example (fails)
    /// ```yaml
    /// #- content/example/housing/2021/budget.yaml
    /// format: 1
    /// year: 2021
    /// profile: hebei-county
    /// statements:
    ///   “三公”经费预算情况: { 合计: 8.00, 因公出国（境）费: 0.00, 公务用车购置及运维费: 8.00, 公务接待费: 0.00 }
    /// #- content/example/housing/2021/budget.md
    /// ## 财政拨款“三公”经费预算情况及增减变化原因
    ///
    /// 合计8.00万元，比上年减少2.00万元。
    /// #- content/example/housing/2020/budget.yaml
    /// format: 1
    /// year: 2020
    /// profile: hebei-county
    /// statements:
    ///   “三公”经费预算情况: { 合计: 10.00, 因公出国（境）费: 0.00, 公务用车购置及运维费: 10.00, 公务接待费: 0.00 }
    /// ```
    ///
    /// # Example (passes)
    /// ```yaml
    /// #- content/example/housing/2021/budget.yaml
    /// format: 1
    /// year: 2021
    /// profile: hebei-county
    /// statements:
    ///   “三公”经费预算情况: { 合计: 8.00, 因公出国（境）费: 0.00, 公务用车购置及运维费: 8.00, 公务接待费: 0.00 }
    /// #- content/example/housing/2021/budget.md
    /// ## 财政拨款“三公”经费预算情况及增减变化原因
    ///
    /// 合计8.00万元，比上年减少2.00万元，主要是报废车辆1台。
    /// #- content/example/housing/2020/budget.yaml
    /// format: 1
    /// year: 2020
    /// profile: hebei-county
    /// statements:
    ///   “三公”经费预算情况: { 合计: 10.00, 因公出国（境）费: 0.00, 公务用车购置及运维费: 10.00, 公务接待费: 0.00 }
    /// ```
    ///
    /// # Source
    /// The template of the place: the profile names the sections that explain changes.
    /// `财预〔2016〕143号` asks for it in all places.
    pub static REASON_MISSING: "reason-missing", Warning, adjustable, Template, Incomplete,
        "增减没有说明原因", "a change is not explained";
}

/// The rule.
pub const RULE: Rule = Rule { info: &REASON_MISSING, check };

fn check(department: &Department, disclosure: &Disclosure) -> Vec<Finding> {
    let (Some(narrative), Some(requirement)) =
        (&disclosure.narrative, disclosure.profile.requirement(disclosure.kind))
    else {
        return Vec::new();
    };
    let before = department.disclosure(disclosure.key().year_before());
    let mut findings = Vec::new();
    for required in requirement.sections.iter().filter(|section| section.reasons) {
        let Some(section) = narrative
            .sections
            .iter()
            .find(|section| section.id.as_deref() == Some(required.id.as_str()))
        else {
            continue;
        };
        let text = narrative.file.slice(section.body);
        if text.trim().is_empty() || disclosure.lexicon.reasons.is_in(text) {
            continue;
        }
        let statements = required
            .tables
            .iter()
            .filter_map(|form| disclosure.table(form))
            .filter(|table| table.form.used_for == FormUse::Statement);
        let Some((table, total, change)) =
            statements.filter_map(|table| changed(table, before)).next()
        else {
            continue;
        };
        let words = Bilingual::new(
            format!(
                "“{}”比上年变动 {} {}，“{}”一节没有说明原因",
                table.name,
                change.normalize(),
                total.unit.name(),
                section.title
            ),
            format!(
                "{} changed by {} {} and the section {} does not say why",
                table.name,
                change.normalize(),
                total.unit.name(),
                section.title
            ),
        );
        let finding =
            Finding::new(&REASON_MISSING, words, Place::new(&narrative.file, section.heading_span))
                .at(format!("说明/{}", section.title), total.printed.clone());
        findings.push(
            finding
                .related(Role::Compared, Place::new(&disclosure.file, total.span))
                .help("写明增减的主要原因", "say what the main reason is"),
        );
    }
    findings
}

/// The figure of a statement that changed, and by how much in its own unit: what it says itself,
/// else its total against last year's.
fn changed<'a>(
    table: &'a Table,
    before: Option<&Disclosure>,
) -> Option<(&'a Table, &'a Figure, Decimal)> {
    let own = figure(table, table.form.line_of(Meaning::Change))
        .map(|figure| (figure, figure.amount.decimal()));
    let (figure, change) = own.or_else(|| {
        let (now, then) = (total(table)?, before?.table(&table.form.id).and_then(total)?);
        Some((now, now.unit.of_base(now.in_base().checked_sub(then.in_base())?)?))
    })?;
    (!change.is_zero()).then_some((table, figure, change))
}

fn total(table: &Table) -> Option<&Figure> {
    figure(table, table.form.total_line())
}

fn figure(table: &Table, line: Option<usize>) -> Option<&Figure> {
    table.rows[table.line(line?)?].cells.iter().find_map(|cell| cell.figure())
}
