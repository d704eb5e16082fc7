use std::ops::Range;

use crate::sentences::{Relation, RelationKind, Role};

use super::read_paragraph::ReadParagraph;
use super::sentence_check::SentenceCheck;

/// What speaks for a number of a sentence, from the least to the most.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Evidence {
    /// It is no figure of the row that its words name.
    AgainstIt,
    /// Nothing that is known.
    Nothing,
    /// It is some figure of the department's documents, or by how much one changed.
    Figure,
    /// It holds with other numbers.
    Relation,
    /// It is a figure of the row that its words name.
    Row,
}

impl SentenceCheck<'_> {
    /// What speaks for a number.
    pub(super) fn evidence(&self, paragraph: &ReadParagraph<'_>, range: &Range<usize>) -> Evidence {
        let Some(placed) = paragraph.reading.placed(range) else { return Evidence::Nothing };
        match self.is_its_rows(paragraph, placed) {
            Some(true) => return Evidence::Row,
            Some(false) => return Evidence::AgainstIt,
            None => {}
        }
        if paragraph.reading.explains(range) {
            return Evidence::Relation;
        }
        let quantity = &placed.quantity;
        let is_figure = quantity.is_money()
            && quantity.is_telling()
            && self.citable.holds((quantity.size().low, quantity.size().high));
        if is_figure { Evidence::Figure } else { Evidence::Nothing }
    }

    /// The number of a relation that fails for which least speaks; the one that the relation tells
    /// where nothing speaks for it, or less for several others.
    pub(super) fn suspect<'r>(
        &self,
        paragraph: &ReadParagraph<'_>,
        relation: &'r Relation,
    ) -> &'r Range<usize> {
        if relation.numbers.len() > MOST {
            return &relation.at;
        }
        let told = self.evidence(paragraph, &relation.at);
        if let Some(copy) = copied_whole(paragraph, relation)
            && self.evidence(paragraph, copy) <= told
        {
            return copy;
        }
        if told == Evidence::AgainstIt {
            return &relation.at;
        }
        let others = relation.ranges().filter(|range| **range != relation.at);
        let others: Vec<(Evidence, &Range<usize>)> =
            others.map(|range| (self.evidence(paragraph, range), range)).collect();
        let Some(least) = others.iter().map(|(evidence, _)| *evidence).min() else {
            return &relation.at;
        };
        let mut of_least = others.iter().filter(|(evidence, _)| *evidence == least);
        match (of_least.next(), of_least.next()) {
            (Some((_, only)), None) if least < told => only,
            _ => &relation.at,
        }
    }
}

/// What is said of more numbers is no sentence of a person.
const MOST: usize = 60;

/// The only part that is its whole again, where other parts are there too: the whole was copied into
/// it.
fn copied_whole<'r>(
    paragraph: &ReadParagraph<'_>,
    relation: &'r Relation,
) -> Option<&'r Range<usize>> {
    if relation.kind != RelationKind::Parts {
        return None;
    }
    let whole = paragraph.reading.quantity(relation.number(Role::Head)?)?;
    let is_copy = |range: &&Range<usize>| {
        paragraph.reading.quantity(range).is_some_and(|part| part.value == whole.value)
    };
    let parts = relation.numbers.iter().filter(|(role, _)| *role == Role::Part);
    let mut copies = parts.map(|(_, range)| range).filter(is_copy);
    let is_some = !whole.value.is_zero();
    copies.next().filter(|_| is_some && copies.next().is_none())
}
