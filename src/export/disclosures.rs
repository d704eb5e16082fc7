use super::csv_text::CsvLines;
use super::data_file::{DataFile, OF_DISCLOSURE, TO_DEPARTMENT, date, integer, text, year};
use super::disclosed::Disclosed;

/// `disclosures.csv`: a line each document that is published, and what it was taken from.
pub const DISCLOSURES: DataFile = DataFile {
    name: "disclosures",
    columns: &[
        text("region"),
        text("department"),
        text("unit_code"),
        year("year"),
        text("kind"),
        text("profile"),
        text("origin"),
        date("approved"),
        date("published"),
        text("source_title"),
        text("source_url"),
        integer("tables"),
        integer("projects"),
        integer("notes"),
        text("url"),
        text("year_inferred"),
    ],
    key: OF_DISCLOSURE,
    refers: &[TO_DEPARTMENT],
};

/// The line of a disclosure.
pub fn disclosures(lines: &mut CsvLines, of: &Disclosed<'_>) {
    let disclosure = of.disclosure;
    let year = disclosure.year.to_string();
    let named = of.named(of.unit(), &year);
    let day = |day: &Option<crate::source::Spanned<jiff::civil::Date>>| {
        day.as_ref().map(|day| day.value.to_string()).unwrap_or_default()
    };
    let source = disclosure.source.as_ref();
    let summary = of.checked.summaries.iter().find(|one| one.path == disclosure.path);
    let notes = summary.map_or(0, |summary| summary.acknowledged + summary.lowered);
    let tail = [
        disclosure.profile.id.as_str(),
        disclosure.origin.name(),
        &day(&disclosure.dates.approved),
        &day(&disclosure.dates.published),
        source.map_or("", |source| source.title.as_str()),
        source.and_then(|source| source.url.as_deref()).unwrap_or_default(),
        &disclosure.shown_tables().0.to_string(),
        &disclosure.projects.len().to_string(),
        &notes.to_string(),
        &of.addresses.disclosure(&disclosure.path),
        if disclosure.year_inferred { "true" } else { "" },
    ];
    lines.line(named.into_iter().chain(tail));
}
