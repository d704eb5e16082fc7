use crate::model::{Comparison, Disclosure, Indicator, Region};

use super::csv_text::CsvLines;
use super::url::Addresses;

/// The columns of `indicators.csv`.
pub const INDICATORS: &[&str] = &[
    "region",
    "department",
    "unit_code",
    "year",
    "kind",
    "project",
    "level1",
    "level2",
    "level3",
    "operator",
    "target",
    "unit",
    "printed",
    "bands",
    "actual",
    "weight",
    "score",
    "basis",
    "url",
];

/// One line an indicator; those of the whole department have `overall` for their project.
pub fn indicators(
    chunk: &mut CsvLines,
    region: &Region,
    department: &str,
    disclosure: &Disclosure,
    addresses: Addresses<'_>,
) {
    let year = disclosure.year.to_string();
    let records = disclosure.projects.iter().map(|project| {
        (
            project.id.as_str(),
            project.budget_unit.as_ref().map(|unit| unit.value.as_str()),
            &project.objectives,
        )
    });
    for (record, unit, objectives) in
        disclosure.overall.iter().map(|overall| ("overall", None, overall)).chain(records)
    {
        let unit = unit.or(disclosure.budget_unit.as_deref()).unwrap_or_default();
        for indicator in &objectives.indicators {
            let (operator, target, target_unit) = quantity(indicator);
            let url = addresses.figure(&disclosure.path, &indicator.address);
            let printed =
                indicator.target.as_ref().map_or("", |target| target.value.printed.as_str());
            let actual =
                indicator.actual.as_ref().map_or("", |actual| actual.value.printed.as_str());
            let head =
                [region.code.as_str(), department, unit, &year, disclosure.kind.slug(), record];
            let levels = [
                indicator.level1.as_str(),
                indicator.level2.as_deref().unwrap_or_default(),
                &indicator.name,
            ];
            let rest = [
                operator,
                &target,
                target_unit,
                printed,
                &bands(indicator),
                actual,
                indicator.weight.printed(),
                indicator.score.printed(),
                indicator.basis.as_deref().unwrap_or_default(),
                &url,
            ];
            chunk.line(head.into_iter().chain(levels).chain(rest));
        }
    }
}

fn quantity(indicator: &Indicator) -> (&'static str, String, &str) {
    match indicator.target.as_ref().and_then(|target| target.value.quantity.as_ref()) {
        Some((comparison, amount, unit)) => (Comparison::sign(*comparison), amount.plain(), unit),
        None => ("", String::new(), ""),
    }
}

/// `优≥5次;良≥4次;中≥2次;差<2次`, as printed.
fn bands(indicator: &Indicator) -> String {
    let bands: Vec<String> = indicator
        .bands
        .iter()
        .map(|band| format!("{}{}", band.grade, band.threshold.value.printed))
        .collect();
    bands.join(";")
}
