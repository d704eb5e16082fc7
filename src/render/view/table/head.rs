//! The heads of a table's columns.

use serde::Serialize;

use crate::model::Form;

/// A head over several columns.
#[derive(Debug, Serialize)]
pub(in crate::render) struct GroupView {
    /// What the head says.
    pub label: String,
    /// Over how many columns it stands.
    pub span: usize,
    /// Whether it stands alone over both rows of heads.
    pub tall: bool,
    /// Whether its column holds numbers; for a tall one.
    pub number: bool,
}

/// The head of a column.
#[derive(Debug, Serialize)]
pub(in crate::render) struct HeadView {
    /// What the head says.
    pub label: String,
    /// Whether its column holds numbers.
    pub number: bool,
}

/// Two rows of heads where any column shares one, else none.
pub(super) fn groups(form: &Form, shown: &[usize], first: &str) -> Vec<GroupView> {
    if shown.iter().all(|column| form.columns[*column].group.is_none()) {
        return Vec::new();
    }
    let mut groups =
        vec![GroupView { label: first.to_owned(), span: 1, tall: true, number: false }];
    for column in shown.iter().map(|column| &form.columns[*column]) {
        match (&column.group, groups.last_mut()) {
            (Some(group), Some(last)) if !last.tall && last.label == *group => last.span += 1,
            (Some(group), _) => groups.push(GroupView {
                label: group.clone(),
                span: 1,
                tall: false,
                number: column.holds.is_number(),
            }),
            (None, _) => groups.push(GroupView {
                label: column.label.clone(),
                span: 1,
                tall: true,
                number: column.holds.is_number(),
            }),
        }
    }
    groups
}

/// The heads of the last row: all columns, or those under a group.
pub(super) fn heads(form: &Form, shown: &[usize], first: &str) -> Vec<HeadView> {
    let grouped = shown.iter().any(|column| form.columns[*column].group.is_some());
    let head = |column: &usize| HeadView {
        label: form.columns[*column].label.clone(),
        number: form.columns[*column].holds.is_number(),
    };
    let under = |column: &&usize| !grouped || form.columns[**column].group.is_some();
    let own = (!grouped).then(|| HeadView { label: first.to_owned(), number: false });
    own.into_iter().chain(shown.iter().filter(under).map(head)).collect()
}
