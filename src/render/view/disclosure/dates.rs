//! The dates that a disclosure states.

use jiff::civil::Date;
use serde::Serialize;

use crate::model::{Disclosure, days_between};
use crate::source::Spanned;
use crate::words::Messages;

/// A date the document or its publisher states.
#[derive(Debug, Serialize)]
pub(in crate::render) struct DateView {
    /// What happened that day, as it stands before the date: 公开日期.
    pub label: String,
    /// The date for `datetime`: `2024-02-05`.
    pub iso: String,
    /// The date in the words of the interface: 2024年2月5日.
    pub text: String,
}

/// The dates that are stated, in the order in which they happen.
pub(super) fn dates(words: &Messages, disclosure: &Disclosure) -> Vec<DateView> {
    let dates = [
        (words.word("article.approved"), &disclosure.dates.approved),
        (words.word("article.published"), &disclosure.dates.published),
        (words.word("article.filled"), &disclosure.dates.filled),
    ];
    let dated = |(label, date): (&str, &Option<Spanned<Date>>)| {
        date.as_ref().map(|date| DateView {
            label: label.to_owned(),
            iso: date.value.to_string(),
            text: words.date(date.value),
        })
    };
    dates.into_iter().filter_map(dated).collect()
}

/// From approval to publication. What cannot be counted is found by a rule.
pub(super) fn days(disclosure: &Disclosure) -> Option<i32> {
    let dates = &disclosure.dates;
    let days = days_between(dates.approved.as_ref()?.value, dates.published.as_ref()?.value);
    (days > 0).then_some(days)
}
