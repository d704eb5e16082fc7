use crate::check::prose::{CitableFigures, Kind, Literal, Passage, literals, passages, slip};
use crate::decimal::Decimal;
use crate::finding::{Bilingual, Finding, rule};
use crate::model::{Amount, Department, Disclosure, MoneyUnit, Unit};

use super::Rule;

rule! {
    /// # What it checks
    /// A literal amount in the narrative, goals, outcomes or purposes that is, as printed, no
    /// figure of the disclosure, of the department's documents of the year or of the neighbouring
    /// years, no difference of two figures that belong together, and no quantity times price in its
    /// own sentence. 约, 近, 余, 多 widen it.
    ///
    /// # Why it matters
    /// What a sentence says and no table holds is checked by nobody. A figure that the document
    /// gives only in words belongs to `statements`.
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
    /// 支出1520.40万元，比上年减少95.13万元。
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
    /// 支出1520.40万元，约1520万元，比上年减少80万元。
    /// ```
    ///
    /// # Source
    /// Practice: the sentences of a document repeat the figures of its tables.
    pub static PROSE_AMOUNT_UNMATCHED: "prose-amount-unmatched", Warning, adjustable, Practice,
        "文字里的金额在表里找不到", "an amount in a sentence agrees with no figure";
}

/// The rule.
pub const RULE: Rule = Rule { info: &PROSE_AMOUNT_UNMATCHED, check };

fn check(department: &Department, disclosure: &Disclosure) -> Vec<Finding> {
    let mut citable: Option<CitableFigures<'_>> = None;
    let mut findings = Vec::new();
    for passage in passages(disclosure) {
        for literal in
            literals(&passage).into_iter().filter(|literal| matches!(literal.kind, Kind::Money(_)))
        {
            let citable =
                citable.get_or_insert_with(|| CitableFigures::new(department, disclosure));
            let explained = citable.holds(literal.interval())
                || is_product(&passage, &literal)
                || citable.own().any(|stated| slip(&literal, stated.figure).is_some());
            if !explained && !literal.amount.decimal().is_zero() {
                let printed = &passage.text[literal.range.clone()];
                let words = Bilingual::new(
                    format!("文字里的“{printed}”在各表、各项目和相邻年度里都找不到"),
                    format!(
                        "`{printed}` is no figure of the tables, the projects or the neighbouring years"
                    ),
                );
                let finding =
                    Finding::new(&PROSE_AMOUNT_UNMATCHED, words, passage.place(&literal.range))
                        .at(passage.at.clone(), printed);
                findings.push(
                    finding.help("核对；只在文字里出现的数写进 statements，再用 [[…]] 引用", "check it; a figure given only in words goes into statements and is bound with [[…]]"),
                );
            }
        }
    }
    findings
}

/// Whether its own sentence works it out: 41431户 at 169.5元/户, or two amounts that it adds up.
fn is_product(passage: &Passage<'_>, literal: &Literal) -> bool {
    let sentence = &passage.text[literal.sentence.clone()];
    // A line of a hundred thousand amounts is read once for each: only where there is a price.
    if !sentence.contains(['/', '每']) {
        return false;
    }
    let (low, high) = literal.interval();
    let prices: Vec<Decimal> =
        numbers(sentence).into_iter().filter_map(|number| number.price()).collect();
    let counts: Vec<Decimal> = numbers(sentence).into_iter().map(|number| number.amount).collect();
    prices.iter().any(|price| {
        counts
            .iter()
            .filter_map(|count| price.checked_mul(*count))
            .any(|product| product >= low && product <= high)
    })
}

/// A number of a sentence, with what stands around it.
struct Number<'a> {
    amount: Decimal,
    before: &'a str,
    after: &'a str,
}

impl Number<'_> {
    /// What one of them costs, in 元: 169.5元/户, 每盏2500元.
    fn price(&self) -> Option<Decimal> {
        let unit = MoneyUnit::ALL
            .into_iter()
            .filter(|unit| self.after.starts_with(unit.name()))
            .max_by_key(|unit| unit.name().len())?;
        let clause = self.before.rsplit(['，', '、', '；', '（']).next().unwrap_or_default();
        (self.after[unit.name().len()..].starts_with('/') || clause.contains('每'))
            .then(|| Unit::Money(unit).in_base(self.amount))?
    }
}

/// Every number of a sentence.
fn numbers(text: &str) -> Vec<Number<'_>> {
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(start) = text[at..].find(|c: char| c.is_ascii_digit()).map(|start| at + start) {
        let end = text[start..]
            .find(|c: char| !c.is_ascii_digit() && c != '.' && c != ',')
            .map_or(text.len(), |end| start + end);
        if let Ok(amount) = Amount::parse(text[start..end].trim_end_matches(['.', ','])) {
            found.push(Number {
                amount: amount.decimal(),
                before: &text[..start],
                after: &text[end..],
            });
        }
        at = end;
    }
    found
}
