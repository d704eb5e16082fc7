use crate::site::{Obligation, RegionEntry, Summaries, obligations};

use super::csv_text::CsvLines;
use super::url::Addresses;

/// The columns of `roster.csv`.
pub const ROSTER: &[&str] = &[
    "region",
    "department",
    "unit_code",
    "party",
    "year",
    "kind",
    "due",
    "published",
    "standing",
    "days_late",
    "reason",
    "url",
];

/// One line a disclosure that is owed in a region, and how it stands.
pub fn roster(
    chunk: &mut CsvLines,
    region: &RegionEntry,
    summaries: &Summaries,
    addresses: Addresses<'_>,
) {
    for one in obligations(region, summaries) {
        line(chunk, &region.region.code, &one, addresses);
    }
}

fn line(chunk: &mut CsvLines, region: &str, one: &Obligation<'_>, addresses: Addresses<'_>) {
    let Obligation { party, duty, due, .. } = one;
    let summary = one.summary.filter(|summary| !summary.withheld);
    let date =
        |date: Option<jiff::civil::Date>| date.map(|date| date.to_string()).unwrap_or_default();
    chunk.line([
        region,
        &party.department,
        party.unit.as_deref().unwrap_or_default(),
        &party.name,
        &duty.year.to_string(),
        duty.kind.slug(),
        &date(*due),
        &date(summary.and_then(|summary| summary.published)),
        one.standing.name(),
        &one.days_late().map(|days| days.to_string()).unwrap_or_default(),
        duty.exempt.as_deref().unwrap_or_default(),
        &summary.map(|summary| addresses.disclosure(&summary.path)).unwrap_or_default(),
    ]);
}
