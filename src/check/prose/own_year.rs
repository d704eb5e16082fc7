use crate::finding::{Bilingual, Finding};
use crate::model::Kind;
use crate::sentences::{Phase, Relation, Role};

use super::read_paragraph::ReadParagraph;
use super::sentence_check::SentenceCheck;
use super::sentence_findings::about;

impl SentenceCheck<'_> {
    /// A change that is counted from the document's own year: in a budget from its budget, in
    /// accounts from their accounts. Accounts may well be compared with the budget of their year.
    pub(super) fn since_its_own_year(
        &self,
        paragraph: &ReadParagraph<'_>,
        relation: &Relation,
    ) -> Option<Finding> {
        let against =
            relation.against.filter(|against| against.year == Some(self.disclosure.year))?;
        let is_own = match self.disclosure.kind {
            Kind::Budget => true,
            Kind::FinalAccounts => matches!(against.phase, None | Some(Phase::Settled)),
            Kind::PerformanceTargets | Kind::SelfEvaluation | Kind::Government => false,
        };
        // Where the base is printed, its amount tells which it is.
        let has_base = relation.number(Role::Base).is_some();
        let is_other = has_base && !self.is_of_other_year(paragraph, relation);
        if !is_own || is_other || !paragraph.is_narrative() {
            return None;
        }
        let (printed, year) = (&paragraph.text[relation.at.clone()], self.disclosure.year);
        let words = Bilingual::new(
            format!("“{printed}”是与{year}年相比，而{year}年就是本年"),
            format!(
                "`{printed}` is a change since {year}, which is the year of the document itself"
            ),
        );
        let help = ("核对比较的年度", "check the year that is compared with");
        let at = relation.named.year.as_ref().unwrap_or(&relation.at);
        Some(about(self.rules.direction, paragraph, at, words, help))
    }

    /// Whether a change from an amount of the accounts is that of the figure of its row, so that the amount
    /// is of another year: 2024年决算5万元，较2024年决算4万元增加1万元.
    fn is_of_other_year(&self, paragraph: &ReadParagraph<'_>, relation: &Relation) -> bool {
        let placed = |role| paragraph.reading.placed(relation.number(role)?);
        let (Some(head), Some(base)) = (placed(Role::Head), placed(Role::Base)) else {
            return false;
        };
        let is_apart = head.quantity.is_telling()
            && !head.quantity.interval.meets(base.quantity.interval)
            && self.is_its_rows(paragraph, head) == Some(true)
            && self.is_its_main_figure(paragraph, head);
        // 基本支出预算5万元，比本年4万元增加1万元: the budget of the year is what changed.
        if self.disclosure.kind == Kind::Budget {
            let said = relation.named.year.as_ref().filter(|year| year.end <= base.range.start);
            let words = said.map(|year| paragraph.text[year.end..base.range.start].trim());
            let is_bare = |words: &str| {
                words.is_empty()
                    || self.disclosure.lexicon.plan_any.has(words.trim_end_matches('为'))
            };
            return is_apart && words.is_some_and(|words| is_bare(words.trim_start_matches('年')));
        }
        let is_settled =
            relation.against.is_some_and(|against| against.phase == Some(Phase::Settled));
        is_settled && self.disclosure.kind == Kind::FinalAccounts && is_apart
    }
}
