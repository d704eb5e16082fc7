use std::fmt::Write;

use crate::model::{Column, Form, MoneyUnit};
use crate::office::extract::{ExtractedIndicator, ExtractedProject, Imported};
use crate::source::{quote, quoted};

use super::yaml::value;

/// The indicators of the whole department; nothing where there are none.
pub fn overall_text(imported: &Imported) -> Option<String> {
    (!imported.overall.is_empty())
        .then(|| format!("overall:\n  indicators:\n{}", indicators_text(&imported.overall, "    ")))
}

/// The line that says the unit of the projects; nothing where it needs none in a document that
/// says this unit for all.
pub fn unit_text(imported: &Imported, document: Option<MoneyUnit>) -> String {
    let said = imported.said_project_unit(document);
    said.map(|unit| format!("project-unit: {}\n", unit.name())).unwrap_or_default()
}

/// The projects of an import; nothing where it has none.
pub fn projects_text(imported: &Imported) -> Option<String> {
    let form = imported.project_form.as_deref()?;
    let mut text = "projects:\n".to_owned();
    for project in &imported.projects {
        let lines: String =
            project_pieces(form, project).into_iter().map(|(_, lines)| lines).collect();
        let _ = write!(text, "  - {}", lines.trim_start_matches(' '));
    }
    Some(text)
}

/// The two parts of a project's money.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Part {
    Funds,
    Plan,
}

impl Part {
    fn key(self) -> &'static str {
        match self {
            Part::Funds => "funds",
            Part::Plan => "plan",
        }
    }

    fn holds(self, column: &Column) -> bool {
        column.plan == (self == Part::Plan)
    }

    /// The fields of a part that has any cell. What the form's head asks for and the sheet leaves
    /// blank is blank.
    fn fields(self, form: &Form, project: &ExtractedProject) -> Option<Vec<String>> {
        if !project.cells.iter().any(|cell| self.holds(&form.columns[cell.column])) {
            return None;
        }
        let of_part = form.columns.iter().enumerate().filter(|(_, column)| self.holds(column));
        let field = |(index, column): (usize, &Column)| {
            let label = quote(&column.label);
            match project.cells.iter().find(|cell| cell.column == index) {
                Some(cell) => Some(format!("{label}: {}", value(&cell.text))),
                None if self == Part::Plan || column.group == form.columns[0].group => {
                    Some(format!("{label}:"))
                }
                None => None,
            }
        };
        Some(of_part.filter_map(field).collect())
    }
}

/// A project's keys, each with its lines, indented by four.
pub fn project_pieces(form: &Form, project: &ExtractedProject) -> Vec<(&'static str, String)> {
    let mut pieces: Vec<(&'static str, String)> = Vec::new();
    let mut line =
        |key: &'static str, value: &str| pieces.push((key, format!("    {key}: {value}\n")));
    if let Some(code) = &project.code {
        line("code", &quoted(code));
    }
    line("name", &quote(&project.name));
    if let Some(code) = &project.continues {
        line("continues", &quoted(code));
    }
    if let Some(unit) = &project.budget_unit {
        line("budget-unit", &quoted(unit));
    }
    for part in [Part::Funds, Part::Plan] {
        if let Some(fields) = part.fields(form, project) {
            line(part.key(), &format!("{{ {} }}", fields.join(", ")));
        }
    }
    if let Some(purpose) = &project.purpose {
        line("purpose", &quote(purpose));
    }
    for (key, sentences) in [("goals", &project.goals), ("outcomes", &project.outcomes)] {
        if !sentences.is_empty() {
            let list: Vec<String> = sentences.iter().map(|sentence| quote(sentence)).collect();
            line(key, &format!("[{}]", list.join(", ")));
        }
    }
    if !project.indicators.is_empty() {
        pieces.push((
            "indicators",
            format!("    indicators:\n{}", indicators_text(&project.indicators, "      ")),
        ));
    }
    let [weight, score] = &project.total;
    let total: Vec<String> = [("weight", weight), ("score", score)]
        .into_iter()
        .filter_map(|(key, printed)| Some(format!("{key}: {}", value(printed.as_ref()?))))
        .collect();
    if !total.is_empty() {
        pieces.push(("total", format!("    total: {{ {} }}\n", total.join(", "))));
    }
    pieces
}

/// Indicators, one a line.
pub fn indicators_text(indicators: &[ExtractedIndicator], indent: &str) -> String {
    let mut text = String::new();
    for indicator in indicators {
        let levels: Vec<String> = indicator.level.iter().map(|level| quote(level)).collect();
        let mut fields = vec![
            format!("level: [{}]", levels.join(", ")),
            format!("name: {}", quote(&indicator.name)),
        ];
        fields.extend(indicator.fields.iter().map(|(key, text)| {
            let number = matches!(*key, "weight" | "score");
            format!("{key}: {}", if number { value(text) } else { quote(text) })
        }));
        if !indicator.bands.is_empty() {
            let bands: Vec<String> = indicator
                .bands
                .iter()
                .map(|(grade, threshold)| format!("{}: {}", quote(grade), quote(threshold)))
                .collect();
            fields.push(format!("bands: {{ {} }}", bands.join(", ")));
        }
        let _ = writeln!(text, "{indent}- {{ {} }}", fields.join(", "));
    }
    text
}
