use crate::check::prose::Passages;
use crate::check::spot::{Spot, at_each};
use crate::finding::{Bilingual, Finding, rule};
use crate::model::{Department, Disclosure};

use super::PassageRule;

rule! {
    /// # What it checks
    /// A word that stands twice in a row where it can stand once only: 的的, 由于由于, 其中其中, and 增加增加 or
    /// 减少减少 right before a number. The words are data (`doubled-words`, `doubled-before-numbers` of the
    /// lexicon), and so are those in which the same signs are right (目的的, 标的的: `not-doubled`). Words whose doubling is
    /// right (天天, 人人, 代代) are in no list; a unit that stands twice is `prose-amount-slip`. One finding a document,
    /// with every place.
    ///
    /// # Why it matters
    /// It is a slip of typing that everybody sees but who typed it.
    ///
    /// # Example (fails)
    /// ```yaml
    /// #- content/example/housing/2021/budget.yaml
    /// format: 1
    /// year: 2021
    /// profile: hebei-county
    /// statements:
    ///   支出说明: { 合计: 1520.40, 基本支出: 520.40, 项目支出: 1000.00 }
    /// #- content/example/housing/2021/budget.md
    /// ## 支出
    ///
    /// 支出的的主要内容是住房保障。
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
    /// #- content/example/housing/2021/budget.md
    /// ## 支出
    ///
    /// 支出的主要内容是住房保障，以实现改善居住目的的项目为主；人人有房，因人员增加增加支出。
    /// ```
    ///
    /// # Source
    /// Practice: no sentence needs them.
    pub static DOUBLED_WORD: "doubled-word", Note, adjustable, Practice, Irregular,
        "一个词连写了两次", "a word that stands twice in a row";
}

/// The rule.
pub const RULE: PassageRule = PassageRule { info: &DOUBLED_WORD, check };

fn check(_: &Department, disclosure: &Disclosure, passages: &Passages<'_>) -> Vec<Finding> {
    let (lexicon, text) = (&disclosure.lexicon, passages.whole());
    let is_right = |at: &std::ops::Range<usize>| {
        lexicon.not_doubled.words().any(|word| {
            word.match_indices(&text[at.clone()]).any(|(inside, _)| {
                let start = at.start.checked_sub(inside);
                start.is_some_and(|start| {
                    text.get(start..).is_some_and(|rest| rest.starts_with(word))
                })
            })
        })
    };
    let before_number = |at: &std::ops::Range<usize>| {
        let behind = text[at.end..].trim_start_matches(['了', ' ']);
        behind.starts_with(|c: char| c.is_ascii_digit() || ('０'..='９').contains(&c))
    };
    let always = passages.find(&lexicon.doubled_words).filter(|at| !is_right(at));
    let sometimes = passages.find(&lexicon.doubled_before_numbers).filter(before_number);
    let mut found: Vec<std::ops::Range<usize>> = always.chain(sometimes).collect();
    found.sort_by_key(|at| at.start);
    let spots = found.iter().map(|at| {
        let (passage, at) = passages.locate(at);
        let value = passage.text[at.clone()].to_owned();
        Spot { place: passage.place(&at), at: passage.at(), value }
    });
    let help = ("删去一个；原文件如此的不改", "take one away; leave what the document has");
    at_each(&DOUBLED_WORD, spots.collect(), help, |value| {
        Bilingual::new(format!("“{value}”连写了两次"), format!("{value} stands twice in a row"))
    })
}
