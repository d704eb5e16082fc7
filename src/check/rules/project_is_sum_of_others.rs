use std::cmp::Ordering;

use crate::decimal::Decimal;
use crate::finding::{Bilingual, Finding, Role, rule};
use crate::model::path::project_cell_path;
use crate::model::{Department, Disclosure, Figure, Project};
use crate::source::Place;

use super::Rule;

rule! {
    /// # What it checks
    /// A project whose budget, to the fraction, is the sum of two other projects of the same
    /// disclosure. Round amounts (whole 万元) prove nothing and are left alone. Among many projects
    /// two will add up to a third by chance: where that is likelier than one in ten thousand, the
    /// rule speaks only if the three, and no other project, state the same quantity (243套).
    ///
    /// # Why it matters
    /// The same money may be listed twice: once by its source, once by its use.
    ///
    /// # Example (fails)
    /// ```yaml
    /// #- content/example/housing/2021/performance-targets.yaml
    /// format: 1
    /// year: 2021
    /// profile: hebei-county
    /// projects:
    ///   - { code: "333-0001", name: 公租房补助, funds: { 预算数: 589.49 } }
    ///   - { code: "333-0002", name: 保障房补助, funds: { 预算数: 110.17 } }
    ///   - { code: "333-0003", name: 租赁住房保障, funds: { 预算数: 699.66 } }
    /// ```
    ///
    /// # Example (passes)
    /// ```yaml
    /// #- content/example/housing/2021/performance-targets.yaml
    /// format: 1
    /// year: 2021
    /// profile: hebei-county
    /// projects:
    ///   - { code: "333-0001", name: 公租房补助, funds: { 预算数: 589.49 } }
    ///   - { code: "333-0002", name: 保障房补助, funds: { 预算数: 110.00 } }
    ///   - { code: "333-0003", name: 租赁住房保障, funds: { 预算数: 699.50 } }
    /// ```
    ///
    /// # Source
    /// Practice: `乐亭县2024` has a project that is the sum of two others.
    pub static PROJECT_IS_SUM_OF_OTHERS: "project-is-sum-of-others", Warning, adjustable, Practice, Inaccurate,
        "一个项目的金额恰为另两个之和", "a project is exactly the sum of two others";
}

/// The rule.
pub const RULE: Rule = Rule { info: &PROJECT_IS_SUM_OF_OTHERS, check };

/// That the amount of a project is that of two others.
fn told(project: &Project, figure: &Figure, [one, two]: [&Project; 2]) -> Bilingual {
    let amount = format!("{} {}", figure.amount.grouped(), figure.unit.name());
    let [name, one, two] = [project, one, two].map(|project| &project.name.value);
    Bilingual::new(
        format!("“{name}”的 {amount} 恰为“{one}”与“{two}”之和"),
        format!("{amount} of {name} is exactly {one} and {two} together"),
    )
}

fn check(_: &Department, disclosure: &Disclosure) -> Vec<Finding> {
    let Some(form) = disclosure.project_form.as_deref() else { return Vec::new() };
    let Some(column) = form.main_column() else {
        return Vec::new();
    };
    let figures: Vec<(&Project, &Figure)> = disclosure
        .projects
        .iter()
        .filter_map(|project| Some((project, project.row.cells[column].figure()?)))
        .collect();
    let amounts = figures.iter().map(|(_, figure)| figure.amount.decimal());
    let mut parts: Vec<Decimal> = amounts.filter(|amount| amount.is_positive()).collect();
    parts.sort_unstable();
    let mut findings = Vec::new();
    let may_be = |figure: &Figure| {
        !is_round(figure) && are_two_of(&parts, figure.amount.decimal()) != Some(false)
    };
    for (index, (project, figure)) in
        figures.iter().enumerate().filter(|(_, (_, figure))| may_be(figure))
    {
        let others = || {
            figures.iter().enumerate().filter(move |(other, (_, figure))| {
                *other != index && figure.amount.decimal().is_positive()
            })
        };
        let pair = others().find_map(|(first, (one, a))| {
            let rest = figure.amount.decimal().checked_sub(a.amount.decimal())?;
            others()
                .find(|(second, (_, b))| *second > first && b.amount.decimal() == rest)
                .map(|(_, (two, _))| (*one, *two))
        });
        let Some((one, two)) = pair else { continue };
        if by_chance(&figures) && !say_the_same(&disclosure.projects, [project, one, two]) {
            continue;
        }
        let words = told(project, figure, [one, two]);
        let finding = Finding::new(
            &PROJECT_IS_SUM_OF_OTHERS,
            words,
            Place::new(&disclosure.file, figure.span),
        )
        .at(project_cell_path(project, form, column), figure.printed.clone());
        findings.push(
            finding
                .related(Role::Compared, Place::new(&disclosure.file, one.span))
                .related(Role::Compared, Place::new(&disclosure.file, two.span))
                .help("核对是否重复列示", "check whether the same money is listed twice"),
        );
    }
    findings
}

/// Whether two of some sorted amounts are a sum; nothing where it has more digits than can be computed.
fn are_two_of(sorted: &[Decimal], sum: Decimal) -> Option<bool> {
    let (mut low, mut high) = (0, sorted.len());
    while low + 1 < high {
        match sorted[low].checked_add(sorted[high - 1])?.cmp(&sum) {
            Ordering::Less => low += 1,
            Ordering::Equal => return Some(true),
            Ordering::Greater => high -= 1,
        }
    }
    Some(false)
}

/// Whether it is whole 万元.
fn is_round(figure: &Figure) -> bool {
    figure.in_base().last_place().is_none_or(|place| place >= 4)
}

/// Whether two of so many amounts may well add up to a third: as many sums as there are, over as
/// many values as the largest amount could take.
fn by_chance(figures: &[(&Project, &Figure)]) -> bool {
    let count = u128::try_from(figures.len()).unwrap_or(u128::MAX);
    let sums =
        count.saturating_mul(count.saturating_sub(1)).saturating_mul(count.saturating_sub(2)) / 2;
    // How many steps of its last decimal an amount is: at most 24 digits.
    let values =
        figures.iter().map(|(_, figure)| figure.amount.decimal().steps()).max().unwrap_or_default();
    sums.saturating_mul(10_000) > values
}

/// Whether these projects, and no other, state one quantity alike.
fn say_the_same(projects: &[Project], three: [&Project; 3]) -> bool {
    let states =
        |project: &Project, quantity: &str| quantities(project).any(|other| other == quantity);
    quantities(three[0]).any(|quantity| {
        three.iter().all(|project| states(project, quantity))
            && projects.iter().filter(|project| states(project, quantity)).count() == three.len()
    })
}

/// The targets of a project that count something.
fn quantities(project: &Project) -> impl Iterator<Item = &str> {
    let targets =
        project.objectives.indicators.iter().filter_map(|indicator| indicator.target.as_ref());
    targets
        .filter(|target| {
            target
                .value
                .quantity
                .as_ref()
                .is_some_and(|(_, _, unit)| !matches!(unit.as_str(), "" | "%"))
        })
        .map(|target| target.value.printed.as_str())
}
