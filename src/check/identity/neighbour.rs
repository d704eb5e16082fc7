use crate::finding::Bilingual;
use crate::model::{Department, Figure};

use super::checked_figure::CheckedFigure;

/// A figure of fewer digits is like another by chance.
const TELLING: u128 = 100;

/// Where a figure that should be another was copied from: the cell above, below or beside it, or
/// its own cell in the document of the year before, that prints the same.
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
    let (zh, en) = beside.or_else(|| {
        let year_before = department.disclosure(figure.document().key().year_before())?;
        let located = year_before.locate(&figure.path())?;
        let (year, path) = (year_before.year, located.path);
        located.cell?.figure().is_some_and(same).then(|| {
            (format!("{year}年文件的「{path}」"), format!("`{path}` in the document of {year}"))
        })
    })?;
    Some(Bilingual::new(
        format!("与{zh}相同：可能是照抄"),
        format!("it is the same as {en}: it may have been copied"),
    ))
}
