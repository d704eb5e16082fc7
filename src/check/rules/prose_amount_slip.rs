use crate::check::prose::{CitableFigures, Kind, Literal, Passage, Slip, literals, passages, slip};
use crate::finding::{Bilingual, Finding, Related, Role, rule};
use crate::model::{Department, Disclosure};
use crate::source::Place;

use super::Rule;

rule! {
    /// # What it checks
    /// A literal amount in the narrative, goals, outcomes or purposes that no figure agrees with,
    /// while a figure of the disclosure has its digits in another unit, with two neighbouring
    /// digits swapped, or with a digit more or less. A unit that there is not (1.65亿万元) is one
    /// too.
    ///
    /// # Why it matters
    /// Sentences are typed by hand, and citizens quote them. The finding names the figure and what
    /// would make it agree.
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
    /// ## 支出
    ///
    /// 支出1520.40元，其中基本支出502.40万元。
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
    /// ## 支出
    ///
    /// 支出1520.40万元，其中基本支出520.40万元。
    /// ```
    ///
    /// # Source
    /// Practice: `株洲市渌口区2020` has 1.65亿万元; the sentences of a document repeat the figures
    /// of its tables.
    pub static PROSE_AMOUNT_SLIP: "prose-amount-slip", Error, adjustable, Practice,
        "文字里的金额像是写错了单位或数字", "an amount in a sentence is a figure mistyped";
}

/// The rule.
pub const RULE: Rule = Rule { info: &PROSE_AMOUNT_SLIP, check };

fn check(department: &Department, disclosure: &Disclosure) -> Vec<Finding> {
    let mut citable: Option<CitableFigures<'_>> = None;
    let mut findings = Vec::new();
    for passage in passages(disclosure) {
        for literal in literals(&passage) {
            match literal.kind {
                Kind::Impossible => findings.push(impossible(&passage, &literal)),
                Kind::Money(_) => {
                    let citable =
                        citable.get_or_insert_with(|| CitableFigures::new(department, disclosure));
                    if !citable.holds(literal.interval()) {
                        findings.extend(mistyped(disclosure, &passage, &literal, citable));
                    }
                }
                Kind::Percent => {}
            }
        }
    }
    findings
}

fn impossible(passage: &Passage<'_>, literal: &Literal) -> Finding {
    let printed = &passage.text[literal.range.clone()];
    let words = Bilingual::new(
        format!("“{printed}”不是金额单位"),
        format!("{printed} is in no unit of money"),
    );
    Finding::new(&PROSE_AMOUNT_SLIP, words, passage.place(&literal.range))
        .at(passage.at.clone(), printed)
        .help("写成元、万元或亿元", "write 元, 万元 or 亿元")
}

fn mistyped(
    disclosure: &Disclosure,
    passage: &Passage<'_>,
    literal: &Literal,
    citable: &CitableFigures<'_>,
) -> Option<Finding> {
    let (stated, slip) =
        citable.own().find_map(|stated| slip(literal, stated.figure).map(|slip| (stated, slip)))?;
    let (figure, path) = (stated.figure, stated.path());
    let printed = &passage.text[literal.range.clone()];
    let (zh, en) = match slip {
        Slip::Unit(unit) => (
            format!("若写成{}{}", literal.amount, unit.name()),
            format!("would agree as {}{}", literal.amount, unit.name()),
        ),
        Slip::Swapped(amount) => (
            format!("若为 {amount}（两位数字颠倒）"),
            format!("would agree as {amount}: two digits swapped"),
        ),
        Slip::Digit(amount) => (
            format!("若为 {amount}（多写或漏写一位）"),
            format!("would agree as {amount}: a digit too many or too few"),
        ),
    };
    let words = Bilingual::new(
        format!("文字里的“{printed}”与各数都不符；{zh}则与「{path}」相符"),
        format!("`{printed}` agrees with no figure; it {en} (`{path}`)"),
    );
    let mut finding = Finding::new(&PROSE_AMOUNT_SLIP, words, passage.place(&literal.range))
        .at(passage.at.clone(), printed);
    finding.related.push(Related {
        role: Role::Compared,
        at: Some(path),
        place: Place::new(&disclosure.file, figure.span),
        value: Some(figure.printed.clone()),
    });
    Some(finding.help("改正，或用 [[…]] 引用该数", "correct it, or bind the figure with [[…]]"))
}
