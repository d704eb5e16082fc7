use crate::check::Doubts;
use crate::model::Disclosure;

use super::entries::Entries;
use super::rows::InDisclosure;

/// Collects what can be found in disclosures, each with its index in the department.
pub fn entries<'a>(
    disclosures: impl Iterator<Item = (u32, &'a Disclosure)>,
    doubts: &Doubts,
) -> Entries {
    let mut entries = Entries::default();
    for (index, disclosure) in disclosures {
        let doubts = InDisclosure::of(disclosure, doubts);
        entries.main_figures(index, disclosure, doubts);
        for table in &disclosure.tables {
            entries.table(index, table, doubts);
        }
        entries.withheld(index, disclosure, doubts);
        for indicator in disclosure.overall.iter().flat_map(|overall| &overall.indicators) {
            entries.indicator(index, indicator);
        }
        entries.projects(index, disclosure, doubts);
        entries.texts(index, disclosure);
    }
    entries
}
