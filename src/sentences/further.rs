use super::listed::Listed;
use super::relation::{Outcome, Relation};
use super::{
    became, borne, completed_by, counted_behind, differences, divided, enclosed, for_each, graded,
    per_head, share_of_counts, share_said, shares_in_turn, the_rest,
};

/// What is read of the numbers of a sentence where nothing else was made of the one that is told.
pub(super) fn relations(listed: &Listed<'_, '_>, known: &[Relation]) -> Vec<Relation> {
    let mut found = differences::relations(listed);
    found.extend(became::relations(listed));
    found.extend(for_each::relations(listed));
    found.extend(per_head::relations(listed));
    found.extend(share_of_counts::relations(listed));
    found.extend(borne::relations(listed));
    found.extend(divided::relations(listed));
    found.extend(counted_behind::relations(listed));
    found.extend(enclosed::relations(listed));
    found.extend(the_rest::relations(listed));
    found.extend(shares_in_turn::relations(listed));
    found.extend(share_said::relations(listed));
    found.extend(completed_by::relations(listed));
    found.extend(graded::relations(listed));
    let is_known = |one: &Relation| {
        let same = |other: &&Relation| other.at == one.at;
        let mut same = known.iter().filter(same);
        same.any(|other| other.outcome != Outcome::NotComputable)
    };
    found.retain(|one| one.outcome != Outcome::NotComputable && !is_known(one));
    found
}
