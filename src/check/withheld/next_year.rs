use crate::check::identity::{CheckedFigure, EquationTerm};
use crate::finding::Bilingual;
use crate::model::path::row_path;
use crate::model::{
    Department, Disclosure, FigureRef, FormRows, Meaning, ReferenceContext, Row, Table,
};
use crate::source::Place;

use super::cell_figure::figure;
use super::hidden::WithHidden;
use super::related::Related;
use super::told::{How, Told};

/// What the tables of a document say of last year's: 上年数 is what that year's document has, and so
/// is what 增减额 leaves of this year's amount where no 上年数 is printed. A row that was restated
/// says nothing of it.
pub(super) fn of_last_year<'a>(
    department: &'a Department,
    disclosure: &'a Disclosure,
    found: &mut Vec<Related<'a>>,
) {
    let Some(before) = department.disclosure(disclosure.key().year_before()) else { return };
    for table in &disclosure.tables {
        let Some(main) = table.form.main_column() else { continue };
        let own = FormRows::table(disclosure, table);
        for (row, written) in own.rows().filter(|(_, row)| !is_restated(disclosure, table, row)) {
            let of = |meaning| figure(own, row, table.form.column_of(meaning)?);
            let same = FigureRef::of_cell(table, written, main);
            let then = ReferenceContext::of(before).cell(&same).ok();
            let then = then.and_then(|cell| figure(cell.rows_of_form, cell.row, cell.column));
            let term = |figure, is_negative| EquationTerm { figure, is_negative };
            let now = figure(own, row, main);
            let terms = match (of(Meaning::PreviousYear), now, of(Meaning::Change), then) {
                (Some(previous), _, _, Some(then)) => vec![term(previous, false), term(then, true)],
                (None, Some(now), Some(change), Some(then)) => {
                    vec![term(now, false), term(change, true), term(then, true)]
                }
                _ => continue,
            };
            found.push(Related {
                says: Bilingual::new(
                    "下一年公开件印有的上年数",
                    "last year's amount as the document of the year after prints it",
                ),
                terms,
            });
        }
    }
}

fn is_restated(disclosure: &Disclosure, table: &Table, row: &Row) -> bool {
    let path = row_path(table, row);
    let mut restatements = disclosure.restatements.iter();
    restatements.any(|one| one.at.value.starts_with(&path))
}

/// The withheld rows whose growth the document of the year after prints beside their new amount.
pub(super) fn by_growth(department: &Department, hidden: &WithHidden) -> Vec<(usize, Told)> {
    let told = |at| {
        let (own, table, row) = hidden.parts(at);
        let after =
            department.disclosures.iter().find(|one| one.key().year_before() == own.key())?;
        let other = after.table(&table.form.id)?;
        let same = match row.line {
            Some(line) => other.line(line),
            None => other.keyed(&row.key),
        };
        let written = &other.rows[same?];
        let (main, _) = other.form.main_figure(written)?;
        let growth = other.form.column_of(Meaning::Growth)?;
        let rate = figure(FormRows::table(after, other), same?, growth)?;
        (main != growth).then(|| Told {
            how: How::Document { path: after.path.clone(), at: rate.path() },
            by: vec![(rate.path(), place(&rate))],
        })
    };
    let rows = hidden.rows.iter().enumerate();
    rows.filter_map(|(number, at)| Some((number, told(at)?))).collect()
}

fn place(figure: &CheckedFigure<'_>) -> Place {
    Place::new(&figure.document().file, figure.span())
}
