use std::ops::Range;

use crate::decimal::Interval;
use crate::model::Kind;
use crate::sentences::{Phase, Placed, RelationKind, Role};

use super::read_paragraph::ReadParagraph;
use super::sentence_check::SentenceCheck;
use super::spoken_of::Years;

impl SentenceCheck<'_> {
    /// Whether an amount by which something changed since the year before is what its row did; nothing
    /// where no row or no base is known.
    pub(super) fn is_its_change(
        &self,
        paragraph: &ReadParagraph<'_>,
        range: &Range<usize>,
    ) -> Option<bool> {
        let is_it = |role| {
            let mut relations = paragraph.reading.relations_of(range);
            relations
                .find(|one| one.kind == RelationKind::Change && one.number(role) == Some(range))
        };
        let relation = is_it(Role::Amount)?;
        if !self.is_since_last_year(paragraph, relation) || paragraph.is_of_several(range) {
            return None;
        }
        // 0万元，比上年增加5万元: nothing grows by more than there is.
        let head = relation.number(Role::Head).and_then(|head| paragraph.reading.quantity(head));
        let is_more = head
            .zip(paragraph.reading.quantity(range))
            .is_some_and(|(head, by)| by.size().low > head.interval.high);
        if relation.is_up == Some(true) && is_more {
            return Some(false);
        }
        if let Some(is_it) = self.changed_by_the_tables(paragraph, relation) {
            return Some(is_it);
        }
        let head = paragraph.reading.placed(relation.number(Role::Head)?)?;
        if head.is_beside || head.quantity.is_bound || head.is_last_years {
            return None;
        }
        let now = head.quantity.interval;
        let printed = paragraph.reading.quantity(range)?;
        let by = if relation.is_up? { printed.size() } else { printed.size().negated() };
        let near = now.minus(by)?.wider(head.quantity.last_place)?;
        let bases = self.bases(&self.rows_of(paragraph, head)?, now)?;
        (!bases.is_empty()).then(|| bases.iter().any(|base| near.holds(base.amount)))
    }

    /// Whether an amount of the year before is what its row had then; nothing where no row or no base is
    /// known.
    pub(super) fn is_its_base(
        &self,
        paragraph: &ReadParagraph<'_>,
        placed: &Placed,
    ) -> Option<bool> {
        let own = self.disclosure;
        let label = &paragraph.text[placed.label.clone()];
        let is_last = placed.is_last_years || label.contains(&format!("{}年", own.year - 1));
        let is_phase = match own.kind {
            Kind::Budget => matches!(placed.phase, None | Some(Phase::Plan | Phase::Initial)),
            Kind::FinalAccounts => matches!(placed.phase, None | Some(Phase::Settled)),
            _ => false,
        };
        let is_money = placed.quantity.is_money() && !placed.quantity.is_bound;
        if !is_last || !is_phase || !is_money || placed.is_aside || !paragraph.is_narrative() {
            return None;
        }
        let spoken = self
            .rows_of_years(paragraph, placed, Years::Any)
            .or_else(|| self.rows_of(paragraph, compared_with(paragraph, placed)?))?;
        // 上年结转 is the name of a row of this year.
        if self.disclosure.lexicon.last_year.is_in(spoken.name) {
            return None;
        }
        let bases = self.known_bases(&spoken);
        let holds = |interval: Interval| bases.iter().any(|base| interval.holds(base.amount));
        (!bases.is_empty()).then(|| holds(placed.quantity.interval))
    }
}

/// What an amount of the year before is compared with: 基本支出预算5万元，上年预算4万元，增减额为1万元.
fn compared_with<'p>(paragraph: &'p ReadParagraph<'_>, base: &Placed) -> Option<&'p Placed> {
    let mut relations = paragraph.reading.relations_of(&base.range);
    let relation = relations.find(|one| {
        one.kind == RelationKind::Change && one.number(Role::Base) == Some(&base.range)
    })?;
    paragraph.reading.placed(relation.number(Role::Head)?)
}
