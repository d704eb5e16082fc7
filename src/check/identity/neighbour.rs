use crate::finding::Bilingual;
use crate::model::path::cell_path;
use crate::model::{
    Check, Department, Disclosure, Figure, FigureRef, Relation, Row, RowRole, Unit,
};

use super::checked_figure::CheckedFigure;

/// A figure of fewer digits is like another by chance.
pub(super) const TELLING: u128 = 100;

/// Where a figure that should be another was copied from: the cell above, below or beside it, its
/// own cell in the document of the year before, the row of its name in another document of the year
/// or in another table, that prints the same.
pub(super) fn copied_from(
    department: &Department,
    figure: &CheckedFigure<'_>,
) -> Option<Bilingual> {
    let own = figure.figure();
    if own.amount.decimal().significant() < TELLING {
        return None;
    }
    let same = |other: &Figure| other.unit == own.unit && other.in_base() == own.in_base();
    let beside = figure.beside().into_iter().find_map(|(place, other)| {
        let (zh, en) = place.words();
        let path = other.path();
        same(other.figure()).then(|| (format!("{zh}「{path}」"), format!("`{path}` {en}")))
    });
    let (zh, en) = beside
        .or_else(|| of_last_year(department, figure, &same))
        .or_else(|| of_another(department, figure))?;
    Some(Bilingual::new(
        format!("与{zh}相同：可能是照抄"),
        format!("it is the same as {en}: it may have been copied"),
    ))
}

/// Its own cell in the document of the year before, in Chinese and in English.
fn of_last_year(
    department: &Department,
    figure: &CheckedFigure<'_>,
    same: &dyn Fn(&Figure) -> bool,
) -> Option<(String, String)> {
    let year_before = department.disclosure(figure.document().key().year_before())?;
    let located = year_before.locate(&figure.path())?;
    let (year, path) = (year_before.year, located.path);
    located.cell?.figure().is_some_and(same).then(|| {
        (format!("{year}年文件的「{path}」"), format!("`{path}` in the document of {year}"))
    })
}

/// The row of the same name or code in another document of the year, or in another table.
fn of_another(department: &Department, figure: &CheckedFigure<'_>) -> Option<(String, String)> {
    let own = figure.document();
    let documents = department
        .disclosures
        .iter()
        .filter(|other| other.year == own.year && other.budget_unit == own.budget_unit);
    let (near, far): (Vec<&Disclosure>, Vec<&Disclosure>) =
        documents.partition(|other| other.path == own.path);
    far.into_iter().chain(near).find_map(|other| {
        let path = same_in(other, figure)?;
        Some(match other.path == own.path {
            true => (format!("另一张表的「{path}」"), format!("`{path}` in another table")),
            false => {
                let (year, kind) = (other.year, other.kind);
                (
                    format!("{year}年{}的「{path}」", kind.name()),
                    format!("`{path}` in {}", other.path),
                )
            }
        })
    })
}

/// The path of a figure that is the same as another, in a row of the same name of a table that no
/// identity of the profile makes equal to it.
fn same_in(document: &Disclosure, figure: &CheckedFigure<'_>) -> Option<String> {
    let (rows_of_form, row, column) = figure.cell_of()?;
    let own = rows_of_form.row(row);
    let tables = document.tables.iter().filter(|table| table.form.id != rows_of_form.form.id);
    let mut found = tables.filter_map(|table| {
        let same = match own.line {
            Some(line) => {
                let label = &rows_of_form.form.lines()[line].label;
                let is_named = |row: &Row| {
                    let line = row.line.map(|line| &table.form.lines()[line]);
                    line.is_some_and(|line| line.spellings().any(|name| name == label))
                };
                table.rows.iter().position(is_named)
            }
            None => {
                let alike = table.form.is_classified() && rows_of_form.form.is_classified();
                table.keyed(&own.key).filter(|_| alike && own.role == RowRole::Item)
            }
        };
        let other = &table.rows[same?];
        let figures = other.cells.iter().enumerate().filter_map(|(at, cell)| {
            let other = cell.figure()?;
            let is_same = other.in_base() == figure.figure().in_base()
                && matches!(other.unit, Unit::Money(_));
            is_same.then_some(at)
        });
        let label = &rows_of_form.form.columns[column].label;
        let at = figures.min_by_key(|at| table.form.columns[*at].label != *label)?;
        let bound =
            is_bound(figure.document(), (&rows_of_form.form.id, column), (&table.form.id, at));
        (!bound).then(|| cell_path(table, other, at))
    });
    found.next()
}

/// Whether an identity says that figures of two columns are equal: that they are says nothing then.
fn is_bound(document: &Disclosure, one: (&str, usize), other: (&str, usize)) -> bool {
    let is = |reference: &FigureRef, (form, column): (&str, usize)| {
        reference.form.as_deref() == Some(form) && reference.column.is_none_or(|own| own == column)
    };
    document.profile.between.iter().any(|identity| match &identity.check {
        Check::Linear { left, relation: Relation::Equal, right } => {
            let (Some(left), Some(right)) = (left.only(), right.only()) else { return false };
            is(left, one) && is(right, other) || is(left, other) && is(right, one)
        }
        _ => false,
    })
}
