use std::collections::HashMap;

use crate::model::path::{cell_path, fragment, project_cell_path};
use crate::model::{Department, Disclosure};

use super::identity::{Status, Traced, trace};
use super::rules::IDENTITY_RULES;

/// Everything that was held against each other in a disclosure, and which of its figures anything is held against.
#[derive(Debug)]
pub struct Reconciliation {
    /// Its path.
    pub disclosure: String,
    /// Every identity that stands in it, in the order of forms and profile.
    pub entries: Vec<Traced>,
    /// Every number it prints.
    pub figures: Vec<Covered>,
}

/// One printed number, and the identities that ran over it.
#[derive(Debug)]
pub struct Covered {
    /// The form.
    pub form: String,
    /// Its path.
    pub path: String,
    /// As printed.
    pub printed: String,
    /// Ids of the identities that hold or fail with it; none if nothing binds it.
    pub identities: Vec<String>,
    /// Whether one of them asks for equality, so that any other value would be noticed.
    pub fixed: bool,
}

impl Reconciliation {
    /// How many figures something is held against.
    pub fn bound(&self) -> usize {
        self.figures.iter().filter(|figure| !figure.identities.is_empty()).count()
    }

    /// How many identities hold, exactly or within rounding.
    pub fn held(&self) -> usize {
        self.entries.iter().filter(|entry| matches!(entry.status, Status::Holds | Status::WithinRounding(_))).count()
    }

    /// How many fail.
    pub fn failed(&self) -> usize {
        self.entries.iter().filter(|entry| entry.status == Status::Fails).count()
    }

    /// Figures and bound figures by form, in the order of the disclosure.
    pub fn by_form(&self) -> Vec<(&str, usize, usize)> {
        let mut forms: Vec<(&str, usize, usize)> = Vec::new();
        for figure in &self.figures {
            let bound = usize::from(!figure.identities.is_empty());
            match forms.iter_mut().find(|(form, ..)| *form == figure.form) {
                Some((_, all, sum)) => {
                    *all += 1;
                    *sum += bound;
                }
                None => forms.push((&figure.form, 1, bound)),
            }
        }
        forms
    }
}

/// By disclosure and address: the identities over a figure, and whether one asks for equality.
type Bound<'a> = HashMap<(&'a str, &'a str), (Vec<&'a str>, bool)>;

/// Reconciles everything a department disclosed, in its order. A figure is bound, too, by an identity that stands in another of its documents.
pub fn reconcile(department: &Department) -> Vec<Reconciliation> {
    let traces: Vec<Vec<Traced>> = department.disclosures.iter().map(|disclosure| trace(department, disclosure, IDENTITY_RULES)).collect();
    let mut bound: Bound<'_> = HashMap::new();
    for entry in traces.iter().flatten().filter(|entry| ran(&entry.status)) {
        for figure in &entry.figures {
            let (ids, fixed) = bound.entry((&figure.disclosure, &figure.fragment)).or_default();
            *fixed |= entry.equality;
            if !ids.contains(&entry.id.as_str()) {
                ids.push(&entry.id);
            }
        }
    }
    let figures: Vec<Vec<Covered>> = department.disclosures.iter().map(|disclosure| figures(disclosure, &bound)).collect();
    let all = department.disclosures.iter().zip(traces).zip(figures);
    all.map(|((disclosure, entries), figures)| Reconciliation { disclosure: disclosure.path.clone(), entries, figures }).collect()
}

fn ran(status: &Status) -> bool {
    matches!(status, Status::Holds | Status::WithinRounding(_) | Status::Fails)
}

fn figures(disclosure: &Disclosure, bound: &Bound<'_>) -> Vec<Covered> {
    let covered = |form: &str, path: String, fragment: &str, printed: &str| {
        let found = bound.get(&(disclosure.path.as_str(), fragment));
        let identities = found.map(|(ids, _)| ids.iter().map(|id| (*id).to_owned()).collect()).unwrap_or_default();
        Covered { form: form.to_owned(), path, printed: printed.to_owned(), identities, fixed: found.is_some_and(|(_, fixed)| *fixed) }
    };
    let mut found = Vec::new();
    for table in &disclosure.tables {
        for row in &table.rows {
            for (column, cell) in row.cells.iter().enumerate() {
                if let Some(figure) = cell.figure() {
                    found.push(covered(&table.form.id, cell_path(table, row, column), &fragment(&table.form, row, column), &figure.printed));
                }
            }
        }
    }
    if let Some(form) = disclosure.project_form.as_deref() {
        for project in &disclosure.projects {
            for (column, cell) in project.row.cells.iter().enumerate() {
                if let Some(figure) = cell.figure() {
                    found.push(covered(&form.id, project_cell_path(project, form, column), &fragment(form, &project.row, column), &figure.printed));
                }
            }
        }
    }
    found
}
