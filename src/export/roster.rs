use crate::site::{Obligation, RegionEntry, Summaries, obligations};

use super::csv_text::CsvLines;
use super::data_file::{DataFile, TO_REGION, date, integer, text, year};
use super::url::Addresses;

/// `roster.csv`: a line each disclosure that is owed.
pub const ROSTER: DataFile = DataFile {
    name: "roster",
    columns: &[
        text("region"),
        text("department"),
        text("unit_code"),
        text("party"),
        year("year"),
        text("kind"),
        date("due"),
        date("published"),
        text("standing"),
        integer("days_late"),
        text("reason"),
        text("url"),
    ],
    key: &[],
    refers: &[TO_REGION],
};

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
    let day = |day: Option<jiff::civil::Date>| day.map(|day| day.to_string()).unwrap_or_default();
    chunk.line([
        region,
        &party.department,
        party.unit.as_deref().unwrap_or_default(),
        &party.name,
        &duty.year.to_string(),
        duty.kind.slug(),
        &day(*due),
        &day(summary.and_then(|summary| summary.published)),
        one.standing.name(),
        &one.days_late().map(|days| days.to_string()).unwrap_or_default(),
        duty.exempt.as_deref().unwrap_or_default(),
        &summary.map(|summary| addresses.disclosure(&summary.path)).unwrap_or_default(),
    ]);
}
