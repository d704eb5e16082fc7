use crate::check::prose::amounts_of_rows;
use crate::model::path::{project_path, row_path};
use crate::model::{Department, Disclosure, Form, Row, Table};
use crate::source::{Place, Span};

use super::hidden::{HiddenRow, WithHidden};
use super::told::{How, Told};

/// Where withheld rows are printed all the same, with their numbers: in another table of their
/// document, among its projects, in a sentence.
pub(super) fn printed(department: &Department, hidden: &WithHidden) -> Vec<(usize, Told)> {
    let mut found = Vec::new();
    for (number, at) in hidden.rows.iter().enumerate() {
        let own = &department.disclosures[at.disclosure];
        let told = in_tables(own, hidden, at).into_iter().chain(among_projects(own, hidden, at));
        found.extend(told.map(|told| (number, told)));
    }
    for number in 0..department.disclosures.len() {
        found.extend(in_sentences(hidden, number));
    }
    found
}

/// The tables of a document that print a code which is withheld from another; those of another fund
/// aside: what they print is no part of it.
fn in_tables(own: &Disclosure, hidden: &WithHidden, at: &HiddenRow) -> Vec<Told> {
    let (_, table, row) = hidden.parts(at);
    let is_alike = |other: &&Table| {
        let funds = (table.form.fund, other.form.fund);
        let same_fund = !matches!(funds, (Some(one), Some(other)) if one != other);
        other.form.id != table.form.id && other.form.is_classified() && same_fund
    };
    let told = |other: &Table| {
        let printed = &other.rows[other.keyed(&row.key)?];
        let span = amount(&other.form, printed)?;
        let by = vec![(row_path(other, printed), Place::new(&own.file, span))];
        Some(Told { how: How::Table { name: other.name.clone() }, by })
    };
    if !table.form.is_classified() {
        return Vec::new();
    }
    own.tables.iter().filter(is_alike).filter_map(told).collect()
}

/// The project of a document that a table withholds by its code or name.
fn among_projects(own: &Disclosure, hidden: &WithHidden, at: &HiddenRow) -> Option<Told> {
    let (_, table, row) = hidden.parts(at);
    let form = own.project_form.as_deref()?;
    let is_open = row.line.is_none() && !table.form.is_classified();
    let project =
        own.projects.iter().filter(|_| is_open).find(|project| {
            project.code.as_ref() == Some(&row.key) || project.name.value == row.key
        })?;
    let span = amount(form, &project.row)?;
    let by = vec![(project_path(project), Place::new(&own.file, span))];
    Some(Told { how: How::Table { name: form.name.clone() }, by })
}

/// Where the amount is written that stands for a row, if it is not 0.
fn amount(form: &Form, row: &Row) -> Option<Span> {
    let (_, figure) = form.main_figure(row)?;
    (!figure.in_base().is_zero()).then_some(figure.span)
}

/// The sentences of a document that say what its withheld rows come to.
fn in_sentences(hidden: &WithHidden, number: usize) -> Vec<(usize, Told)> {
    let own = &hidden.department.disclosures[number];
    let of_it = hidden.rows.iter().enumerate().filter(|(_, at)| at.disclosure == number);
    let rows: Vec<(usize, &Row)> = of_it.map(|(row, at)| (row, hidden.parts(at).2)).collect();
    if rows.is_empty() {
        return Vec::new();
    }
    let asked: Vec<&Row> = rows.iter().map(|(_, row)| *row).collect();
    let amounts = amounts_of_rows(&hidden.department, own, &asked).into_iter();
    let told = |at: String, place: Place| Told {
        how: How::Sentence { at: at.clone() },
        by: vec![(at, place)],
    };
    amounts.map(|found| (rows[found.row].0, told(found.at, found.place))).collect()
}
