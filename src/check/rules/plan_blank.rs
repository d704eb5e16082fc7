use crate::check::spot::{Spot, at_first};
use crate::decimal::Decimal;
use crate::finding::{Bilingual, Finding, Role, rule};
use crate::model::path::project_cell_path;
use crate::model::{Cell, Department, Disclosure, Unit};
use crate::source::Place;

use super::Rule;

rule! {
    /// # What it checks
    /// A project with an amount whose spending plan is blank throughout, or blank before its last
    /// figure. Blank after 100% is nothing more to spend. One finding a document, with the number
    /// of projects and their money.
    ///
    /// # Why it matters
    /// The plan is what spending is held against during the year. A form that prints the cells asks
    /// for it.
    ///
    /// # Example (fails)
    /// ```yaml
    /// #- content/example/housing/2021/performance-targets.yaml
    /// format: 1
    /// year: 2021
    /// profile: hebei-county
    /// projects:
    ///   - code: "333-0001"
    ///     name: 道路养护
    ///     funds: { 预算数: 10.00 }
    ///     plan: { 3月底:, 6月底:, 10月底:, 12月底: 100% }
    /// ```
    ///
    /// # Example (passes)
    /// ```yaml
    /// #- content/example/housing/2021/performance-targets.yaml
    /// format: 1
    /// year: 2021
    /// profile: hebei-county
    /// projects:
    ///   - code: "333-0001"
    ///     name: 道路养护
    ///     funds: { 预算数: 10.00 }
    ///     plan: { 3月底: 25%, 6月底: 50%, 10月底: 75%, 12月底: 100% }
    /// ```
    ///
    /// # Source
    /// Practice: `定州市2020` leaves the plan of ten of twenty-one projects blank, `北戴河区2021` fills in
    /// the last cell alone in three of fourteen.
    pub static PLAN_BLANK: "plan-blank", Note, adjustable, Practice, Incomplete,
        "资金支出计划没有填", "a spending plan that is not filled in";
}

/// The rule.
pub const RULE: Rule = Rule { info: &PLAN_BLANK, check };

fn check(_: &Department, disclosure: &Disclosure) -> Vec<Finding> {
    let Some(form) = disclosure.project_form.as_deref() else { return Vec::new() };
    let columns: Vec<usize> =
        (0..form.columns.len()).filter(|column| form.columns[*column].plan).collect();
    let mut spots = Vec::new();
    let mut money = Vec::new();
    for project in &disclosure.projects {
        let Some((_, amount)) = form.main_figure(&project.row) else { continue };
        let plan = columns.iter().map(|column| (*column, &project.row.cells[*column]));
        let filled = plan.clone().rposition(|(_, cell)| cell.figure().is_some());
        let due = filled.unwrap_or(columns.len());
        let blank = plan.take(due).find(|(_, cell)| matches!(cell, Cell::Blank(_)));
        let Some((column, cell)) = blank.filter(|_| !amount.in_base().is_zero()) else { continue };
        let place = cell.span().unwrap_or(project.span);
        spots.push(Spot {
            place: Place::new(&disclosure.file, place),
            at: project_cell_path(project, form, column),
            value: String::new(),
        });
        money.push(amount.in_base());
    }
    let projects = spots.len();
    let unit = disclosure.project_unit();
    let sum = Decimal::checked_sum(money)
        .and_then(|sum| Unit::Money(unit).of_base(sum))
        .map(|sum| sum.normalize().to_string())
        .unwrap_or_default();
    let help = ("按表填写各时点的累计进度", "fill in how much is to be spent by each date");
    let name = unit.name();
    let words = Bilingual::new(
        format!("{projects}个项目的资金支出计划没有填或没有填全，金额合计 {sum} {name}"),
        format!("the spending plan of {projects} projects ({sum} {name}) is not filled in"),
    );
    let finding = at_first(&PLAN_BLANK, spots, Role::Contributing, words);
    finding.map(|finding| finding.help(help.0, help.1)).into_iter().collect()
}
