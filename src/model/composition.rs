use std::collections::{HashMap, HashSet};

use super::column::ColumnType;
use super::disclosure::Disclosure;
use super::form::Form;
use super::form_rows::FormRows;
use super::identity::{Check, FigureRef, Operand, Relation, RowRef, Scope};
use super::line::LineRole;
use super::reference::{ReferenceContext, Referred};
use super::stated_sum::TOTALS;

/// One of the figures that another is made of.
#[derive(Debug)]
pub struct Part<'a> {
    /// What it is called.
    pub label: &'a str,
    /// Which figure it is, in this disclosure or another of the same form.
    pub reference: FigureRef,
    /// The figure and where it stands.
    pub referred: Referred<'a>,
}

/// What is still to be done while a figure is taken apart.
enum Step {
    /// A figure is to be taken apart, or is a part.
    Take(FigureRef),
    /// A subtotal was taken apart; where that gave no part, the parts being as many as before, it
    /// is one itself.
    Taken(FigureRef, usize),
}

impl Disclosure {
    /// The parts that add up to a figure, as the form's own identity says: what is drawn is what is
    /// checked. A part that is a subtotal with parts of its own is taken apart too, once:
    /// identities that lead back to it end there. Where several identities take a figure apart (by
    /// source, by use), the one counts that `by` names. Nothing where none does, or nothing is
    /// printed.
    pub fn parts_of(&self, whole: &FigureRef, by: &[String]) -> Vec<Part<'_>> {
        let Ok(rows_of_form) = ReferenceContext::of(self).rows(whole) else { return Vec::new() };
        let mut parts = Vec::new();
        let mut seen: HashSet<(Option<usize>, Option<usize>)> =
            HashSet::from([(line(whole), whole.column)]);
        let mut steps: Vec<Step> =
            terms(rows_of_form, whole, by).into_iter().rev().map(Step::Take).collect();
        while let Some(step) = steps.pop() {
            let part = match step {
                Step::Take(reference) => {
                    let subtotal = line(&reference).is_some_and(|line| {
                        rows_of_form.form.lines()[line].role == LineRole::Subtotal
                    });
                    let inside = if subtotal && seen.insert((line(&reference), reference.column)) {
                        terms(rows_of_form, &reference, by)
                    } else {
                        Vec::new()
                    };
                    if !inside.is_empty() {
                        steps.push(Step::Taken(reference, parts.len()));
                        steps.extend(inside.into_iter().rev().map(Step::Take));
                        continue;
                    }
                    reference
                }
                Step::Taken(reference, before) if parts.len() == before => reference,
                Step::Taken(..) => continue,
            };
            parts.extend(self.referred(&part).and_then(|referred| {
                Some(Part { label: label(rows_of_form, &part)?, reference: part, referred })
            }));
        }
        parts
    }
}

/// The fixed line that a reference is about.
fn line(reference: &FigureRef) -> Option<usize> {
    match reference.row {
        RowRef::Line(line) => Some(line),
        _ => None,
    }
}

/// The parts by the identity that is named, or by the only one.
fn terms(rows_of_form: FormRows<'_>, whole: &FigureRef, by: &[String]) -> Vec<FigureRef> {
    let mut found = rows_of_form.sums(whole);
    let named = found.iter().position(|sum| by.contains(&sum.identity.id));
    match (named, found.len()) {
        (Some(at), _) => found.swap_remove(at).parts,
        (None, 1) => found.swap_remove(0).parts,
        // Nobody says which of them is meant: a guess would draw sources as uses.
        _ => Vec::new(),
    }
}

impl Form {
    /// The identities that close a circle: they say of a figure that it is the sum of parts one of
    /// which is, through other identities, a sum that contains the figure.
    pub fn circular_identities(&self) -> Vec<usize> {
        type Node = (usize, Option<usize>);
        let node = |reference: &FigureRef| {
            line(reference)
                .filter(|_| reference.form.is_none())
                .map(|line| (line, reference.column))
        };
        let mut below: HashMap<Node, Vec<(usize, Node)>> = HashMap::new();
        for (index, identity) in self
            .identities
            .iter()
            .enumerate()
            .filter(|(_, identity)| identity.rule == TOTALS && identity.scope == Scope::Once)
        {
            let Check::Linear { left, relation: Relation::Equal, right } = &identity.check else {
                continue;
            };
            let Some(whole) = left.only().and_then(node) else { continue };
            let parts = right.terms.iter().map(|term| {
                if let (false, Operand::Figure(reference)) = (term.negative, &term.operand) {
                    node(reference)
                } else {
                    None
                }
            });
            // What is taken away is no part: a difference says again what a sum says.
            let Some(parts) = parts.collect::<Option<Vec<Node>>>() else { continue };
            below.entry(whole).or_default().extend(parts.into_iter().map(|part| (index, part)));
        }
        let mut circular = Vec::new();
        // Whether all below a figure has been looked at, or is being looked at just now.
        let mut done: HashMap<Node, bool> = HashMap::new();
        let mut starts: Vec<Node> = below.keys().copied().collect();
        starts.sort_unstable();
        for start in starts {
            if done.contains_key(&start) {
                continue;
            }
            done.insert(start, false);
            let mut open: Vec<(Node, usize)> = vec![(start, 0)];
            while let Some((whole, next)) = open.last_mut() {
                let Some((identity, part)) =
                    below.get(whole).and_then(|parts| parts.get(*next)).copied()
                else {
                    done.insert(*whole, true);
                    open.pop();
                    continue;
                };
                *next += 1;
                match done.get(&part) {
                    Some(true) => {}
                    Some(false) => circular.push(identity),
                    None => {
                        done.insert(part, false);
                        open.push((part, 0));
                    }
                }
            }
        }
        circular.sort_unstable();
        circular.dedup();
        circular
    }
}

/// What a line or a row is called: a classification's rows by their names, not their codes.
fn label<'a>(rows_of_form: FormRows<'a>, reference: &FigureRef) -> Option<&'a str> {
    let form = rows_of_form.form;
    match &reference.row {
        RowRef::Line(line) => Some(&form.lines()[*line].label),
        RowRef::Key(key) => {
            let row = rows_of_form.row(rows_of_form.keyed(key)?);
            let name = form
                .columns
                .iter()
                .position(|column| column.holds == ColumnType::Text)
                .map(|column| row.cells[column].printed());
            Some(name.filter(|name| !name.is_empty()).unwrap_or(&row.key))
        }
        RowRef::Here | RowRef::Total | RowRef::Each => None,
    }
}
