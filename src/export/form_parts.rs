use crate::model::{Catalogue, ColumnType};

use super::csv_text::CsvLines;
use super::data_file::{DataFile, text};

/// `forms.csv`: what the ids of columns and lines in `facts.csv` are called.
pub const FORMS: DataFile = DataFile {
    name: "forms",
    columns: &[
        text("form"),
        text("form_name"),
        text("part"),
        text("id"),
        text("label"),
        text("side"),
        text("holds"),
    ],
    key: &["form", "part", "id"],
    refers: &[],
};

/// One line a column and one a line of each form there is.
pub fn forms(lines: &mut CsvLines, catalogue: &Catalogue) {
    for form in catalogue.forms.values() {
        let own = [form.id.as_str(), form.name.as_str()];
        for column in &form.columns {
            let group = column.group.as_deref().unwrap_or_default();
            let tail = ["column", &column.id, &column.label, group, holds(column.holds)];
            lines.line(own.into_iter().chain(tail));
        }
        for line in form.lines() {
            let side = line.side.map_or("", |side| form.sides()[side].label.as_str());
            lines.line(own.into_iter().chain(["line", &line.id, &line.label, side, ""]));
        }
    }
}

fn holds(column: ColumnType) -> &'static str {
    match column {
        ColumnType::Amount => "amount",
        ColumnType::Count => "number",
        ColumnType::Percent => "percent",
        ColumnType::Code => "code",
        ColumnType::Text => "text",
        ColumnType::Date => "date",
    }
}
