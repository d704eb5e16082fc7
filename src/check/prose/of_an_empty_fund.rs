use crate::finding::{Bilingual, Finding};
use crate::model::{Fund, TableState};
use crate::sentences::{Placed, names_nothing};

use super::fund::fund_named;
use super::own_row::is_elsewhere;
use super::read_paragraph::ReadParagraph;
use super::sentence_check::SentenceCheck;
use super::sentence_findings::about;

impl SentenceCheck<'_> {
    /// An amount of all income or spending of a fund whose tables say that there is none: 国有资本经营预算财政拨款支出9万元.
    pub(super) fn of_an_empty_fund(
        &self,
        paragraph: &ReadParagraph<'_>,
        placed: &Placed,
    ) -> Option<Finding> {
        let quantity = &placed.quantity;
        let is_plain = quantity.is_money()
            && !quantity.is_bound
            && !quantity.value.is_zero()
            && !placed.is_beside
            && !placed.is_aside
            && paragraph.is_narrative()
            && !is_elsewhere(self.disclosure, paragraph, placed);
        if !is_plain {
            return None;
        }
        let fund = self.only_fund_of(paragraph, placed)?;
        let mut of_fund =
            self.disclosure.tables.iter().filter(|table| table.form.fund == Some(fund)).peekable();
        let first = *of_fund.peek()?;
        let are_empty = of_fund.all(|table| matches!(table.state, TableState::Nothing(_)));
        if !are_empty || self.is_of_another(paragraph, placed) {
            return None;
        }
        let printed = &paragraph.text[placed.range.clone()];
        let table = &first.name;
        let words = Bilingual::new(
            format!("文字说“{printed}”，而“{table}”写明没有数"),
            format!("the text says `{printed}`, and the table {table} says that there is nothing"),
        );
        let help = ("两处核对", "check both");
        Some(about(self.rules.amount, paragraph, &placed.range, words, help))
    }

    /// The fund of which an amount is all that came in or was spent: its own words name it and nothing else, or
    /// those of the amount before it, where it is only called 支出.
    fn only_fund_of(&self, paragraph: &ReadParagraph<'_>, placed: &Placed) -> Option<Fund> {
        let label = paragraph.label(&placed.range);
        if let Some(fund) = self.fund_alone(label) {
            return Some(fund);
        }
        let side = label.trim_matches(|c: char| !c.is_alphabetic());
        let before = paragraph.amount_before(placed)?;
        let is_side = self.disclosure.lexicon.side_words.has(side);
        is_side.then(|| self.fund_alone(paragraph.label(&before.range)))?
    }

    /// The fund that words name, where they say nothing else but the year and the own office.
    fn fund_alone(&self, words: &str) -> Option<Fund> {
        let lexicon = &self.disclosure.lexicon;
        let fund = fund_named(lexicon, words)?;
        let is_side = lexicon.side_words.ending(words.trim_end().trim_end_matches(['为', '是']));
        is_side?;
        let mut rest = words.replace(&format!("{}年度", self.disclosure.year), "");
        rest = rest.replace(&format!("{}年", self.disclosure.year), "");
        rest = self.named().without_offices(&rest);
        let lists = [
            &lexicon.own_words,
            &lexicon.general_fund,
            &lexicon.government_funds,
            &lexicon.state_capital_fund,
            &lexicon.of_funds,
            &lexicon.no_rows,
        ];
        for word in lists.into_iter().flat_map(|list| list.words()) {
            rest = rest.replace(word, "");
        }
        names_nothing(lexicon, &rest).then_some(fund)
    }
}
