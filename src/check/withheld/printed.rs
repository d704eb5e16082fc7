use crate::model::path::{project_path, row_path};
use crate::model::{Department, Disclosure, Form, Row, Table};
use crate::source::{Place, Span};

use super::document_texts::{DocumentTexts, same_fund, stage};
use super::hidden::{HiddenRow, WithHidden};
use super::texts::texts;
use super::told::{How, Told};

/// Where withheld rows are printed all the same, with their numbers: in another table of their
/// document, among its projects, in a sentence.
pub(super) fn printed(department: &Department, hidden: &WithHidden) -> Vec<(usize, Told)> {
    let mut found = Vec::new();
    for (number, at) in hidden.rows.iter().enumerate() {
        let own = &department.disclosures[at.disclosure];
        let alike = department.disclosures.iter().filter(|other| {
            let same_party = (other.year, &other.budget_unit) == (own.year, &own.budget_unit);
            other.path == own.path
                || same_party && stage(other).is_some() && stage(other) == stage(own)
        });
        let projects = alike.filter_map(|other| among_projects(own, other, hidden, at));
        let told = in_tables(own, hidden, at).into_iter().chain(projects);
        found.extend(told.map(|told| (number, told)));
    }
    for document in &department.disclosures {
        found.extend(in_sentences(department, hidden, document));
    }
    found
}

/// The tables of a document that print a code which is withheld from another; those of another fund
/// aside: what they print is no part of it.
fn in_tables(own: &Disclosure, hidden: &WithHidden, at: &HiddenRow) -> Vec<Told> {
    let (_, table, row) = hidden.parts(at);
    let is_alike = |other: &&Table| {
        other.form.id != table.form.id
            && other.form.is_classified()
            && same_fund(table.form.fund, other.form.fund)
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

/// The project of a document that a table withholds by its code or name: of the same document, or
/// of another that is about the same year.
fn among_projects(
    own: &Disclosure,
    other: &Disclosure,
    hidden: &WithHidden,
    at: &HiddenRow,
) -> Option<Told> {
    let (_, table, row) = hidden.parts(at);
    let form = other.project_form.as_deref()?;
    let is_open = row.line.is_none() && !table.form.is_classified();
    let project =
        other.projects.iter().filter(|_| is_open).find(|project| {
            project.code.as_ref() == Some(&row.key) || project.name.value == row.key
        })?;
    let span = amount(form, &project.row)?;
    let at = project_path(project);
    let how = match own.path == other.path {
        true => How::Table { name: form.name.clone() },
        false => How::Document { path: other.path.clone(), at: at.clone() },
    };
    Some(Told { how, by: vec![(at, Place::new(&other.file, span))] })
}

/// Where the amount is written that stands for a row, if it is not 0.
fn amount(form: &Form, row: &Row) -> Option<Span> {
    let (_, figure) = form.main_figure(row)?;
    (!figure.in_base().is_zero()).then_some(figure.span)
}

/// The sentences of a document that tell what withheld rows come to: its own, those of its year in
/// other documents, those of the year before.
fn in_sentences(
    department: &Department,
    hidden: &WithHidden,
    document: &Disclosure,
) -> Vec<(usize, Told)> {
    let Some(of) = DocumentTexts::of(department, hidden, document) else { return Vec::new() };
    let texts = texts(document);
    let mut found: Vec<(usize, String, Place)> = of.told_in_tables(&texts);
    for paragraph in &texts {
        for placed in &paragraph.reading.quantities {
            let rows = of.rows.iter().filter(|asked| of.tell(paragraph, placed, asked));
            let place = || paragraph.place(&placed.range);
            found.extend(rows.map(|asked| (asked.number, paragraph.at.clone(), place())));
        }
    }
    let told = |(row, at, place): (usize, String, Place)| {
        let how = match hidden.parts(&hidden.rows[row]).0.path == document.path {
            true => How::Sentence { at: at.clone() },
            false => How::Document { path: document.path.clone(), at: at.clone() },
        };
        (row, Told { how, by: vec![(at, place)] })
    };
    found.into_iter().map(told).collect()
}
