//! How much of each table is bound by identities.

use serde::Serialize;

use crate::check::Reconciliation;
use crate::model::Disclosure;

/// How many figures of a form are bound.
#[derive(Debug, Serialize)]
pub(in crate::render) struct FormShare {
    /// The form's id: `B05`.
    pub form: String,
    /// The form's name; empty where it has none.
    pub name: String,
    /// How many figures the document prints in it.
    pub figures: usize,
    /// How many of them stand in an identity that was computed.
    pub bound: usize,
}

/// How much of each table that has rows is bound, then of projects and goals: as many tables as the
/// page shows.
pub(super) fn form_shares(
    disclosure: &Disclosure,
    reconciliation: &Reconciliation<'_>,
) -> Vec<FormShare> {
    let mut shares = reconciliation.by_form();
    let mut forms: Vec<FormShare> = Vec::new();
    for table in disclosure.tables.iter().filter(|table| !table.rows.is_empty()) {
        let own =
            shares.iter().position(|share| share.form == table.form.id).map(|at| shares.remove(at));
        let (figures, bound) = own.map_or((0, 0), |share| (share.figures, share.bound));
        forms.push(FormShare {
            form: table.form.id.clone(),
            name: table.name.clone(),
            figures,
            bound,
        });
    }
    forms.extend(shares.into_iter().map(|share| FormShare {
        form: share.form.to_owned(),
        name: share.name.to_owned(),
        figures: share.figures,
        bound: share.bound,
    }));
    forms
}
