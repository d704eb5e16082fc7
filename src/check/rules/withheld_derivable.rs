use crate::check::withheld::{Derivation, derivations};
use crate::finding::{Bilingual, Finding, Related, rule};
use crate::model::Department;
use crate::source::Place;

rule! {
    /// # What it checks
    /// That nobody can work out what a withheld row says. It is told where
    ///
    /// - its amount is what a sum leaves beside what else is printed: the level above in a
    ///   classification, the total of a table, a sum of fixed lines, 合计 = 基本 + 项目 in a row that
    ///   another table tells in part; the documents of the year and of the years before and after, the
    ///   department and its units are taken together, as one system of equations solved exactly. What
    ///   next year's document prints as 上年数 is this year's amount, and so is its amount less 增减额
    ///   where it prints no 上年数; 增减% beside the amount tells it too;
    /// - it is one of the rows that subtotals leave out, where as many of them leave something as rows
    ///   are withheld: each is then short of one;
    /// - what is printed makes up a sum already: what is withheld of it can only be 0;
    /// - another table of the document prints the code (a table of another fund does not), or a
    ///   project of the document, or of the year's targets beside the budget, has its code or name;
    /// - a sentence says its amount, before or behind its name, also without 支出, 经费, 项目 at its
    ///   end (国防, two characters are enough), or its code: in the narrative with its headings, in
    ///   what projects are for and are to reach, in captions, sentences of empty tables, notes,
    ///   reasons and replies; in next year's document of the year before, in the accounts of the
    ///   budget;
    /// - a sentence says its share (占全部支出的, 全部支出的5%用于), its change on last year, where last
    ///   year's amount is printed, how much of its budget was spent, where that is printed, or by how
    ///   much it is more or less than a printed row, or which part of it;
    /// - a sentence says what it and printed rows come to together, or all the rest without it;
    /// - a heading or an item of a list is its name, and an amount opens the paragraph below;
    /// - a row of a table that stands in the narrative begins with its name or code and has an amount.
    ///
    /// Its name may be shortened inside (公安 of 公共安全, 农路养护 of 农村公路养护), joined by another
    /// word (社会保障与就业), and have 费, 专项, 工作经费 behind it where it is a project's.
    ///
    /// Two rows that are withheld beside each other leave only their sum, which tells neither. An
    /// amount that several names share tells none of them. What an identity only bounds (`<=`) tells
    /// nothing, nor does a bound in words (超过). Figures that were rounded tell the amount as
    /// well as they print it. Amounts are taken not to be negative; last year's amount of a row is
    /// looked at in that year's document, and a part that is 0 (no 基本支出) is not its amount. Not
    /// seen: a sentence that speaks of the row by yet other words, or by a name that a row which is
    /// printed has too; an amount a month or a head; a name that nothing of the department prints;
    /// what stands outside of the site.
    ///
    /// No message, page or file says the amount, or what a sum leaves for it.
    ///
    /// # Why it matters
    /// The amount is published to all who can subtract.
    ///
    /// # What to do
    /// Withhold another row beside it, so that only their sum can be known, or the sums above it too;
    /// take the amount out of the sentence. A document that was published so is acknowledged, without
    /// `reported` and `computed`: what is out cannot be taken back, and the page says why it stands.
    ///
    /// # Example (fails)
    /// ```yaml
    /// #- content/example/housing/2021/budget.yaml
    /// format: 1
    /// year: 2021
    /// profile: hebei-county
    /// tables:
    ///   一般公共预算支出表:
    ///     - { 科目: "203", 名称: 国防支出, 合计: 42.00 }
    ///     - { 科目: "20306", 名称: 国防动员, 合计: 42.00 }
    ///     - { 科目: "2030603", 名称: 人民防空, 合计: 30.00 }
    /// withheld:
    ///   - { at: 一般公共预算支出表/2030699, basis: 保守国家秘密法 }
    /// ```
    ///
    /// # Example (passes)
    /// ```yaml
    /// #- content/example/housing/2021/budget.yaml
    /// format: 1
    /// year: 2021
    /// profile: hebei-county
    /// tables:
    ///   一般公共预算支出表:
    ///     - { 科目: "203", 名称: 国防支出, 合计: 42.00 }
    ///     - { 科目: "20306", 名称: 国防动员, 合计: 42.00 }
    ///     - { 科目: "2030603", 名称: 人民防空, 合计: 30.00 }
    /// withheld:
    ///   - { at: 一般公共预算支出表/2030604, basis: 保守国家秘密法 }
    ///   - { at: 一般公共预算支出表/2030699, basis: 保守国家秘密法 }
    /// ```
    ///
    /// # Source
    /// `预算法第十四条`, which excepts state secrets.
    pub static WITHHELD_DERIVABLE: "withheld-derivable", Error, fixed, Law, Irregular,
        "不予公开的行可以推算出来", "a withheld row can be worked out";
}

/// The withheld rows of a department that can be known all the same.
pub fn withheld_derivable(department: &Department) -> Vec<Finding> {
    derivations(department).iter().map(|derivation| finding(department, derivation)).collect()
}

fn finding(department: &Department, derivation: &Derivation) -> Finding {
    let disclosure = &department.disclosures[derivation.disclosure];
    let at = &disclosure.withheld[derivation.entry].at;
    let how: Vec<Bilingual> = derivation.told.iter().map(|told| told.how.words()).collect();
    let all = |of: fn(&Bilingual) -> &str, mark: &str| {
        how.iter().map(of).collect::<Vec<&str>>().join(mark)
    };
    let words = Bilingual::new(
        format!("「{}」不予公开，却可以得知：{}", at.value, all(|how| &how.zh, "；")),
        format!("`{}` is withheld and can be known: {}", at.value, all(|how| &how.en, "; ")),
    );
    let mut finding =
        Finding::new(&WITHHELD_DERIVABLE, words, Place::new(&disclosure.file, at.span)).help(
            "在它旁边再略去一行，或把上级也略去；文字里的金额删去；已经公开的，写存疑说明，不写数额",
            "withhold another row beside it, or the sums above it; take the amount out of the sentence; \
             acknowledge what is published already, without the amount",
        );
    finding.at = Some(at.value.clone());
    finding.disclosure = Some(disclosure.path.clone());
    // Without what stands there: it may be the amount itself.
    let related = derivation.told.iter().flat_map(|told| {
        told.by.iter().map(|(at, place)| Related {
            role: told.how.role(),
            at: Some(at.clone()),
            place: place.clone(),
            value: None,
            stands: None,
        })
    });
    finding.related = related.collect();
    finding
}
