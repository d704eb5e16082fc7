use std::collections::{BTreeMap, BTreeSet, HashMap};

use crate::check::identity::{CheckedFigure, FigureKey};
use crate::decimal::Decimal;
use crate::finding::Bilingual;
use crate::model::Meaning;
use crate::source::Place;

use super::hidden::WithHidden;
use super::related::Related;
use super::relations::relations;
use super::solve::{Linear, Solved, solved};
use super::told::{How, Told};

/// The unknown amounts, in the order of the rows they stand in.
struct Unknowns {
    /// The row of each, by its number, and its column.
    cells: Vec<(usize, usize)>,
    numbers: HashMap<FigureKey, usize>,
}

/// How withheld rows can be computed, with their numbers.
pub(super) fn computed(hidden: &WithHidden) -> Vec<(usize, Told)> {
    let unknowns = Unknowns::of(hidden);
    let mut related = relations(&hidden.department);
    related.retain(|one| one.terms.iter().any(|term| unknowns.number(term.figure.key()).is_some()));
    let numbered = related.iter().enumerate();
    let linear = numbered.filter_map(|(number, one)| unknowns.linear(number, one)).collect();
    let found = solved(linear, |unknown| {
        let (row, column) = unknowns.cells[unknown];
        let (_, table, written) = hidden.parts(&hidden.rows[row]);
        table.form.meaning(written, column).is_some_and(Meaning::has_direction)
    });
    let mut told: BTreeMap<usize, (bool, &Solved)> = BTreeMap::new();
    for (unknown, solved) in &found {
        let (row, column) = unknowns.cells[*unknown];
        let Some(is_main) = says_its_amount(hidden, row, column) else { continue };
        // A part that is 0 says only what the amount is not made of.
        if !is_main && solved.is_zero {
            continue;
        }
        let known = told.entry(row).or_insert((is_main, solved));
        if is_main && !known.0 {
            *known = (is_main, solved);
        }
    }
    let told = told.into_iter();
    told.map(|(row, (_, solved))| (row, unknowns.told(hidden, row, solved, &related))).collect()
}

/// Whether an amount of a row is the one that stands for it, or only a part of that; nothing where
/// it is another's: last year's, which that year's document answers for, or a change.
fn says_its_amount(hidden: &WithHidden, row: usize, column: usize) -> Option<bool> {
    let (_, table, written) = hidden.parts(&hidden.rows[row]);
    match table.form.meaning(written, column) {
        Some(Meaning::PreviousYear | Meaning::Change | Meaning::Growth) => None,
        _ => Some(table.form.main_figure(written).is_some_and(|(main, _)| main == column)),
    }
}

impl Unknowns {
    fn of(hidden: &WithHidden) -> Unknowns {
        let (mut cells, mut numbers) = (Vec::new(), HashMap::new());
        for (number, at) in hidden.rows.iter().enumerate() {
            for (column, cell) in hidden.parts(at).2.cells.iter().enumerate() {
                if let Some(figure) = cell.figure() {
                    numbers.insert(std::ptr::from_ref(figure), cells.len());
                    cells.push((number, column));
                }
            }
        }
        Unknowns { cells, numbers }
    }

    fn number(&self, figure: FigureKey) -> Option<usize> {
        self.numbers.get(&figure).copied()
    }

    /// An equation between the unknowns: what is known stands on its right. Nothing where its digits
    /// do not fit.
    fn linear(&self, number: usize, related: &Related<'_>) -> Option<Linear> {
        let mut terms: BTreeMap<usize, i64> = BTreeMap::new();
        let mut right = Decimal::ZERO;
        for term in &related.terms {
            match self.number(term.figure.key()) {
                Some(unknown) => {
                    *terms.entry(unknown).or_default() += if term.is_negative { -1 } else { 1 };
                }
                None => {
                    let amount = term.figure.figure().in_base();
                    right = if term.is_negative {
                        right.checked_add(amount)?
                    } else {
                        right.checked_sub(amount)?
                    };
                }
            }
        }
        terms.retain(|_, count| *count != 0);
        (!terms.is_empty()).then_some(Linear { terms, right, from: BTreeSet::from([number]) })
    }

    /// How a row follows from some of the relations.
    fn told(
        &self,
        hidden: &WithHidden,
        row: usize,
        solved: &Solved,
        related: &[Related<'_>],
    ) -> Told {
        let from: Vec<&Related<'_>> = solved.from.iter().map(|number| &related[*number]).collect();
        let terms = from.iter().flat_map(|one| &one.terms).map(|term| term.figure);
        let figures: Vec<CheckedFigure<'_>> =
            terms.filter(|figure| self.number(figure.key()).is_none()).collect();
        let (own, table, _) = hidden.parts(&hidden.rows[row]);
        let says = |one: &Related<'_>| one.says.clone();
        let whole = |figure: &CheckedFigure<'_>| {
            let path = figure.path();
            if figure.disclosure() == own.path {
                path
            } else {
                format!("{}: {path}", figure.disclosure())
            }
        };
        let how = match (from.as_slice(), figures.as_slice()) {
            (_, [first, ..]) if solved.is_left_nothing => How::Nothing { whole: whole(first) },
            ([_], [only]) if only.disclosure() != own.path => {
                How::Document { path: only.disclosure().to_owned(), at: only.path() }
            }
            ([_], [only]) if only.form() != table.form.id => {
                How::Table { name: only.table_name().to_owned() }
            }
            ([one], [first, ..]) if one.terms[0].figure.key() == first.key() => {
                How::LeftOf { whole: whole(first), says: says(one) }
            }
            ([one], _) => How::SumOf(says(one)),
            (several, _) => {
                let mut all: Vec<Bilingual> = several.iter().map(|one| says(one)).collect();
                all.dedup();
                How::Together(all)
            }
        };
        let place = |figure: &CheckedFigure<'_>| {
            (figure.path(), Place::new(&figure.document().file, figure.span()))
        };
        Told { how, by: figures.iter().map(place).collect() }
    }
}
