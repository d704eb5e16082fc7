use crate::finding::{self, Bilingual, Finding, Related};
use crate::model::Amount;
use crate::sentences::{Measure, Placed, Role};
use crate::source::Place;

use super::read_paragraph::ReadParagraph;
use super::sentence_check::SentenceCheck;
use super::slip::{Slip, slip};

/// Four digits, noughts at the end aside: fewer are those of some figure by chance.
const TELLING: u128 = 1_000;

/// Whether an amount is by how much something changed: 其他收入比上年增加6.50万元 is no 36.50 of its row.
fn is_change(paragraph: &ReadParagraph<'_>, placed: &Placed) -> bool {
    let mut relations = paragraph.reading.relations_of(&placed.range);
    relations.any(|one| one.number(Role::Amount) == Some(&placed.range))
}

/// Whether an amount in 亿元 has another beside it: 税收收入23.50亿元，非税收入13.33亿元 are of a whole place, and no
/// slips for 万元.
fn is_of_places(paragraph: &ReadParagraph<'_>, placed: &Placed) -> bool {
    let of_places = Measure::Money { exponent: 8 };
    let is_beside = |one: &&Placed| {
        one.range != placed.range && paragraph.are_in_one_sentence(&one.range, &placed.range)
    };
    let mut beside = paragraph.reading.near(&placed.range).filter(is_beside);
    placed.quantity.measure == of_places && beside.any(|one| one.quantity.measure == of_places)
}

impl SentenceCheck<'_> {
    /// An amount that is a figure mistyped: its digits in another unit, or the digits of a figure
    /// whose row the words before it name.
    pub(super) fn mistyped(
        &self,
        paragraph: &ReadParagraph<'_>,
        placed: &Placed,
    ) -> Option<Finding> {
        let label = &paragraph.text[placed.label.clone()];
        // 户均391.00元 is so much each, and no figure of a table.
        if self.disclosure.lexicon.for_each.ending(label.trim_end()).is_some() {
            return None;
        }
        let is_other = || {
            self.is_of_another(paragraph, placed)
                || self.is_sum(label)
                || is_change(paragraph, placed)
        };
        // 22.80元 is a price by chance as often as a figure in another unit.
        let printed_value = placed.quantity.printed(placed.quantity.value);
        let is_telling = printed_value.significant() >= TELLING;
        let is_usual = is_of_places(paragraph, placed);
        let fits = |slip: &Slip, name: Option<&str>| {
            (matches!(slip, Slip::Unit(_)) && is_telling && !is_usual)
                || (name.is_some_and(|name| label.contains(name)) && !is_other())
        };
        let (stated, slip) = self.citable.own().find_map(|stated| {
            let slip = slip(&placed.quantity, stated.figure)?;
            fits(&slip, stated.name().filter(|name| !name.is_empty())).then_some((stated, slip))
        })?;
        let (figure, path) = (stated.figure, stated.path());
        let printed = &paragraph.text[placed.range.clone()];
        let (zh, en) = match slip {
            Slip::Unit(unit) => {
                let amount = Amount::from_decimal(printed_value).grouped();
                (
                    format!("若写成{amount}{}", unit.name()),
                    format!("would agree as {amount}{}", unit.name()),
                )
            }
            Slip::Swapped(amount) => (
                format!("若为 {}（两位数字颠倒）", amount.grouped()),
                format!("would agree as {}: two digits swapped", amount.grouped()),
            ),
            Slip::Digit(amount) => (
                format!("若为 {}（多写或漏写一位）", amount.grouped()),
                format!("would agree as {}: a digit too many or too few", amount.grouped()),
            ),
        };
        let words = Bilingual::new(
            format!("文字里的“{printed}”与各数都不符；{zh}则与「{path}」相符"),
            format!("`{printed}` agrees with no figure; it {en} (`{path}`)"),
        );
        let mut finding = Finding::new(self.rules.slip, words, paragraph.place(&placed.range))
            .at(paragraph.at.clone(), printed);
        finding.related.push(Related {
            role: finding::Role::Compared,
            at: Some(path),
            place: Place::new(&self.disclosure.file, figure.span),
            value: Some(figure.printed.clone()),
            stands: None,
        });
        Some(finding.help("改正，或用 [[…]] 引用该数", "correct it, or bind the figure with [[…]]"))
    }
}
