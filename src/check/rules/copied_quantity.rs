use crate::decimal::Decimal;
use crate::finding::{Bilingual, Finding, Role, rule};
use crate::lexicon::Lexicon;
use crate::model::path::project_path;
use crate::model::{Department, Disclosure, Indicator, MoneyUnit, Project};
use crate::source::Place;

use super::Rule;

rule! {
    /// # What it checks
    /// An unusual quantity (three digits or more, or with decimals; not money, not percent) that
    /// indicators of two projects share, where neither the projects' names nor the indicators' have
    /// two characters in common, or an English word, and their purposes and goals no three
    /// characters. Words that any name may have (改造, 农村) count for nothing.
    ///
    /// # Why it matters
    /// A table is often made from the one before: 451个 棚户区 becomes 451个 消防栓.
    ///
    /// # Example (fails)
    /// ```yaml
    /// #- content/example/housing/2021/performance-targets.yaml
    /// format: 1
    /// year: 2021
    /// profile: hebei-county
    /// projects:
    ///   - code: "333-0001"
    ///     name: 棚户区改造
    ///     funds: { 预算数: 10.00 }
    ///     indicators: [{ level: [产出指标], name: 征收户数, target: "451个" }]
    ///   - code: "333-0002"
    ///     name: 消防栓维护
    ///     funds: { 预算数: 5.00 }
    ///     indicators: [{ level: [产出指标], name: 完成情况, target: "451个" }]
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
    ///     name: 棚户区改造
    ///     funds: { 预算数: 10.00 }
    ///     indicators: [{ level: [产出指标], name: 征收户数, target: "451个" }]
    ///   - code: "333-0002"
    ///     name: 消防栓维护
    ///     funds: { 预算数: 5.00 }
    ///     indicators: [{ level: [产出指标], name: 完成情况, target: "288座" }]
    /// ```
    ///
    /// # Source
    /// Practice: `乐亭县2024` has one number of things in projects that have nothing in common.
    pub static COPIED_QUANTITY: "copied-quantity", Note, adjustable, Practice,
        "同一个数量出现在不相干的项目里", "one quantity in projects that have nothing to do with each other";
}

/// The rule.
pub const RULE: Rule = Rule { info: &COPIED_QUANTITY, check };

fn check(_: &Department, disclosure: &Disclosure) -> Vec<Finding> {
    let all: Vec<(&Project, &Indicator)> = disclosure
        .projects
        .iter()
        .flat_map(|project| {
            project
                .objectives
                .indicators
                .iter()
                .filter(|indicator| unusual(indicator))
                .map(move |indicator| (project, indicator))
        })
        .collect();
    let mut findings = Vec::new();
    for (index, (project, indicator)) in all.iter().enumerate() {
        let printed = |indicator: &Indicator| {
            indicator.target.as_ref().map(|target| target.value.printed.clone()).unwrap_or_default()
        };
        let twin = all[..index].iter().find(|(other, before)| {
            other.id != project.id
                && printed(before) == printed(indicator)
                && !related(&disclosure.lexicon, &other.name.value, &project.name.value)
                && !related(&disclosure.lexicon, &before.name, &indicator.name)
                && !of_one_work(other, project)
        });
        let Some((other, before)) = twin else { continue };
        let value = printed(indicator);
        let words = Bilingual::new(
            format!(
                "“{}”的“{}”与“{}”的“{}”都是 {value}，可能是照抄",
                project.name.value, indicator.name, other.name.value, before.name
            ),
            format!(
                "{} of {} and {} of {} are both {value}: copied?",
                indicator.name, project.name.value, before.name, other.name.value
            ),
        );
        let place = indicator.target.as_ref().map_or(indicator.span, |target| target.span);
        let finding = Finding::new(&COPIED_QUANTITY, words, Place::new(&disclosure.file, place))
            .at(format!("{}/indicators/{}/target", project_path(project), indicator.key), value);
        findings.push(finding.related(Role::First, Place::new(&disclosure.file, before.span)));
    }
    findings
}

fn unusual(indicator: &Indicator) -> bool {
    let Some((_, amount, unit)) =
        indicator.target.as_ref().and_then(|target| target.value.quantity.as_ref())
    else {
        return false;
    };
    let money = MoneyUnit::ALL.iter().any(|money| unit.starts_with(money.name()));
    let significant = amount.decimal() >= Decimal::ONE_HUNDRED || amount.decimals() > 0;
    !unit.is_empty()
        && !money
        && !unit.starts_with(['%', '％', '年', '月'])
        && !unit.starts_with("百分")
        && significant
}

/// Whether what two projects are for, or are to reach, has three characters in a row in common: one
/// programme that two budgets pay for counts the same households.
fn of_one_work(one: &Project, other: &Project) -> bool {
    let about = |project: &Project| -> String {
        let goals = project.objectives.goals.iter().map(|goal| goal.value.as_str());
        project.purpose.as_deref().into_iter().chain(goals).collect::<Vec<_>>().join("\n")
    };
    let (one, other) = (about(one), about(other));
    let letters: Vec<char> = one.chars().collect();
    letters.windows(3).any(|three| {
        let word = three.iter().all(|c| !c.is_ascii() && c.is_alphabetic());
        word && other.contains(&three.iter().collect::<String>())
    })
}

/// Whether two names share two characters in a row that say something, or an English word that
/// does.
fn related(lexicon: &Lexicon, one: &str, other: &str) -> bool {
    let says = |word: &str| !lexicon.generic_words.has(word);
    // What a general word and its neighbour make is no word: 造项 of 改造项目.
    let mut own = one.to_owned();
    for general in lexicon.generic_words.find_in(one) {
        own.replace_range(general.clone(), &"\0".repeat(general.len()));
    }
    let letters: Vec<char> = own.chars().filter(|c| !c.is_ascii() || *c == '\0').collect();
    let shares_pair = letters
        .windows(2)
        .filter(|pair| !pair.contains(&'\0'))
        .any(|pair| other.contains(&pair.iter().collect::<String>()));
    let words = |name: &str| -> Vec<String> {
        let words = name.split(|c: char| !c.is_ascii_alphabetic()).filter(|word| word.len() > 2);
        words.map(str::to_ascii_lowercase).collect()
    };
    let others = words(other);
    shares_pair || words(one).iter().any(|word| says(word) && others.contains(word))
}
