use crate::finding::{Bilingual, Finding};
use crate::load::MALFORMED_VALUE;
use crate::model::{AmountFault, MoneyUnit, Unit};
use crate::sentences::{BadNumber, Fault, Measure};

use super::read_paragraph::ReadParagraph;
use super::sentence_check::SentenceCheck;
use super::sentence_findings::about;

impl SentenceCheck<'_> {
    /// Digits that are no number, or are in no unit: no rule can hold them against anything.
    pub(super) fn bad_number(&self, paragraph: &ReadParagraph<'_>, bad: &BadNumber) -> Finding {
        let printed = &paragraph.text[bad.range.clone()];
        let unit = match bad.measure {
            Measure::Money { .. } => Unit::Money(MoneyUnit::Yuan),
            Measure::Percent => Unit::Percent,
            _ => Unit::Number,
        };
        let (zh, en) = match bad.fault {
            Fault::Unit => {
                let words = Bilingual::new(
                    format!("“{printed}”不是金额单位"),
                    format!("{printed} is in no unit of money"),
                );
                let help = ("写成元、万元或亿元", "write 元, 万元 or 亿元");
                return about(self.rules.slip, paragraph, &bad.range, words, help);
            }
            Fault::Marks => (
                "不是一个数：小数点或千分号的位置不对",
                "is no number: a point or a thousands mark is out of place",
            ),
            Fault::TooLarge => AmountFault::TooLarge.says(unit),
            Fault::TooManyDecimals => AmountFault::TooManyDecimals.says(unit),
        };
        let words = Bilingual::new(
            format!("文字里的“{printed}”{zh}"),
            format!("`{printed}` in the text {en}"),
        );
        let help = (
            "核对；原件即如此印刷的，请保留原样并写明存疑说明",
            "check it; if the document prints it so, keep it and acknowledge it",
        );
        about(&MALFORMED_VALUE, paragraph, &bad.range, words, help)
    }
}
