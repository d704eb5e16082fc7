use std::collections::{BTreeMap, BTreeSet};

use crate::decimal::Decimal;

/// An equation between unknown amounts: so many of each together are what stands on its right.
#[derive(Clone)]
pub(super) struct Linear {
    /// How often each unknown is counted, by its number; never 0.
    pub terms: BTreeMap<usize, i64>,
    /// What they come to.
    pub right: Decimal,
    /// The equations that it follows from, by their numbers.
    pub from: BTreeSet<usize>,
}

/// An unknown that the equations fix alone.
pub(super) struct Solved {
    /// Whether it is 0.
    pub is_zero: bool,
    /// Whether it is 0 because nothing is left for several that are not negative.
    pub is_left_nothing: bool,
    /// The equations that it follows from, by their numbers.
    pub from: BTreeSet<usize>,
}

/// The unknowns that equations fix alone, by their numbers: those that elimination leaves by
/// themselves, and those of which several, none of them negative, come to 0. What has more digits
/// than can be computed exactly says nothing. An unknown that would be negative where it may not be
/// is a contradiction, not an answer.
pub(super) fn solved(
    mut equations: Vec<Linear>,
    may_be_negative: impl Fn(usize) -> bool,
) -> BTreeMap<usize, Solved> {
    // The simplest first: an answer then follows from as few as can be.
    equations.sort_by_key(|equation| equation.terms.len());
    let mut reduced = Reduced::default();
    for equation in &equations {
        reduced.add(equation.clone());
    }
    let is_nothing = |row: &Linear| {
        row.terms.len() > 1
            && row.right.is_zero()
            && (row.terms.values().all(|count| *count > 0)
                || row.terms.values().all(|count| *count < 0))
            && !row.terms.keys().any(|unknown| may_be_negative(*unknown))
    };
    let mut left_nothing = BTreeSet::new();
    // Each round makes one of them known; more rounds than there are would mean lost digits.
    for _ in 0..=reduced.rows.len() {
        // Elimination may have taken apart an equation that says it as it was written.
        let written = equations.iter().filter_map(|equation| reduced.less_known(equation.clone()));
        let nothing = reduced.rows.values().cloned().chain(written).find(is_nothing);
        let Some(row) = nothing else { break };
        for unknown in row.terms.keys() {
            left_nothing.insert(*unknown);
            let terms = BTreeMap::from([(*unknown, 1)]);
            reduced.add(Linear { terms, right: Decimal::ZERO, from: row.from.clone() });
        }
    }
    let alone = reduced.rows.into_values().filter_map(|row| {
        let (unknown, count) = row.terms.first_key_value().filter(|_| row.terms.len() == 1)?;
        let is_negative = !row.right.is_zero() && row.right.is_negative() != (*count < 0);
        let solved = Solved {
            is_zero: row.right.is_zero(),
            is_left_nothing: left_nothing.contains(unknown),
            from: row.from,
        };
        (!is_negative || may_be_negative(*unknown)).then_some((*unknown, solved))
    });
    alone.collect()
}

/// Equations each of which alone has the unknown that it stands under.
#[derive(Default)]
struct Reduced {
    rows: BTreeMap<usize, Linear>,
}

impl Reduced {
    /// An equation less what is known by itself.
    fn less_known(&self, mut equation: Linear) -> Option<Linear> {
        for unknown in equation.terms.keys().copied().collect::<Vec<usize>>() {
            let known = self.rows.get(&unknown).filter(|row| row.terms.len() == 1);
            if let Some(known) = known {
                equation = without(&equation, known, unknown)?;
            }
        }
        Some(equation)
    }

    /// Adds an equation, less what is known already.
    fn add(&mut self, equation: Linear) {
        let mut rest = equation;
        for unknown in rest.terms.keys().copied().collect::<Vec<usize>>() {
            let Some(row) = self.rows.get(&unknown) else { continue };
            let Some(less) = without(&rest, row, unknown) else { return };
            rest = less;
        }
        let Some(unknown) = rest.terms.keys().next().copied() else { return };
        for row in self.rows.values_mut().filter(|row| row.terms.contains_key(&unknown)) {
            if let Some(less) = without(row, &rest, unknown) {
                *row = less;
            }
        }
        self.rows.insert(unknown, rest);
    }
}

/// An equation less another, so often that an unknown of both is gone. Nothing where the digits do
/// not fit.
fn without(one: &Linear, other: &Linear, unknown: usize) -> Option<Linear> {
    let (of_one, of_other) = (*one.terms.get(&unknown)?, *other.terms.get(&unknown)?);
    let common = divisor(of_one, of_other);
    let (times_one, times_other) = (of_other / common, of_one / common);
    let mut terms = BTreeMap::new();
    for unknown in one.terms.keys().chain(other.terms.keys()) {
        let count = |of: &Linear| of.terms.get(unknown).copied().unwrap_or_default();
        let added = count(one).checked_mul(times_one)?;
        let left = added.checked_sub(count(other).checked_mul(times_other)?)?;
        if left != 0 {
            terms.insert(*unknown, left);
        }
    }
    let times = |value: Decimal, count: i64| {
        let product = value.checked_mul(Decimal::from(count.unsigned_abs()))?;
        Some(if count < 0 { product.negated() } else { product })
    };
    let right = times(one.right, times_one)?.checked_sub(times(other.right, times_other)?)?;
    Some(Linear { terms, right, from: one.from.union(&other.from).copied().collect() })
}

/// The greatest number that divides both.
fn divisor(one: i64, other: i64) -> i64 {
    let (mut one, mut other) = (one.unsigned_abs(), other.unsigned_abs());
    while other != 0 {
        (one, other) = (other, one % other);
    }
    i64::try_from(one).unwrap_or(1).max(1)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn equation(number: usize, terms: &[(usize, i64)], right: i64) -> Linear {
        let terms = terms.iter().copied().collect();
        let size = Decimal::from(right.unsigned_abs());
        let right = if right < 0 { size.negated() } else { size };
        Linear { terms, right, from: BTreeSet::from([number]) }
    }

    fn fixed(equations: Vec<Linear>) -> Vec<(usize, bool)> {
        let found = solved(equations, |unknown| unknown > 9);
        found.into_iter().map(|(unknown, solved)| (unknown, solved.is_zero)).collect()
    }

    #[test]
    fn one_unknown_follows_and_two_do_not() {
        assert_eq!(fixed(vec![equation(0, &[(1, 1)], 12)]), [(1, false)]);
        assert_eq!(fixed(vec![equation(0, &[(1, 1), (2, 1)], 12)]), []);
    }

    #[test]
    fn equations_part_together_what_none_parts_alone() {
        let pairs = [[1, 2], [2, 3], [1, 3]];
        let of = |(number, pair): (usize, &[usize; 2])| {
            equation(number, &[(pair[0], 1), (pair[1], 1)], 10)
        };
        let all: Vec<Linear> = pairs.iter().enumerate().map(of).collect();
        assert_eq!(fixed(all[..2].to_vec()), []);
        assert_eq!(fixed(all), [(1, false), (2, false), (3, false)]);
        // The same sum said twice parts nothing.
        let twice = vec![equation(0, &[(1, 1), (2, 1)], 12), equation(1, &[(1, -2), (2, -2)], -24)];
        assert_eq!(fixed(twice), []);
    }

    #[test]
    fn where_nothing_is_left_each_is_nothing() {
        assert_eq!(fixed(vec![equation(0, &[(1, 1), (2, 1)], 0)]), [(1, true), (2, true)]);
        // One may be negative, one is taken away.
        assert_eq!(fixed(vec![equation(0, &[(1, 1), (10, 1)], 0)]), []);
        assert_eq!(fixed(vec![equation(0, &[(1, 1), (2, -1)], 0)]), []);
        let chained = vec![equation(0, &[(1, 1), (2, 1)], 0), equation(1, &[(2, 1), (3, 1)], 7)];
        assert_eq!(fixed(chained), [(1, true), (2, true), (3, false)]);
    }

    #[test]
    fn what_would_be_negative_is_no_answer() {
        assert_eq!(fixed(vec![equation(0, &[(1, 1)], -3)]), []);
        assert_eq!(fixed(vec![equation(0, &[(1, -1)], -3)]), [(1, false)]);
        assert_eq!(fixed(vec![equation(0, &[(10, 1)], -3)]), [(10, false)]);
    }

    #[test]
    fn an_answer_names_the_equations_it_follows_from() {
        let all = vec![
            equation(7, &[(1, 1), (2, 1)], 12),
            equation(8, &[(2, 1)], 5),
            equation(9, &[(3, 1)], 1),
        ];
        let found = solved(all, |_| false);
        assert_eq!(found[&1].from, BTreeSet::from([7, 8]));
        assert_eq!(found[&2].from, BTreeSet::from([8]));
    }
}
