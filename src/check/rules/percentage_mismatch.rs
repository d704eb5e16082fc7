use crate::check::prose::{CitableFigures, Kind, Literal, Passage, literals, passages};
use crate::decimal::Decimal;
use crate::finding::{Bilingual, Finding, rule};
use crate::lexicon::Lexicon;
use crate::model::{Department, Disclosure};

use super::Rule;

rule! {
    /// # What it checks
    /// A literal percentage of the narrative, recomputed. After 增长, 下降, 增加, 减少 it is a
    /// growth of a figure that has a year before. After 占 it is the share of an amount of the same
    /// sentence in another figure of the document. After 完成…预算的 or 执行率 it is one figure
    /// over another that belongs to it: accounts over budget, columns side by side. Where there is
    /// nothing to work it out from, the rule is silent.
    ///
    /// # Why it matters
    /// A percentage is worked out by hand from figures that change until the last day.
    ///
    /// # Example (fails)
    /// ```yaml
    /// #- content/example/housing/2021/budget.yaml
    /// format: 1
    /// year: 2021
    /// profile: hebei-county
    /// statements:
    ///   支出说明: { 合计: 1520.40, 基本支出: 520.40, 项目支出: 1000.00 }
    ///   比上年增减情况: { 合计: 1520.40, 上年数: 1600.40, 增加额: -80.00 }
    /// #- content/example/housing/2021/budget.md
    /// ## 增减
    ///
    /// 本年预算比上年减少80.00万元，下降6.00%。
    /// ```
    ///
    /// # Example (passes)
    /// ```yaml
    /// #- content/example/housing/2021/budget.yaml
    /// format: 1
    /// year: 2021
    /// profile: hebei-county
    /// statements:
    ///   支出说明: { 合计: 1520.40, 基本支出: 520.40, 项目支出: 1000.00 }
    ///   比上年增减情况: { 合计: 1520.40, 上年数: 1600.40, 增加额: -80.00 }
    /// #- content/example/housing/2021/budget.md
    /// ## 增减
    ///
    /// 本年预算比上年减少80.00万元，下降5.00%。
    /// ```
    ///
    /// # Source
    /// Arithmetic: a percentage is worked out from two figures.
    pub static PERCENTAGE_MISMATCH: "percentage-mismatch", Warning, adjustable, Arithmetic,
        "文字里的百分比算不出来", "a percentage in a sentence cannot be worked out";
}

/// The rule.
pub const RULE: Rule = Rule { info: &PERCENTAGE_MISMATCH, check };

/// What the words before a percentage say it is.
enum Said {
    Growth,
    Share,
    Completion,
}

fn check(department: &Department, disclosure: &Disclosure) -> Vec<Finding> {
    let mut citable: Option<CitableFigures<'_>> = None;
    let mut findings = Vec::new();
    for passage in passages(disclosure).into_iter().filter(|passage| passage.at == "说明") {
        let literals = literals(&passage);
        for literal in literals.iter().filter(|literal| literal.kind == Kind::Percent) {
            let Some(said) = said(&disclosure.lexicon, &passage, literal) else { continue };
            let citable =
                citable.get_or_insert_with(|| CitableFigures::new(department, disclosure));
            let rates = match said {
                Said::Growth => citable
                    .in_time()
                    .into_iter()
                    .filter_map(|(now, before)| {
                        percent(now.checked_sub(before)?.abs(), before.abs())
                    })
                    .collect(),
                Said::Completion => citable
                    .pairs()
                    .into_iter()
                    .flat_map(|(one, other)| [percent(one, other), percent(other, one)])
                    .flatten()
                    .collect(),
                Said::Share => {
                    shares(disclosure, citable, &amounts(disclosure, &passage, &literals, literal))
                }
            };
            let (low, high) = literal.interval();
            if !rates.is_empty() && !rates.iter().any(|rate| (low..=high).contains(rate)) {
                findings.push(found(&passage, literal, &said));
            }
        }
    }
    findings
}

/// Reads the clause before a percentage.
fn said(lexicon: &Lexicon, passage: &Passage<'_>, literal: &Literal) -> Option<Said> {
    let before =
        passage.text[literal.sentence.start..literal.range.start].trim_end_matches(['约', '近']);
    if lexicon.growth.ending(before).is_some() {
        return Some(Said::Growth);
    }
    let clause = before.rsplit(['，', '、', '：', '（']).next().unwrap_or(before);
    let planned = || lexicon.planned.is_in(clause);
    if (clause.contains("完成") && clause.ends_with('的') && planned())
        || lexicon.completion_rates.ending(clause).is_some()
    {
        Some(Said::Completion)
    } else {
        // What is said to be the share must be an amount: right before 占, or before the comma.
        // 其中基本支出占34.23% names it without its amount.
        let (subject, _) = clause.rsplit_once('占')?;
        (subject.is_empty() || subject.ends_with('元') || subject.ends_with("]]"))
            .then_some(Said::Share)
    }
}

/// The amounts, in 元, that stand before a percentage in its sentence, written or bound.
fn amounts(
    disclosure: &Disclosure,
    passage: &Passage<'_>,
    literals: &[Literal],
    percentage: &Literal,
) -> Vec<Decimal> {
    let near = |start: usize| (percentage.sentence.start..percentage.range.start).contains(&start);
    let written = literals
        .iter()
        .filter(|literal| matches!(literal.kind, Kind::Money(_)) && near(literal.range.start))
        .map(Literal::value);
    let bound = passage.bindings().filter(|binding| near(binding.span.range().start));
    let bound = bound.filter_map(|binding| {
        disclosure.locate(&binding.path)?.cell?.figure().map(crate::model::Figure::in_base)
    });
    written.chain(bound).filter(|amount| !amount.is_zero()).collect()
}

/// What share each amount is of each other figure of the document that is no smaller.
fn shares(
    disclosure: &Disclosure,
    citable: &CitableFigures<'_>,
    amounts: &[Decimal],
) -> Vec<Decimal> {
    let mut wholes: Vec<Decimal> = citable.own().map(|stated| stated.figure.in_base()).collect();
    wholes.extend(amounts);
    if disclosure.tables.is_empty() {
        return Vec::new();
    }
    amounts
        .iter()
        .flat_map(|part| {
            wholes
                .iter()
                .filter(move |whole| *whole >= part)
                .filter_map(move |whole| percent(*part, *whole))
        })
        .collect()
}

/// The decimals to which a rate is worked out before it is compared: more than a printed one has
/// with its half unit, so that rounding moves none out of it.
const RATE_DECIMALS: u32 = 12;

fn percent(part: Decimal, whole: Decimal) -> Option<Decimal> {
    part.percent_of(whole, RATE_DECIMALS)
}

fn found(passage: &Passage<'_>, literal: &Literal, said: &Said) -> Finding {
    let printed = &passage.text[literal.range.clone()];
    let words = match said {
        Said::Growth => Bilingual::new(
            format!("“{printed}”与各数本年、上年之比都不符"),
            format!("{printed} is the growth of no figure that has a year before"),
        ),
        Said::Share => Bilingual::new(
            format!("“{printed}”不是句中金额占任何一个数的比重"),
            format!("{printed} is the share of the sentence's amounts in no figure"),
        ),
        Said::Completion => Bilingual::new(
            format!("“{printed}”与任何一对预算数、执行数之比都不符"),
            format!("{printed} is the ratio of no two figures that belong together"),
        ),
    };
    Finding::new(&PERCENTAGE_MISMATCH, words, passage.place(&literal.range))
        .at(passage.at.clone(), printed)
        .help("按有关的数重新计算", "work it out again from its figures")
}
