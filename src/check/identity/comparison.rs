use crate::decimal::Decimal;
use crate::finding::Bilingual;
use crate::model::{Relation, Rounding, Sum};

use super::evaluation::{Addend, Evaluation};
use super::outcome::Status;
use super::side::{Side, add, said_coarser};

/// What comparing two sides gave.
pub(super) struct Compared<'a> {
    pub status: Status,
    /// Left − right.
    pub difference: Decimal,
    pub left: Side<'a>,
    pub right: Side<'a>,
}

impl Compared<'_> {
    /// Both sides in the base of arithmetic. Nothing where rows are withheld: what is left of a sum
    /// without those that are printed is what they say.
    pub fn sides(&self) -> Option<(Decimal, Decimal)> {
        let shown = !self.left.withheld && !self.right.withheld;
        shown.then_some((self.left.value, self.right.value))
    }
}

impl<'a> Compared<'a> {
    /// The figures of both sides as terms of left − right, each with whether it is taken away there.
    pub fn terms(&self) -> impl Iterator<Item = (&Addend<'a>, bool)> {
        let left = self.left.taken.iter().map(|taken| (taken, taken.negative));
        left.chain(self.right.taken.iter().map(|taken| (taken, !taken.negative)))
    }
}

/// Compares two sums. The value of a side is its exact sum; its interval is what the declared
/// rounding allows.
pub(super) fn compare<'a>(
    evaluation: &Evaluation<'a>,
    left: &Sum,
    relation: Relation,
    right: &Sum,
) -> Result<Compared<'a>, Status> {
    let (left, right) = sides(evaluation, left, relation, right)?;
    if left.taken.is_empty() && right.taken.is_empty() {
        return Err(Status::NotApplicable(Bilingual::new(
            "两边都没有数",
            "there is no figure on either side",
        )));
    }
    if !left.evident || !right.evident {
        let zero =
            left.taken.iter().chain(&right.taken).all(|taken| taken.figure.in_base().is_zero());
        // A total whose parts are not printed at all is bound to nothing.
        return Err(if zero {
            Status::Holds
        } else {
            Status::NotApplicable(Bilingual::new("一边没有列出任何数", "one side prints no figure"))
        });
    }
    let difference = left.value.checked_sub(right.value).ok_or_else(Status::too_long)?;
    let status = judge(&left, relation, &right, difference)?;
    Ok(Compared { status, difference, left, right })
}

/// Both sides, added up. A side without the sum that it is about is the one computed: what is
/// reported is a figure that is printed.
fn sides<'a>(
    evaluation: &Evaluation<'a>,
    left: &Sum,
    relation: Relation,
    right: &Sum,
) -> Result<(Side<'a>, Side<'a>), Status> {
    let (left, right) = (add(evaluation, left)?, add(evaluation, right)?);
    if let Some(unlisted) = left.unlisted.as_ref().or(right.unlisted.as_ref()) {
        let shared = left.taken.iter().any(|one| right.taken.iter().any(|other| one.is(other)));
        let twice = |side: &Side<'_>| {
            let mut taken = side.taken.iter().enumerate();
            taken.any(|(at, one)| side.taken[..at].iter().any(|other| one.is(other)))
        };
        // The sum of its parts is held against itself, or a part is there beside its sum.
        if shared || twice(&left) || twice(&right) {
            return Err(unlisted.clone());
        }
    }
    let computed = left.unlisted.is_some() && right.unlisted.is_none();
    Ok(if computed && relation == Relation::Equal { (right, left) } else { (left, right) })
}

fn judge(
    left: &Side<'_>,
    relation: Relation,
    right: &Side<'_>,
    difference: Decimal,
) -> Result<Status, Status> {
    if left.withheld || right.withheld {
        return seen(left, relation, right, difference);
    }
    let within = match relation {
        Relation::Equal => difference.is_zero(),
        Relation::AtMost => !difference.is_positive(),
    };
    if within {
        return Ok(Status::Holds);
    }
    let rounded = left
        .taken
        .iter()
        .chain(&right.taken)
        .any(|taken| taken.rows_of_form.rounding() != Rounding::Exact);
    let rounded = rounded || said_coarser(left, right);
    if !rounded || (relation == Relation::Equal && same_figure_twice(left, right)) {
        return Ok(Status::Fails);
    }
    let (reported, computed) =
        left.interval(right).zip(right.interval(left)).ok_or_else(Status::too_long)?;
    let allowed = match relation {
        Relation::Equal => reported.meets(computed),
        Relation::AtMost => reported.low <= computed.high,
    };
    Ok(if allowed { Status::WithinRounding(difference) } else { Status::Fails })
}

/// What can be seen of sums to which withheld rows belong: they are no less than what is printed of
/// them. Amounts are not negative; changes are, and of those nothing can be said.
fn seen(
    left: &Side<'_>,
    relation: Relation,
    right: &Side<'_>,
    difference: Decimal,
) -> Result<Status, Status> {
    let changes =
        left.taken.iter().chain(&right.taken).any(|taken| taken.negative || taken.is_change());
    let too_much = match (left.withheld, right.withheld) {
        (false, true) if relation == Relation::Equal => difference.is_negative(),
        (true, false) => difference.is_positive(),
        _ => return Err(Status::withheld()),
    };
    match (changes, too_much) {
        (true, _) => Err(Status::withheld()),
        (false, true) => Ok(Status::Fails),
        (false, false) if relation == Relation::AtMost => Err(Status::withheld()),
        (false, false) => Ok(Status::Holds),
    }
}

/// One figure printed in two places with the same decimals must be the same, rounded or not.
fn same_figure_twice(left: &Side<'_>, right: &Side<'_>) -> bool {
    match (left.taken.as_slice(), right.taken.as_slice()) {
        ([left], [right]) => left.figure.precision() == right.figure.precision(),
        _ => false,
    }
}
