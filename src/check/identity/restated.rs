use crate::finding::Bilingual;
use crate::model::Disclosure;

use super::comparison::Compared;
use super::outcome::Status;

/// What becomes of a difference between documents that a restatement explains: this one's figure
/// was restated, and what the other published is the figure that the restatement names. Nothing
/// where no restatement does.
pub(super) fn restated(disclosure: &Disclosure, compared: &Compared<'_>) -> Option<Status> {
    let reported = compared.left.taken.first()?;
    let elsewhere = compared
        .right
        .taken
        .iter()
        .any(|taken| taken.rows_of_form.disclosure.path != disclosure.path);
    if !elsewhere
        || reported.rows_of_form.disclosure.path != disclosure.path
        || disclosure.restatements.is_empty()
    {
        return None;
    }
    let path = reported.path();
    let restatement = disclosure.restatements.iter().find(|restatement| {
        disclosure.locate(&restatement.at.value).is_some_and(|located| located.path == path)
    })?;
    // The rest of the left side stays: only the figure restated takes its old value back.
    let published = reported.figure.unit.in_base(restatement.published.value.decimal())?;
    let before =
        compared.left.value.checked_sub(reported.figure.in_base())?.checked_add(published)?;
    (before == compared.right.value).then(|| {
        let (published, reason) = (restatement.published.value.grouped(), &restatement.reason);
        Status::NotApplicable(Bilingual::new(
            format!("口径调整：原公开数{published}，{reason}"),
            format!("restated: {published} was published; {reason}"),
        ))
    })
}
