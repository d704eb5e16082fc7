use std::cmp::Reverse;

use jiff::civil::Date;

use super::summaries::Summaries;
use super::summary::{Summary, SummaryCorrection};

/// What happened to a disclosure on a day that the data states.
#[derive(Debug, Clone, Copy)]
pub struct News<'a> {
    /// The day.
    pub date: Date,
    /// What it is about.
    pub summary: &'a Summary,
    /// What was corrected; nothing for a publication.
    pub correction: Option<&'a SummaryCorrection>,
}

/// Publications and corrections, the newest first. What has no date is left out.
pub fn news(summaries: &Summaries) -> Vec<News<'_>> {
    let shown = || summaries.iter().filter(|summary| !summary.withheld);
    let published = shown()
        .filter_map(|summary| Some(News { date: summary.published?, summary, correction: None }));
    let corrected = shown().flat_map(|summary| {
        summary.corrections.iter().map(move |one| News {
            date: one.date,
            summary,
            correction: Some(one),
        })
    });
    let mut news: Vec<News<'_>> = published.chain(corrected).collect();
    news.sort_by_key(|one| {
        (
            Reverse(one.date),
            one.summary.path.as_str(),
            one.correction.map(|correction| correction.at.as_str()),
        )
    });
    news
}
