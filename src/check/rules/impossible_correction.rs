use crate::finding::{Bilingual, Finding, Role, rule};
use crate::model::{Amount, Cell, Correction, Department, Disclosure};
use crate::source::{Place, Spanned};

use super::Rule;

rule! {
    /// # What it checks
    /// That a correction can be true: the last one of a figure changed it (`was` is not what stands
    /// there now), none is dated before the disclosure was published (`dates.published`), and none
    /// stands twice (one figure, one day, one old value).
    ///
    /// # Why it matters
    /// Readers and feed readers are told of every correction. One that changes nothing, or happened
    /// before there was anything to correct, is a slip: of the figure, of the date, or of a file
    /// that was written over.
    ///
    /// # Example (fails)
    /// ```yaml
    /// #- content/example/housing/2021/budget.yaml
    /// format: 1
    /// year: 2021
    /// profile: hebei-county
    /// statements:
    ///   收入说明: { 合计: 1520.40, 一般公共预算: 1520.40 }
    /// corrections:
    ///   - { at: 收入说明/合计, was: 1520.40, date: 2021-04-02, reason: 录入错误 }
    /// ```
    ///
    /// # Example (fails)
    /// ```yaml
    /// #- content/example/housing/2021/budget.yaml
    /// format: 1
    /// year: 2021
    /// profile: hebei-county
    /// dates: { published: 2021-02-28 }
    /// statements:
    ///   收入说明: { 合计: 1520.40, 一般公共预算: 1520.40 }
    /// corrections:
    ///   - { at: 收入说明/合计, was: 1502.40, date: 2020-04-02, reason: 录入错误 }
    /// ```
    ///
    /// # Example (passes)
    /// ```yaml
    /// #- content/example/housing/2021/budget.yaml
    /// format: 1
    /// year: 2021
    /// profile: hebei-county
    /// dates: { published: 2021-02-28 }
    /// statements:
    ///   收入说明: { 合计: 1520.40, 一般公共预算: 1520.40 }
    /// corrections:
    ///   - { at: 收入说明/合计, was: 1520.40, date: 2021-03-02, reason: 录入错误 }
    ///   - { at: 收入说明/合计, was: 1502.40, date: 2021-04-02, reason: 前次更正有误，恢复原数 }
    /// ```
    ///
    /// # Source
    /// The format: docs/format.md, section 4.
    pub static IMPOSSIBLE_CORRECTION: "impossible-correction", Warning, adjustable, Format, Inaccurate,
        "更正不可能是这样", "a correction cannot be true";
}

/// The rule.
pub const RULE: Rule = Rule { info: &IMPOSSIBLE_CORRECTION, check };

/// A correction whose figure there is.
struct Located<'a> {
    correction: &'a Correction,
    path: String,
    cell: &'a Cell,
}

fn check(_: &Department, disclosure: &Disclosure) -> Vec<Finding> {
    let all: Vec<Located<'_>> = disclosure
        .corrections
        .iter()
        .filter_map(|correction| locate(disclosure, correction))
        .collect();
    let mut findings = Vec::new();
    for (position, one) in all.iter().enumerate() {
        let Correction { at, was, date: Spanned { value: date, .. }, .. } = one.correction;
        let place = Place::new(&disclosure.file, at.span);
        let found = |words: Bilingual| {
            Finding::new(&IMPOSSIBLE_CORRECTION, words, place.clone())
                .at(one.path.clone(), was.clone())
        };
        let same = |other: &&Located<'_>| {
            other.path == one.path
                && other.correction.date.value == *date
                && same_value(&other.correction.was, was)
        };
        if let Some(first) = all[..position].iter().find(same) {
            let words = Bilingual::new(
                format!("这一更正写了两次：{date}，原为{was}"),
                format!("this correction stands twice: {date}, it was {was}"),
            );
            let first = Place::new(&disclosure.file, first.correction.at.span);
            findings.push(
                found(words).related(Role::First, first).help("只留一处", "keep one of them"),
            );
            continue;
        }
        // A figure may be changed and changed back: only what was corrected last must differ from
        // what stands there.
        let last = !all.iter().enumerate().any(|(other, later)| {
            other != position
                && later.path == one.path
                && later.correction.date.value >= *date
                && !same(&later)
        });
        if last && same_value(was, one.cell.printed()) {
            let is = one.cell.printed();
            findings.push(found(Bilingual::new(
                format!("更正没有改变什么：原为{was}，现在也是{is}"),
                format!("the correction changes nothing: it was {was}, and is {is}"),
            )));
        }
        if let Some(published) =
            disclosure.dates.published.as_ref().filter(|published| *date < published.value)
        {
            let day = &published.value;
            findings.push(found(Bilingual::new(
                format!("更正的日期{date}早于公开日期{day}"),
                format!("corrected on {date}, before it was published on {day}"),
            )));
        }
    }
    findings
}

fn locate<'a>(disclosure: &'a Disclosure, correction: &'a Correction) -> Option<Located<'a>> {
    let located = disclosure.locate(&correction.at.value)?;
    Some(Located { correction, path: located.path, cell: located.cell? })
}

/// Whether two texts say one value: as they are printed, or as numbers.
fn same_value(one: &str, other: &str) -> bool {
    let number = |text: &str| Amount::parse(text).ok().map(Amount::decimal);
    one.trim() == other.trim() || number(one).is_some_and(|one| number(other) == Some(one))
}
