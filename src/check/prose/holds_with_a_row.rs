use crate::decimal::Interval;
use crate::model::Figure;
use crate::sentences::{Measure, Outcome, Placed, Relation, RelationKind, Role};

use super::read_paragraph::ReadParagraph;
use super::sentence_check::SentenceCheck;

impl SentenceCheck<'_> {
    /// Whether an amount makes a rate with another that is the figure of its own row: its words then name
    /// another row than was thought. A rate that the figure of that row makes too says nothing.
    pub(super) fn holds_with_a_row(
        &self,
        paragraph: &ReadParagraph<'_>,
        placed: &Placed,
        figure: &Figure,
    ) -> bool {
        let mut relations = paragraph.reading.relations_of(&placed.range);
        relations.any(|relation| {
            self.is_share_of_a_row(paragraph, placed, relation)
                && !is_made_by(paragraph, placed, (relation, figure)).unwrap_or(true)
        })
    }

    fn is_share_of_a_row(
        &self,
        paragraph: &ReadParagraph<'_>,
        placed: &Placed,
        relation: &Relation,
    ) -> bool {
        // Which plan was done its words say: of a completion nothing follows.
        let is_share = relation.kind == RelationKind::Share;
        let other = [Role::Head, Role::Base]
            .into_iter()
            .filter_map(|role| relation.number(role))
            .find(|range| **range != placed.range)
            .and_then(|range| paragraph.reading.placed(range));
        let rate = relation.number(Role::Rate).and_then(|at| paragraph.reading.quantity(at));
        is_share
            && relation.outcome == Outcome::Holds
            && rate.is_some_and(|rate| rate.measure == Measure::Percent && rate.decimals > 0)
            && placed.quantity.is_telling()
            && other.is_some_and(|other| {
                other.quantity.is_telling()
                    && self.is_its_rows(paragraph, other) == Some(true)
                    && self.is_its_main_figure(paragraph, other)
            })
    }
}

/// Whether a figure in the place of an amount makes the rate of a share too.
fn is_made_by(
    paragraph: &ReadParagraph<'_>,
    placed: &Placed,
    (relation, figure): (&Relation, &Figure),
) -> Option<bool> {
    let reading = &paragraph.reading;
    let own = Interval::exactly(figure.in_base());
    let value = |role| {
        let range = relation.number(role)?;
        if *range == placed.range { Some(own) } else { Some(reading.quantity(range)?.interval) }
    };
    let made = value(Role::Head)?.percent_of(value(Role::Base)?)?;
    let rate = reading.quantity(relation.number(Role::Rate)?)?;
    Some(rate.interval.wider(rate.last_place)?.meets(made))
}
