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
    /// Whether its column is this year's; for a tall one.
    pub now: bool,
    /// Whether it is too long to stand over a narrow column.
    pub long: bool,
}

/// The head of a column.
#[derive(Debug, Serialize)]
pub(in crate::render) struct HeadView {
    /// What the head says.
    pub label: String,
    /// Whether its column holds numbers.
    pub number: bool,
    /// Whether its column is the one whose figures stand for their rows: this year's, where the
    /// table has others.
    pub now: bool,
    /// Whether it is too long to stand over a narrow column.
    pub long: bool,
}

/// Two rows of heads where any column shares one, else none.
pub(super) fn groups(form: &Form, shown: &[usize], first: &str) -> Vec<GroupView> {
    if shown.iter().all(|column| form.columns[*column].group.is_none()) {
        return Vec::new();
    }
    let first = GroupView {
        label: first.to_owned(),
        span: 1,
        tall: true,
        number: false,
        now: false,
        long: false,
    };
    let mut groups = vec![first];
    let main = main_of(form, shown);
    for (at, column) in shown.iter().map(|column| (*column, &form.columns[*column])) {
        let number = column.holds.is_number();
        match (&column.group, groups.last_mut()) {
            (Some(group), Some(last)) if !last.tall && last.label == *group => last.span += 1,
            (group, _) => groups.push(GroupView {
                label: group.as_ref().unwrap_or(&column.label).clone(),
                span: 1,
                tall: group.is_none(),
                number,
                now: main == Some(at),
                long: is_long(&column.label),
            }),
        }
    }
    groups
}

/// The heads of the last row: all columns, or those under a group.
pub(super) fn heads(form: &Form, shown: &[usize], first: &str) -> Vec<HeadView> {
    let grouped = shown.iter().any(|column| form.columns[*column].group.is_some());
    let main = main_of(form, shown);
    let head = |column: &usize| HeadView {
        label: form.columns[*column].label.clone(),
        number: form.columns[*column].holds.is_number(),
        now: main == Some(*column),
        long: is_long(&form.columns[*column].label),
    };
    let under = |column: &&usize| !grouped || form.columns[**column].group.is_some();
    let own = (!grouped).then(|| HeadView {
        label: first.to_owned(),
        number: false,
        now: false,
        long: false,
    });
    own.into_iter().chain(shown.iter().filter(under).map(head)).collect()
}

/// Whether a label over a column of few figures would stand one or two characters a line.
fn is_long(label: &str) -> bool {
    label.chars().count() > 5
}

/// Which of the columns that are shown is the one whose figures stand for their rows.
fn main_of(form: &Form, shown: &[usize]) -> Option<usize> {
    let number = |column: &usize| form.columns[*column].holds.is_number();
    let main = form.main_column().filter(|column| shown.contains(column));
    main.or_else(|| shown.iter().copied().find(number))
}
