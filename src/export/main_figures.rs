use crate::model::Amount;
use crate::site::{ComparedPoint, RegionEntry, Summaries, comparisons, route};
use crate::words::Messages;

use super::csv_text::CsvLines;
use super::data_file::{DataFile, number, text, year};
use super::url::Addresses;

/// `main-figures.csv`: a line each figure in which departments of a region are compared.
pub const MAIN_FIGURES: DataFile = DataFile {
    name: "main-figures",
    columns: &[
        text("figure"),
        text("figure_name"),
        text("region"),
        text("department"),
        text("department_name"),
        year("year"),
        text("kind"),
        number("amount_10000_yuan"),
        text("printed"),
        text("status"),
        text("notes"),
        text("url"),
    ],
    key: &["figure", "department", "year", "kind"],
    refers: &[],
};

/// The figures in which the departments of a region are compared, one after the other.
pub fn main_figures(
    lines: &mut CsvLines,
    (region, summaries): (&RegionEntry, &Summaries),
    words: &Messages,
    addresses: Addresses<'_>,
) {
    for comparison in comparisons(region, summaries) {
        let name = words.main_figure(comparison.main);
        for stage in &comparison.stages {
            for compared in &stage.departments {
                for point in compared.points.iter().flatten() {
                    let of = [&comparison.main.id, name, &region.region.code];
                    let who = [compared.department.slug.as_str(), &compared.department.name];
                    lines.line(
                        of.into_iter().chain(who).map(str::to_owned).chain(told(point, addresses)),
                    );
                }
            }
        }
    }
}

/// What is told of a figure: where its unit is in doubt, only as it is printed.
fn told(point: &ComparedPoint<'_>, addresses: Addresses<'_>) -> [String; 7] {
    let ComparedPoint { summary, figure } = point;
    let page = addresses.disclosure(&summary.path);
    let status = match (figure.doubted, figure.changed) {
        (true, _) => "disputed",
        (false, true) => "changed",
        (false, false) => "",
    };
    let notes = figure.notes.iter().map(|note| route::at(&page, &route::note(*note)));
    [
        summary.year.to_string(),
        summary.kind.slug().to_owned(),
        figure.amount.as_ref().map(Amount::to_string).unwrap_or_default(),
        figure.printed.clone(),
        status.to_owned(),
        notes.collect::<Vec<_>>().join(" "),
        format!("{page}{}", figure.anchor),
    ]
}
