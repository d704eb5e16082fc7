use std::collections::BTreeMap;

use crate::check::identity::{Subtotal, possible_subtotals};
use crate::decimal::Decimal;
use crate::finding::Bilingual;
use crate::model::{ColumnType, Department, FormRows, Meaning, Rounding};
use crate::source::Place;

use super::hidden::WithHidden;
use super::told::{How, Told};

/// A subtotal that the rows printed under it do not make up.
struct Left {
    path: String,
    place: Place,
}

/// The rows withheld from a table of several subtotals that these leave: where as many subtotals
/// are more than what is printed under them as rows are withheld, each is short of one. Nothing
/// where two rows may stand under one.
pub(super) fn by_subtotals(department: &Department, hidden: &WithHidden) -> Vec<(usize, Told)> {
    let mut of_table: BTreeMap<(usize, usize), Vec<usize>> = BTreeMap::new();
    for (number, at) in hidden.rows.iter().enumerate() {
        of_table.entry((at.disclosure, at.table)).or_default().push(number);
    }
    let mut found = Vec::new();
    for ((disclosure, table), rows) in of_table {
        let disclosure = &department.disclosures[disclosure];
        let printed = FormRows::table(disclosure, &disclosure.tables[table]);
        let columns = printed.form.columns.iter().enumerate().filter(|(_, column)| {
            let is_now = !matches!(
                column.means,
                Some(Meaning::PreviousYear | Meaning::Change | Meaning::Growth)
            );
            column.holds == ColumnType::Amount && is_now
        });
        let mut left = columns.filter_map(|(column, _)| left_in(printed, column, rows.len()));
        let Some(left) = left.next() else { continue };
        for row in rows {
            let whole = left.iter().map(|one| one.path.as_str()).collect::<Vec<&str>>().join("、");
            let says =
                Bilingual::new("小计＝所属各行之和", "a subtotal is the sum of the rows under it");
            let how = How::LeftOf { whole, says };
            let by = left.iter().map(|one| (one.path.clone(), one.place.clone())).collect();
            found.push((row, Told { how, by }));
        }
    }
    found
}

/// The subtotals of a column that leave something, where they are as many as the rows withheld and
/// stand in one way only to the rows that are printed.
fn left_in(printed: FormRows<'_>, column: usize, withheld: usize) -> Option<Vec<Left>> {
    let mut ways = possible_subtotals(printed).into_iter().filter_map(|subtotals| {
        if subtotals.len() < 2 {
            return None;
        }
        let left: Option<Vec<Option<Left>>> =
            subtotals.iter().map(|one| left_of(printed, column, one)).collect();
        let left: Vec<Left> = left?.into_iter().flatten().collect();
        (1..=withheld).contains(&left.len()).then_some(left)
    });
    let only = ways.next().filter(|_| ways.next().is_none())?;
    (only.len() == withheld).then_some(only)
}

/// What a subtotal leaves: nothing inside where its rows make it up or it prints no amount, nothing
/// at all where they are more than it.
fn left_of(printed: FormRows<'_>, column: usize, subtotal: &Subtotal) -> Option<Option<Left>> {
    let figure = |row: usize| printed.cell(row, column).figure();
    let Some(whole) = figure(subtotal.row) else { return Some(None) };
    let under = subtotal.rows.clone().filter(|row| printed.is_top(*row));
    let parts: Vec<_> = under.filter_map(figure).collect();
    let sum = Decimal::checked_sum(parts.iter().map(|part| part.in_base()))?;
    let rest = whole.in_base().checked_sub(sum)?;
    let all = parts.iter().chain([&whole]).map(|figure| figure.precision());
    let slack = match printed.rounding() {
        Rounding::Exact => Decimal::ZERO,
        _ => Decimal::checked_sum(all)?,
    };
    if rest.is_negative() && rest.abs() > slack {
        return None;
    }
    Some((rest.abs() > slack).then(|| Left {
        path: printed.path(subtotal.row, column),
        place: printed.place(subtotal.row, column),
    }))
}
