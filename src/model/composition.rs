use super::disclosure::Disclosure;
use super::form::{ColumnType, LineRole};
use super::identity::{Check, FigureRef, FigureSet, Operand, Relation, RowRef, Scope, Sum};
use super::reference::Referred;
use super::table::{Row, RowRole, Table};

/// The rule whose identities say that a figure is the sum of its parts.
const TOTALS: &str = "total-mismatch";

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

impl Disclosure {
    /// The parts that add up to a figure, as the form's own identity says: what is drawn is what is checked. A part that is a subtotal with parts of its own is
    /// taken apart too. Where several identities take it apart (by source, by use), the one counts that `by` names. Nothing where none does, or nothing is printed.
    pub fn parts_of(&self, whole: &FigureRef, by: &[String]) -> Vec<Part<'_>> {
        let Some(table) = whole.form.as_deref().and_then(|form| self.table(form)) else { return Vec::new() };
        let references = terms(table, whole, by);
        let mut parts = Vec::new();
        for reference in references {
            let subtotal = matches!(reference.row, RowRef::Line(line) if table.form.lines()[line].role == LineRole::Subtotal);
            let inside = if subtotal { self.parts_of(&reference, by) } else { Vec::new() };
            if inside.is_empty() {
                let part = self.referred(&reference).and_then(|referred| Some(Part { label: label(table, &reference)?, reference, referred }));
                parts.extend(part);
            } else {
                parts.extend(inside);
            }
        }
        parts
    }
}

/// The figures on the right of the identity that has this one on its left; of several of the one that is named.
fn terms(table: &Table, whole: &FigureRef, by: &[String]) -> Vec<FigureRef> {
    let mut found: Vec<(&str, Vec<FigureRef>)> = Vec::new();
    for identity in table.form.identities.iter().filter(|identity| identity.rule == TOTALS) {
        let Check::Linear { left, relation: Relation::Equal, right } = &identity.check else { continue };
        let Some(left) = only(left) else { continue };
        let here = match &identity.scope {
            Scope::Table(columns) => whole.row == RowRef::Total && whole.column.is_some_and(|column| columns.contains(&column)),
            Scope::Once => left.row == whole.row && (left.column.is_none() || left.column == whole.column),
            Scope::Row | Scope::ByKey | Scope::Tree(_) => false,
        };
        let named = |reference: &FigureRef| FigureRef { form: whole.form.clone(), column: reference.column.or(whole.column), ..reference.clone() };
        if here {
            let figures: Option<Vec<FigureRef>> =
                right.terms.iter().map(|term| if let (false, Operand::Figure(reference)) = (term.negative, &term.operand) { Some(named(reference)) } else { None }).collect();
            let terms = match (figures, right.terms.as_slice()) {
                (Some(figures), _) => figures,
                (None, [term]) if matches!(term.operand, Operand::Sum(FigureSet::Rows)) => {
                    top_rows(table).map(|row| FigureRef { row: RowRef::Key(row.key.clone()), ..whole.clone() }).collect()
                }
                _ => continue,
            };
            found.push((&identity.id, terms));
        }
    }
    let named = found.iter().position(|(id, _)| by.iter().any(|name| name == id));
    match (named, found.len()) {
        (Some(at), _) => found.swap_remove(at).1,
        (None, 1) => found.swap_remove(0).1,
        // Nobody says which of them is meant: a guess would draw sources as uses.
        _ => Vec::new(),
    }
}

/// The one figure of a side.
fn only(sum: &Sum) -> Option<&FigureRef> {
    match sum.terms.as_slice() {
        [term] if !term.negative => match &term.operand {
            Operand::Figure(reference) => Some(reference),
            Operand::Sum(_) => None,
        },
        _ => None,
    }
}

/// Item rows that no other item row contains.
fn top_rows(table: &Table) -> impl Iterator<Item = &Row> {
    let items = || table.rows.iter().filter(|row| row.role == RowRole::Item);
    items().filter(move |row| !table.form.is_classified() || !items().any(|other| other.contains(row)))
}

/// What a line or a row is called: a classification's rows by their names, not their codes.
fn label<'a>(table: &'a Table, reference: &FigureRef) -> Option<&'a str> {
    match &reference.row {
        RowRef::Line(line) => Some(&table.form.lines()[*line].label),
        RowRef::Key(key) => {
            let row = &table.rows[table.keyed(key)?];
            let name = table.form.columns.iter().position(|column| column.holds == ColumnType::Text).map(|column| row.cells[column].printed());
            Some(name.filter(|name| !name.is_empty()).unwrap_or(&row.key))
        }
        RowRef::Here | RowRef::Total | RowRef::Each => None,
    }
}
