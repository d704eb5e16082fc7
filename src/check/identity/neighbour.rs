use crate::finding::Bilingual;
use crate::model::Figure;

use super::checked_figure::CheckedFigure;

/// A figure of fewer digits is like another by chance.
const TELLING: u128 = 100;

/// Where a figure that should be another was copied from: the cell above, below or beside it that
/// prints the same.
pub(super) fn copied_from(figure: &CheckedFigure<'_>) -> Option<Bilingual> {
    let own = figure.figure();
    if own.amount.decimal().significant() < TELLING {
        return None;
    }
    let same = |other: &Figure| other.unit == own.unit && other.in_base() == own.in_base();
    let (path, where_zh, where_en) = figure.beside().into_iter().find_map(|(place, other)| {
        let (zh, en) = place.words();
        same(other.figure()).then(|| (other.path(), zh, en))
    })?;
    Some(Bilingual::new(
        format!("与{where_zh}「{path}」相同：可能是照抄"),
        format!("it is the same as `{path}` {where_en}: it may have been copied"),
    ))
}
