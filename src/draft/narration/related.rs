use crate::model::{
    Check, Disclosure, FigureRef, Form, LineRole, Relation, RowRef, Table, TableState,
};

/// The tables that print what a statement says, where the document has no such statement: those
/// that an identity of the profile holds against its total, or against several of its lines.
pub(super) fn tables_for<'a>(disclosure: &'a Disclosure, statement: &str) -> Vec<&'a Table> {
    let mut found: Vec<(&Table, usize)> = Vec::new();
    for identity in &disclosure.profile.between {
        let Check::Linear { left, relation: Relation::Equal, right } = &identity.check else {
            continue;
        };
        let (Some(left), Some(right)) = (left.only(), right.only()) else { continue };
        let is_own = |one: &FigureRef| one.kind.is_none() && !one.previous_year;
        let is_statement = |one: &FigureRef| one.form.as_deref() == Some(statement);
        let other = match (is_statement(left), is_statement(right)) {
            (true, false) => right,
            (false, true) => left,
            _ => continue,
        };
        let table = other.form.as_deref().and_then(|form| disclosure.table(form));
        let Some(table) = table
            .filter(|table| is_own(left) && is_own(right) && table.state == TableState::Filled)
        else {
            continue;
        };
        let weight = if is_total(&table.form, &other.row) { 2 } else { 1 };
        match found.iter_mut().find(|(known, _)| std::ptr::eq(*known, table)) {
            Some((_, known)) => *known += weight,
            None => found.push((table, weight)),
        }
    }
    found.into_iter().filter(|(_, weight)| *weight > 1).map(|(table, _)| table).collect()
}

fn is_total(form: &Form, row: &RowRef) -> bool {
    match row {
        RowRef::Total => true,
        RowRef::Line(line) => form.lines()[*line].role == LineRole::Total,
        _ => false,
    }
}

/// The tables of a document that no section has and that a sentence can name: the form says what they
/// are called, or they have a side of income and one of spending and stand for no other.
pub(super) fn unassigned<'a>(disclosure: &'a Disclosure, assigned: &[&str]) -> Vec<&'a Table> {
    let is_named = |form: &Form| {
        form.subject.is_some() || !form.sides().is_empty() && form.stands_for.is_empty()
    };
    let own = disclosure.tables.iter();
    own.filter(|table| is_named(&table.form) && !assigned.contains(&table.form.id.as_str()))
        .collect()
}
