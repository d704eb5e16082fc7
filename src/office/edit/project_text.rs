use std::fmt::Write;

use crate::model::{Column, Form, MoneyUnit};
use crate::office::extract::{
    ExtractedIndicator, ExtractedObjectives, ExtractedOverall, ExtractedProject, Imported,
};
use crate::source::{quote, quoted};

use super::yaml::{field, value};

/// What is said of the whole department; nothing where there is nothing.
pub fn overall_text(imported: &Imported) -> Option<String> {
    let pieces = overall_pieces(&imported.overall);
    let lines: String = pieces.into_iter().map(|(_, lines)| lines).collect();
    (!lines.is_empty()).then(|| format!("overall:\n{lines}"))
}

/// The keys of the whole department, each with its lines, indented by two.
pub fn overall_pieces(overall: &ExtractedOverall) -> Vec<(&'static str, String)> {
    let mut pieces: Vec<(&'static str, String)> = Vec::new();
    let sentences = [
        ("duties", &overall.duties),
        ("goals", &overall.objectives.goals),
        ("outcomes", &overall.objectives.outcomes),
    ];
    for (key, sentences) in sentences {
        if !sentences.is_empty() {
            let items: String =
                sentences.iter().map(|text| format!("    - {}\n", quote(text))).collect();
            pieces.push((key, format!("  {key}:\n{items}")));
        }
    }
    pieces.extend(evaluated(&overall.objectives, "  "));
    pieces
}

/// The weights of first levels, the indicators and the totals of a record, each with its lines.
fn evaluated(objectives: &ExtractedObjectives, indent: &str) -> Vec<(&'static str, String)> {
    let ExtractedObjectives { levels, indicators, total: [weight, score], .. } = objectives;
    let mut pieces: Vec<(&'static str, String)> = Vec::new();
    let mut fields = |key: &'static str, fields: Vec<String>| {
        if !fields.is_empty() {
            pieces.push((key, format!("{indent}{key}: {{ {} }}\n", fields.join(", "))));
        }
    };
    let weights = levels.iter().map(|one| field(&one.level, &value(&one.weight)));
    fields("level-weights", weights.collect());
    let totals = [("weight", weight), ("score", score)];
    let totals = totals
        .into_iter()
        .filter_map(|(key, printed)| Some(field(key, &value(printed.as_ref()?))))
        .collect();
    fields("total", totals);
    if !indicators.is_empty() {
        let text = indicators_text(indicators, &format!("{indent}  "));
        // The totals stand below what they are the totals of.
        let at = pieces.iter().position(|(key, _)| *key == "total").unwrap_or(pieces.len());
        pieces.insert(at, ("indicators", format!("{indent}indicators:\n{text}")));
    }
    pieces
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

    /// The fields of a part that has any cell: those that the sheet has, blank or not, and no
    /// other.
    fn fields(self, form: &Form, project: &ExtractedProject) -> Option<Vec<String>> {
        let of_part = form.columns.iter().enumerate().filter(|(_, column)| self.holds(column));
        let field_of = |(index, column): (usize, &Column)| {
            let cell = project.cells.iter().find(|cell| cell.column == index)?;
            Some(field(&column.label, &value(&cell.text)))
        };
        let fields: Vec<String> = of_part.filter_map(field_of).collect();
        (!fields.is_empty()).then_some(fields)
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
    for (key, sentences) in
        [("goals", &project.objectives.goals), ("outcomes", &project.objectives.outcomes)]
    {
        if !sentences.is_empty() {
            let list: Vec<String> = sentences.iter().map(|sentence| quote(sentence)).collect();
            line(key, &format!("[{}]", list.join(", ")));
        }
    }
    pieces.extend(evaluated(&project.objectives, "    "));
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
            field(key, &if number { value(text) } else { quote(text) })
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
