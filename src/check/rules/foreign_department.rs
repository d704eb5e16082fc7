use std::ops::Range;

use crate::check::prose::{Passage, Passages};
use crate::finding::{Bilingual, Finding, rule};
use crate::lexicon::Lexicon;
use crate::model::{Department, Disclosure};

use super::PassageRule;

rule! {
    /// # What it checks
    /// Sentences that speak for another department: «民政专项资金» in the text of a housing bureau,
    /// or «教育局2021年部门预算» in a document that is not the education bureau's. A field of work
    /// counts as the department's own if its name has the word.
    ///
    /// # Why it matters
    /// The text was copied from another department's document, and so may be the figures.
    ///
    /// # Example (fails)
    /// ```yaml
    /// #- content/example/housing/2021/budget.yaml
    /// format: 1
    /// year: 2021
    /// profile: hebei-county
    /// #- content/example/housing/2021/budget.md
    /// ## 绩效
    ///
    /// 做好民政专项资金预算安排。
    /// ```
    ///
    /// # Example (passes)
    /// ```yaml
    /// #- content/example/housing/2021/budget.yaml
    /// format: 1
    /// year: 2021
    /// profile: hebei-county
    /// #- content/example/housing/2021/budget.md
    /// ## 绩效
    ///
    /// 做好住房保障专项资金预算安排，配合民政部门核定收入。
    /// ```
    ///
    /// # Source
    /// Practice: `平乡县2020`, of a housing department, speaks of 民政专项资金.
    pub static FOREIGN_DEPARTMENT: "foreign-department", Note, adjustable, Practice, Irregular,
        "文字说的像是另一个部门", "a sentence speaks for another department";
}

/// The rule.
pub const RULE: PassageRule = PassageRule { info: &FOREIGN_DEPARTMENT, check };

fn check(
    department: &Department,
    disclosure: &Disclosure,
    passages: &Passages<'_>,
) -> Vec<Finding> {
    let lexicon = &*disclosure.lexicon;
    let prose = |bytes: Range<usize>| {
        Some(passages.locate(&bytes)).filter(|(passage, _)| passage.is_prose())
    };
    let money =
        passages.find(&lexicon.own_money).filter_map(prose).filter_map(|(passage, money)| {
            let field = lexicon.fields_of_work.ending(&passage.text[..money.start])?;
            let own = department.name.contains(&passage.text[field.clone()]);
            (!own).then(|| found(passage, field.start..money.end))
        });
    let titles = passages.find(&lexicon.title_endings).filter_map(prose);
    let titles = titles.filter_map(|(passage, title)| {
        let start = foreign_office(department, lexicon, &passage.text[..title.start])?;
        Some(found(passage, start..title.start))
    });
    money.chain(titles).collect()
}

/// Where the name of an office begins that ends right before a year, if it is none of this
/// department's.
fn foreign_office(department: &Department, lexicon: &Lexicon, before: &str) -> Option<usize> {
    let name_end = before.trim_end_matches(|c: char| c.is_ascii_digit());
    if name_end.len() == before.len() || lexicon.office_endings.ending(name_end).is_none() {
        return None;
    }
    let start = name_end
        .rfind(|c: char| !('\u{4e00}'..='\u{9fff}').contains(&c))
        .map_or(0, |at| at + name_end[at..].chars().next().map_or(0, char::len_utf8));
    let name = &name_end[start..];
    let units = department.budget_units.iter().map(|unit| unit.name.as_str());
    let own = std::iter::once(department.name.as_str())
        .chain(units)
        .any(|own| own.ends_with(name) || name.ends_with(own) || name.contains(own));
    // 本局, 我局, 该局 and their like name nobody.
    (!own && name.chars().count() > 2).then_some(start)
}

fn found(passage: &Passage<'_>, range: Range<usize>) -> Finding {
    let printed = &passage.text[range.clone()];
    let words = Bilingual::new(
        format!("“{printed}”不像是本部门的事"),
        format!("`{printed}` does not look like this department's"),
    );
    Finding::new(&FOREIGN_DEPARTMENT, words, passage.place(&range)).at(passage.at(), printed).help(
        "核对是否从其他部门的材料抄来",
        "check whether it was copied from another department's document",
    )
}
