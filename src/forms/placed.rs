use crate::source::Where;

use super::declared::{
    DeclaredForm, DeclaredIdentity, DeclaredLine, DeclaredProduct, DeclaredScale, DeclaredShare,
    DeclaredWeights,
};

/// A form whose every part stands at one place of another file: at what takes it over.
pub(super) fn placed(mut form: DeclaredForm, at: &Where<String>) -> DeclaredForm {
    let place = |one: &mut Where<String>| {
        one.referenced = at.referenced;
        one.defined = at.defined;
    };
    place(&mut form.form);
    form.unit.iter_mut().chain(&mut form.stands_for).for_each(place);
    form.grades.iter_mut().chain(form.heads.values_mut().flatten()).for_each(place);
    form.columns.iter_mut().flatten().for_each(|column| place(&mut column.id));
    form.lines.iter_mut().flatten().flat_map(of_line).for_each(place);
    for side in form.sides.iter_mut().flatten() {
        place(&mut side.id);
        side.lines.iter_mut().flat_map(of_line).for_each(place);
    }
    if let Some(key) = &mut form.key {
        place(&mut key.column);
        key.within.iter_mut().for_each(place);
    }
    form.identities.iter_mut().flat_map(of_identity).for_each(place);
    form
}

fn of_line(line: &mut DeclaredLine) -> Vec<&mut Where<String>> {
    let mut found = vec![&mut line.id];
    found.extend(line.columns.iter_mut().flatten());
    if let Some(split) = &mut line.split {
        found.extend(&mut split.into);
        found.push(&mut split.rule);
    }
    found.extend(line.below.as_mut().map(|below| &mut below.line));
    found
}

fn of_identity(identity: &mut DeclaredIdentity) -> Vec<&mut Where<String>> {
    let mut found = vec![&mut identity.id, &mut identity.rule];
    let single = [&mut identity.identity, &mut identity.given, &mut identity.unless];
    found.extend(single.into_iter().flatten());
    found.extend(identity.columns.iter_mut().chain(&mut identity.cumulative).flatten());
    if let Some(DeclaredProduct { quantity, price, amount }) = &mut identity.product {
        found.extend([quantity, price, amount]);
    }
    if let Some(DeclaredShare { part, whole, share }) = &mut identity.share {
        found.extend([part, whole, share]);
    }
    if let Some(DeclaredScale { figure, whole }) = &mut identity.scale {
        found.extend([figure, whole]);
    }
    if let Some(DeclaredWeights { execution_weight, execution_score }) = &mut identity.weights {
        found.extend([execution_weight, execution_score]);
    }
    found
}
