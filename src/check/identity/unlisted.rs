use crate::model::{FigureRef, LineRole, ReferenceContext};

use super::evaluation::{Evaluation, Resolved, not_listed};
use super::outcome::Status;

/// A sum that its table does not list.
pub(super) struct UnlistedSum<'a> {
    /// What stands for it: what became of each of its parts.
    pub parts: Vec<Resolved<'a>>,
    /// What an identity comes to that cannot do without the sum itself: one that a form asks for
    /// is missed, another was never there.
    pub without: Status,
}

/// The sum that a reference is about, where its table does not list it and one identity in force
/// says what it is the sum of. Parts that are sums and not listed either are taken apart in turn.
pub(super) fn unlisted_sum<'a>(
    evaluation: &Evaluation<'a>,
    reference: &FigureRef,
) -> Option<UnlistedSum<'a>> {
    let (rows_of_form, line) = evaluation.unlisted(reference)?;
    let lines = rows_of_form.form.lines();
    if lines[line].role == LineRole::Item {
        return None;
    }
    let here =
        evaluation.moved(ReferenceContext::of(rows_of_form.disclosure).in_rows(rows_of_form));
    let whole = FigureRef {
        kind: None,
        previous_year: false,
        form: None,
        column: reference.column.or(evaluation.at.column),
        row: reference.row.clone(),
    };
    // Of several identities nobody says which is meant.
    let only = |whole: &FigureRef| {
        let mut sums = rows_of_form.sums(whole);
        sums.pop().filter(|_| sums.is_empty()).map(|sum| sum.parts.into_iter().rev())
    };
    let mut open: Vec<FigureRef> = only(&whole)?.collect();
    let (mut parts, mut taken_apart) = (Vec::new(), 0);
    while let Some(part) = open.pop() {
        // A sum that leads back to itself has no end.
        let inside = if here.unlisted(&part).is_some() && taken_apart < lines.len() {
            only(&part)
        } else {
            None
        };
        match inside {
            Some(inside) => {
                open.extend(inside);
                taken_apart += 1;
            }
            None => parts.push(here.figure(&part)),
        }
    }
    let printed = parts.iter().any(|part| !matches!(part, Resolved::Nothing | Resolved::NoPart));
    let words = not_listed(rows_of_form, &lines[line]);
    let without = if lines[line].optional {
        Status::NotApplicable(words)
    } else {
        Status::NotComputable(words)
    };
    printed.then_some(UnlistedSum { parts, without })
}
