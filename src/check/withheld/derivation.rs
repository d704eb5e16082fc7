use std::collections::BTreeMap;

use crate::model::Department;

use super::computed::computed;
use super::hidden::WithHidden;
use super::next_year::by_growth;
use super::printed::printed;
use super::subtotals::by_subtotals;
use super::told::Told;

/// A withheld row that can be known all the same.
pub(in crate::check) struct Derivation {
    /// The number of its disclosure in the department.
    pub disclosure: usize,
    /// The number of the entry that withholds it.
    pub entry: usize,
    /// All the ways in which it is told; never none.
    pub told: Vec<Told>,
}

/// The withheld rows of a department that can be known all the same, in the order of the documents
/// and of the entries in them.
pub(in crate::check) fn derivations(department: &Department) -> Vec<Derivation> {
    let Some(hidden) = WithHidden::of(department) else { return Vec::new() };
    let mut found: BTreeMap<(usize, usize), Vec<Told>> = BTreeMap::new();
    let all = computed(&hidden).into_iter().chain(by_subtotals(department, &hidden));
    let all = all.chain(by_growth(department, &hidden)).chain(printed(department, &hidden));
    for (row, told) in all {
        let at = hidden.rows[row];
        let ways = found.entry((at.disclosure, at.entry)).or_default();
        // What another table prints may follow from an identity too.
        if !ways.iter().any(|way| way.how == told.how) {
            ways.push(told);
        }
    }
    let derivation = |((disclosure, entry), told)| Derivation { disclosure, entry, told };
    found.into_iter().map(derivation).collect()
}
