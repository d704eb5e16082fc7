use crate::finding::{Bilingual, Finding, Level};
use crate::model::Kind;
use crate::sentences::{Phase, Relation, RelationKind, Role};

use super::citable_figures::CitableFigures;
use super::read_paragraph::ReadParagraph;
use super::sentence_check::SentenceCheck;

/// An amount with fewer digits than four is near many others.
const TELLING: i32 = 3;

impl SentenceCheck<'_> {
    /// A change that accounts count from a budget of the year before and that is one from the accounts
    /// of that year: they have the base, and the budget has it nowhere.
    pub(super) fn since_another_base(
        &self,
        paragraph: &ReadParagraph<'_>,
        relation: &Relation,
    ) -> Option<Finding> {
        let own = self.disclosure;
        let against = relation.against.filter(|_| {
            relation.kind == RelationKind::Change
                && own.kind == Kind::FinalAccounts
                && paragraph.is_narrative()
        })?;
        let is_budget = matches!(against.phase, Some(Phase::Plan | Phase::Initial));
        if !is_budget || against.year != Some(own.year - 1) {
            return None;
        }
        let number = |role| paragraph.reading.quantity(relation.number(role)?);
        let (head, amount) = (number(Role::Head)?, number(Role::Amount)?);
        let by = if relation.is_up? { amount.size() } else { amount.size().negated() };
        let base = head.interval.minus(by)?;
        let least = head.last_place.max(amount.last_place).shifted(TELLING)?;
        let before = own.key().year_before();
        let budget = self.department.disclosure(before.of_kind(Kind::Budget))?;
        let accounts = self.department.disclosure(before)?;
        let near = base.wider(head.last_place)?.wider(amount.last_place)?;
        let holds =
            |of, (low, high)| CitableFigures::new(self.department, of).own_holds((low, high));
        // A short number tells something where its own row had it.
        let by_row = || {
            let placed = paragraph.reading.placed(relation.number(Role::Head)?)?;
            let bases = self.bases(&self.rows_of(paragraph, placed)?, head.interval)?;
            Some(bases.iter().any(|one| base.holds(one.amount)))
        };
        let is_other = (base.value >= least || by_row() == Some(true))
            && holds(accounts, (base.low, base.high))
            && !holds(budget, (near.low, near.high));
        let printed = &paragraph.text[relation.at.clone()];
        let year = own.year - 1;
        let words = Bilingual::new(
            format!("“{printed}”是与{year}年决算数相比，文字说与{year}年预算数相比"),
            format!("`{printed}` is a change since the accounts of {year}, not since its budget"),
        );
        let at = relation.named.phase.as_ref().unwrap_or(&relation.at);
        let mut finding = self.misdirected(paragraph, at, words);
        finding.level = finding.level.max(Level::Warning);
        is_other.then(|| finding.help("核对与哪个数相比", "check what it is compared with"))
    }
}
