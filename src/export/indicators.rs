use crate::model::{Comparison, Indicator};

use super::csv_text::CsvLines;
use super::data_file::{DataFile, TO_DEPARTMENT, TO_DISCLOSURE, number, text, year};
use super::disclosed::Disclosed;

/// `indicators.csv`: a line each indicator.
pub const INDICATORS: DataFile = DataFile {
    name: "indicators",
    columns: &[
        text("region"),
        text("department"),
        text("unit_code"),
        year("year"),
        text("kind"),
        text("project"),
        text("level1"),
        text("level2"),
        text("level3"),
        text("operator"),
        number("target"),
        text("unit"),
        text("printed"),
        text("bands"),
        text("actual"),
        text("weight"),
        text("score"),
        text("basis"),
        text("url"),
        text("budget_unit"),
    ],
    key: &["url"],
    refers: &[TO_DEPARTMENT, TO_DISCLOSURE],
};

/// One line an indicator; those of the whole department have `overall` for their project.
/// `budget_unit` is the unit that has the project, where that is said.
pub fn indicators(lines: &mut CsvLines, of: &Disclosed<'_>) {
    let disclosure = of.disclosure;
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
        let named = of.named(of.unit(), &year);
        for indicator in &objectives.indicators {
            let (operator, target, target_unit) = quantity(indicator);
            let url = of.figure(&indicator.address);
            let printed =
                indicator.target.as_ref().map_or("", |target| target.value.printed.as_str());
            let actual =
                indicator.actual.as_ref().map_or("", |actual| actual.value.printed.as_str());
            let levels = [
                record,
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
                unit.unwrap_or_default(),
            ];
            lines.line(named.into_iter().chain(levels).chain(rest));
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
