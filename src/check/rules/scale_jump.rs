use crate::decimal::Decimal;
use crate::finding::{Bilingual, Finding, Role, rule};
use crate::model::{Department, Disclosure, Figure};
use crate::source::Place;

use super::Rule;

rule! {
    /// # What it checks
    /// A main figure of the profile (收入总计, 本年支出, “三公”经费 …) that is at least five
    /// hundred times last year's, or less than a five-hundredth of it.
    ///
    /// # Why it matters
    /// A table typed in 元 under 单位：万元 satisfies every identity in itself; only another year
    /// shows it.
    ///
    /// # Example (fails)
    /// ```yaml
    /// #- content/example/housing/2020/budget.yaml
    /// format: 1
    /// year: 2020
    /// profile: statutory
    /// statements:
    ///   支出说明: { 合计: 1200.00, 基本支出: 1200.00, 项目支出: 0 }
    /// #- content/example/housing/2021/budget.yaml
    /// format: 1
    /// year: 2021
    /// profile: statutory
    /// statements:
    ///   支出说明: { 合计: 12500000.00, 基本支出: 12500000.00, 项目支出: 0 }
    /// ```
    ///
    /// # Example (passes)
    /// ```yaml
    /// #- content/example/housing/2020/budget.yaml
    /// format: 1
    /// year: 2020
    /// profile: statutory
    /// statements:
    ///   支出说明: { 合计: 1200.00, 基本支出: 1200.00, 项目支出: 0 }
    /// #- content/example/housing/2021/budget.yaml
    /// format: 1
    /// year: 2021
    /// profile: statutory
    /// statements:
    ///   支出说明: { 合计: 1250.00, 基本支出: 1250.00, 项目支出: 0 }
    /// ```
    ///
    /// # Source
    /// Practice: a figure typed in another unit differs from last year's by a factor of thousands.
    pub static SCALE_JUMP: "scale-jump", Warning, adjustable, Practice, Inaccurate,
        "与上年相差上千倍，可能是单位写错", "a thousandfold change from last year";
}

/// The rule.
pub const RULE: Rule = Rule { info: &SCALE_JUMP, check };

fn check(department: &Department, disclosure: &Disclosure) -> Vec<Finding> {
    let Some(last) = department.disclosure(disclosure.key().year_before()) else {
        return Vec::new();
    };
    let mut findings: Vec<Finding> = Vec::new();
    for main in &disclosure.profile.main_figures {
        let (Some(now), Some(before)) = (disclosure.main(main), last.main(main)) else {
            continue;
        };
        let (new, old) = (now.figure.in_base().abs(), before.figure.in_base().abs());
        let far = |one: Decimal| one.checked_mul(Decimal::from(500_u32));
        let jump = !old.is_zero()
            && !new.is_zero()
            && (far(old).is_some_and(|far| new >= far) || far(new).is_some_and(|far| old > far));
        if jump && !findings.iter().any(|finding| finding.at.as_deref() == Some(now.path.as_str()))
        {
            let [new, old] = [now.figure, before.figure].map(shown);
            let words = Bilingual::new(
                format!("{}为 {new}，上年为 {old}，相差五百倍以上", now.path),
                format!("{} is {new}, last year {old}: more than five hundredfold", now.path),
            );
            let finding =
                Finding::new(&SCALE_JUMP, words, Place::new(&disclosure.file, now.figure.span))
                    .at(now.path.clone(), now.figure.printed.clone());
            findings.push(
                finding
                    .related(Role::Compared, Place::new(&last.file, before.figure.span))
                    .help("核对单位是元还是万元", "check the unit"),
            );
        }
    }
    findings
}

/// A figure with thousands marks and its unit.
fn shown(figure: &Figure) -> String {
    let unit = figure.unit.name();
    let blank = if unit.is_empty() { "" } else { " " };
    format!("{}{blank}{unit}", figure.amount.grouped())
}
