use std::ops::Range;

use crate::lexicon::Lexicon;
use crate::sentences::{Placed, Relation, RelationKind, Role};

use super::read_paragraph::ReadParagraph;

/// The whole of a list whose last part is what a change is said of, where no part before it has a change of its
/// own, nor has the whole.
pub(super) fn whole_of_the_last(
    lexicon: &Lexicon,
    paragraph: &ReadParagraph<'_>,
    relation: &Relation,
) -> Option<Range<usize>> {
    let head = relation.number(Role::Head)?;
    let up_to = paragraph.sentence_up_to(head);
    let start = head.start - up_to.len();
    let opener = start + lexicon.opens_parts.find_in(up_to).last()?.start;
    if paragraph.text[opener..relation.at.start].contains(['；', ';']) {
        return None;
    }
    let changed = |range: &Range<usize>| {
        let mut changes = paragraph.reading.relations_of(range);
        changes.any(|one| one.kind == RelationKind::Change && one.at != relation.at)
    };
    let within = paragraph.reading.before(head).iter().filter(|one| one.range.start >= start);
    let (before, parts): (Vec<&Placed>, Vec<&Placed>) =
        within.partition(|one| one.range.end <= opener);
    let whole = before.iter().rev().find(|one| one.quantity.is_money() && !one.is_beside)?;
    let is_plain = !parts.iter().chain(&before).any(|one| changed(&one.range));
    is_plain.then(|| whole.range.clone())
}
