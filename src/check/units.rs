//! Which documents of budget units a department's document is the sum of.

use crate::model::{Department, Disclosure, Rounding, Table};

/// The documents of the budget units that a department's document is the sum of. Nothing where one
/// of them is not there, or figures were rounded.
pub(super) fn units<'a>(
    department: &'a Department,
    disclosure: &Disclosure,
) -> Option<Vec<&'a Disclosure>> {
    if disclosure.budget_unit.is_some()
        || department.budget_units.is_empty()
        || disclosure.rounding != Rounding::Exact
    {
        return None;
    }
    let own = |code: &str| department.disclosure(disclosure.key().of_unit(code));
    let discloses = department.budget_units.iter().filter(|unit| unit.merged_into.is_none());
    discloses.map(|unit| own(&unit.code)).collect()
}

/// Whether a table of the department can be added up of its units': what no unit prints, or one says
/// it has not published, cannot.
pub(super) fn is_sum(table: &Table, units: &[&Disclosure]) -> bool {
    let own = |unit: &&Disclosure| unit.table(&table.form.id).map(|own| own.rows.is_empty());
    !table.rows.is_empty()
        && units.iter().all(|unit| own(unit).is_some())
        && units.iter().any(|unit| own(unit) == Some(false))
}
