use crate::decimal::Decimal;
use crate::finding::{Arithmetic, Bilingual, Finding, Role, rule};
use crate::model::path::project_cell_path;
use crate::model::{Amount, Department, Disclosure, Indicator, MoneyUnit, Project, Unit};
use crate::source::Place;

use super::Rule;

rule! {
    /// # What it checks
    /// In one project, an indicator that counts things (100台) and another that prices one of them
    /// (1000元/台): their product against the budget of the project.
    ///
    /// # Why it matters
    /// One of the three is wrong, or the project pays for something else that it does not name.
    ///
    /// # Example (fails)
    /// ```yaml
    /// #- content/example/housing/2021/performance-targets.yaml
    /// format: 1
    /// year: 2021
    /// profile: hebei-county
    /// projects:
    ///   - code: "333-0001"
    ///     name: 示例项目
    ///     funds: { 预算数: 7.60, 财政资金: 7.60 }
    ///     indicators:
    ///       - { level: [产出指标, 数量指标], name: 检测数量, target: "100台" }
    ///       - { level: [产出指标, 成本指标], name: 检测单价, target: "1000元/台" }
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
    ///     name: 示例项目
    ///     funds: { 预算数: 10.00, 财政资金: 10.00 }
    ///     indicators:
    ///       - { level: [产出指标, 数量指标], name: 检测数量, target: "100台" }
    ///       - { level: [产出指标, 成本指标], name: 检测单价, target: "1000元/台" }
    /// ```
    ///
    /// # Source
    /// Arithmetic: so many at such a price. `乐亭县2024` has 100台 at 1000元/台 and a budget of
    /// 7.6万元.
    pub static PRICE_TIMES_QUANTITY: "price-times-quantity", Warning, adjustable, Arithmetic, Inaccurate,
        "数量乘单价与预算数不符", "quantity times price is not the budget";
}

/// The rule.
pub const RULE: Rule = Rule { info: &PRICE_TIMES_QUANTITY, check };

fn check(_: &Department, disclosure: &Disclosure) -> Vec<Finding> {
    let Some(form) = disclosure.project_form.as_deref() else { return Vec::new() };
    let Some(column) = form.main_column() else {
        return Vec::new();
    };
    disclosure
        .projects
        .iter()
        .filter_map(|project| {
            of_project(disclosure, project, column, project_cell_path(project, form, column))
        })
        .collect()
}

fn of_project(
    disclosure: &Disclosure,
    project: &Project,
    column: usize,
    path: String,
) -> Option<Finding> {
    let budget = project.row.cells[column].figure()?;
    let indicators = &project.objectives.indicators;
    let (priced, price, thing) = indicators
        .iter()
        .find_map(|indicator| price(indicator).map(|(price, thing)| (indicator, price, thing)))?;
    let (counted, quantity) = indicators.iter().find_map(|indicator| {
        let (_, amount, unit) = indicator.target.as_ref()?.value.quantity.as_ref()?;
        (*unit == thing).then(|| (indicator, amount.decimal()))
    })?;
    let Unit::Money(unit) = budget.unit else { return None };
    let product = price.checked_mul(quantity)?;
    // What is printed rounded stands for its interval.
    let difference = budget.in_base().checked_sub(product)?;
    if difference.abs() <= budget.precision() {
        return None;
    }
    let show = |amount: Decimal| Some(budget.unit.of_base(amount)?.normalize().to_string());
    let numbers = Arithmetic {
        reported: show(budget.in_base())?,
        computed: show(product)?,
        difference: show(difference)?,
    };
    let unit = unit.name();
    let product = budget.unit.of_base(product)?.normalize();
    let [printed, quantity, product] =
        [budget.amount, Amount::from_decimal(quantity.normalize()), Amount::from_decimal(product)]
            .map(Amount::grouped);
    let words = Bilingual::new(
        format!(
            "“{}”预算数 {printed} {unit}，{quantity}{thing} × 单价为 {product} {unit}",
            project.name.value,
        ),
        format!(
            "{} has a budget of {printed} {unit}; {quantity} {thing} at that price are {product} {unit}",
            project.name.value,
        ),
    );
    let mut finding =
        Finding::new(&PRICE_TIMES_QUANTITY, words, Place::new(&disclosure.file, budget.span))
            .at(path, budget.printed.clone());
    finding.arithmetic = Some(numbers);
    finding.unit = Some(unit.to_owned());
    let place = |indicator: &Indicator| Place::new(&disclosure.file, indicator.span);
    Some(finding.related(Role::Compared, place(counted)).related(Role::Compared, place(priced)))
}

/// `1000元/台`: the price of one, in 元, and what it is the price of.
fn price(indicator: &Indicator) -> Option<(Decimal, String)> {
    let (_, amount, unit) = indicator.target.as_ref()?.value.quantity.as_ref()?;
    let (money, thing) = unit.split_once('/')?;
    Some((Unit::Money(MoneyUnit::named(money)?).in_base(amount.decimal())?, thing.to_owned()))
}
