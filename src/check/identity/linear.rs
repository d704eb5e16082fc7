use rust_decimal::Decimal;

use crate::finding::Words;
use crate::model::{FigureRef, FigureSet, Operand, Relation, RowRef, RowRole, Sum};

use super::figures::{Found, Scene, Taken, cell, total_row};
use super::interval::Interval;
use super::outcome::Status;
use super::sheet::Sheet;

/// One side of an identity, added up.
pub(super) struct Side<'a> {
    pub interval: Interval,
    /// Whether anything says what it is: a figure, or a line that a table leaves out.
    pub evident: bool,
    /// Whether rows that belong to it are withheld: it is then only what can be seen of a sum.
    pub withheld: bool,
    pub taken: Vec<Taken<'a>>,
}

/// What comparing two sides gave.
pub(super) struct Compared<'a> {
    pub status: Status,
    pub left: Side<'a>,
    pub right: Side<'a>,
}

/// Compares two sums. The value of a side is its exact sum; its interval is what the declared rounding allows.
pub(super) fn compare<'a>(scene: &Scene<'a>, left: &Sum, relation: Relation, right: &Sum) -> Result<Compared<'a>, Status> {
    let left = add(scene, left)?;
    let right = add(scene, right)?;
    if left.taken.is_empty() && right.taken.is_empty() {
        return Err(Status::NotApplicable(Words::new("两边都没有数", "there is no figure on either side")));
    }
    if !left.evident || !right.evident {
        let zero = left.taken.iter().chain(&right.taken).all(|taken| taken.figure.in_base().is_zero());
        // A total whose parts are not printed at all is bound to nothing.
        return Err(if zero { Status::Holds } else { Status::NotApplicable(Words::new("一边没有列出任何数", "one side prints no figure")) });
    }
    let status = judge(&left, relation, &right);
    Ok(Compared { status, left, right })
}

fn judge(left: &Side<'_>, relation: Relation, right: &Side<'_>) -> Status {
    let (reported, computed) = (value(left), value(right));
    let difference = reported - computed;
    if left.withheld || right.withheld {
        let seen = if right.withheld { difference } else { -difference };
        return if seen >= Decimal::ZERO { Status::Holds } else { Status::Fails };
    }
    let within = match relation {
        Relation::Equal => difference.is_zero(),
        Relation::AtMost => difference <= Decimal::ZERO,
    };
    if within {
        return Status::Holds;
    }
    let allowed = match relation {
        Relation::Equal => left.interval.meets(right.interval) && !same_figure_twice(left, right),
        Relation::AtMost => left.interval.low <= right.interval.high,
    };
    if allowed { Status::WithinRounding(difference) } else { Status::Fails }
}

/// One figure printed in two places with the same decimals must be the same, rounded or not.
fn same_figure_twice(left: &Side<'_>, right: &Side<'_>) -> bool {
    match (left.taken.as_slice(), right.taken.as_slice()) {
        ([left], [right]) => left.figure.precision() == right.figure.precision(),
        _ => false,
    }
}

pub(super) fn value(side: &Side<'_>) -> Decimal {
    side.taken.iter().map(|taken| if taken.negative { -taken.figure.in_base() } else { taken.figure.in_base() }).sum()
}

fn add<'a>(scene: &Scene<'a>, sum: &Sum) -> Result<Side<'a>, Status> {
    let mut side = Side { interval: Interval::ZERO, evident: false, withheld: false, taken: Vec::new() };
    for term in &sum.terms {
        match &term.operand {
            Operand::Figure(reference) => match reference.row {
                RowRef::Total if no_total(scene, reference) => every(scene, reference, term.negative, &mut side)?,
                _ => match scene.figure(reference, term.negative) {
                    // An addend that is not written adds nothing; a difference from what is not written is no difference.
                    Found::Nothing if term.negative => return Err(Status::NotApplicable(Words::new("没有列出减数", "what is taken away is not printed"))),
                    found => take(found, &mut side)?,
                },
            },
            Operand::Sum(FigureSet::Children) => children(scene, term.negative, &mut side)?,
            Operand::Sum(FigureSet::Rows) => rows(scene, term.negative, &mut side)?,
            Operand::Sum(FigureSet::Every(reference)) => every(scene, reference, term.negative, &mut side)?,
            Operand::Sum(FigureSet::Projects { form, column }) => {
                let sheet = Sheet::of(scene.disclosure, form).ok_or_else(|| Status::NotApplicable(Words::new("没有项目", "there are no projects")))?;
                for (row, _) in sheet.rows() {
                    take(cell(sheet, row, *column, term.negative), &mut side)?;
                }
            }
        }
    }
    let too_long = || Status::NotComputable(Words::new("数太大", "the figures are too long"));
    side.interval = side.taken.iter().try_fold(Interval::ZERO, |sum, taken| sum.add(taken.interval())).ok_or_else(too_long)?;
    Ok(side)
}

fn take<'a>(found: Found<'a>, side: &mut Side<'a>) -> Result<(), Status> {
    match found {
        Found::Figure(taken) => {
            side.evident = true;
            side.taken.push(taken);
        }
        Found::Zero => side.evident = true,
        Found::Nothing | Found::NoPart => {}
        Found::NotApplicable(words) => return Err(Status::NotApplicable(words)),
        Found::NotComputable(words) => return Err(Status::NotComputable(words)),
    }
    Ok(())
}

fn no_total(scene: &Scene<'_>, reference: &FigureRef) -> bool {
    matches!(scene.sheet_of(reference), Ok(Some(sheet)) if sheet.len() > 0 && total_row(sheet).is_none())
}

/// Every item row of a table; in a classification only its top, since the rest is inside it.
fn every<'a>(scene: &Scene<'a>, reference: &FigureRef, negative: bool, side: &mut Side<'a>) -> Result<(), Status> {
    let sheet = match scene.sheet_of(reference) {
        Ok(Some(sheet)) => sheet,
        Ok(None) => return Ok(()),
        Err(words) => return Err(Status::NotApplicable(words)),
    };
    if let crate::model::TableState::Unpublished(_) = sheet.state() {
        return Err(Status::NotApplicable(Words::new(format!("原文件未附「{}」", sheet.name()), format!("the document lacks {}", sheet.name()))));
    }
    let Some(column) = reference.column.or(scene.column) else { return Ok(()) };
    for (row, _) in tops(sheet) {
        take(cell(sheet, row, column, negative), side)?;
    }
    Ok(())
}

/// Item rows that no other item row contains.
fn tops<'a>(sheet: Sheet<'a>) -> impl Iterator<Item = (usize, &'a crate::model::Row)> {
    let classified = sheet.form.is_classified();
    sheet.rows().filter(move |(_, row)| row.role == RowRole::Item && !(classified && sheet.rows().any(|(_, other)| other.contains(row))))
}

/// The rows right below this one: contained in it, and in no other that is contained in it.
fn children<'a>(scene: &Scene<'a>, negative: bool, side: &mut Side<'a>) -> Result<(), Status> {
    let (Some(sheet), Some(row), Some(column)) = (scene.sheet, scene.row, scene.column) else { return Ok(()) };
    let parent = sheet.row(row);
    side.withheld = withholds(scene, sheet, |key| key.len() > parent.key.len() && key.starts_with(&parent.key));
    let inside: Vec<(usize, &crate::model::Row)> = sheet.rows().filter(|(_, child)| parent.contains(child)).collect();
    for (index, child) in &inside {
        if !inside.iter().any(|(_, between)| between.contains(child)) {
            take(cell(sheet, *index, column, negative), side)?;
        }
    }
    Ok(())
}

/// The item rows under a total or subtotal row.
fn rows<'a>(scene: &Scene<'a>, negative: bool, side: &mut Side<'a>) -> Result<(), Status> {
    let (Some(sheet), Some(row), Some(column)) = (scene.sheet, scene.row, scene.column) else { return Ok(()) };
    let total = sheet.row(row).role == RowRole::Total;
    // A withheld row below another that is printed is inside it, and missing from nothing here.
    side.withheld = withholds(scene, sheet, |key| !sheet.rows().any(|(_, row)| row.role == RowRole::Item && key.starts_with(&row.key)));
    // A subtotal stands above its rows, as in procurement tables; below them if nothing follows it.
    let after: Vec<usize> = (row + 1..sheet.len()).take_while(|index| !is_sum(sheet, *index)).collect();
    let before: Vec<usize> = (0..row).rev().take_while(|index| !is_sum(sheet, *index)).collect();
    let under = if after.is_empty() { before } else { after };
    for (index, _) in tops(sheet) {
        if total || under.contains(&index) {
            take(cell(sheet, index, column, negative), side)?;
        }
    }
    Ok(())
}

/// Whether a row is withheld from this table whose key is as asked.
fn withholds(scene: &Scene<'_>, sheet: Sheet<'_>, asked: impl Fn(&str) -> bool) -> bool {
    let of_sheet = |at: &str| at.split_once('/').filter(|(table, _)| *table == sheet.name() || sheet.form.answers_to(table)).map(|(_, key)| key.to_owned());
    scene.disclosure.withheld.iter().filter_map(|withheld| of_sheet(&withheld.at.value)).any(|key| asked(&key))
}

fn is_sum(sheet: Sheet<'_>, index: usize) -> bool {
    matches!(sheet.row(index).role, RowRole::Subtotal | RowRole::Total)
}
