use std::fmt::Write;

use crate::model::{ColumnType, Form, FormUse, Layout, LineRole, MoneyUnit, RowRole};
use crate::source::{quote, quote_figure, quoted};

use crate::office::extract::Imported;
use crate::office::extract::{ExtractedIndicator, ExtractedProject, ExtractedTable};

/// What stands at the head of a new disclosure.
pub struct Head<'a> {
    /// 预算年度.
    pub year: i16,
    /// The profile, where it must be named.
    pub profile: Option<&'a str>,
    /// Whether its figures are made up.
    pub invented: bool,
}

/// A whole new disclosure.
pub fn disclosure_text(head: &Head<'_>, imported: &Imported) -> String {
    // Projects have no unit of their own, but where their form fixes one: theirs is the document's.
    let fixed = imported.project_form.as_ref().is_some_and(|form| form.unit.is_some());
    let unit = imported.project_unit().filter(|_| !fixed).unwrap_or(MoneyUnit::TenThousandYuan);
    let mut text = format!("format: 1\nyear: {}\nunit: {}\n", head.year, unit.name());
    if let Some(profile) = head.profile {
        let _ = writeln!(text, "profile: {}", quote(profile));
    }
    if head.invented {
        text.push_str("origin: invented\n");
    }
    for (key, statements) in [("statements", true), ("tables", false)] {
        let blocks: String = imported
            .tables
            .iter()
            .filter(|table| is_statement(table) == statements)
            .map(|table| table_text(table, Document::New(unit)))
            .collect();
        if !blocks.is_empty() {
            let _ = write!(text, "\n{key}:\n{blocks}");
        }
    }
    for part in [overall_text(imported), projects_text(imported)].into_iter().flatten() {
        let _ = write!(text, "\n{part}");
    }
    text
}

pub fn is_statement(table: &ExtractedTable) -> bool {
    table.form.used_for == FormUse::Statement
}

/// What the document that a table goes into says of units.
#[derive(Debug, Clone, Copy)]
pub enum Document {
    /// It is being written, with this unit.
    New(MoneyUnit),
    /// It is there.
    There {
        /// The unit that it says for all, if any.
        unit: Option<MoneyUnit>,
        /// Whether the table is in it and says its own, which stays where the sheet says nothing.
        own: bool,
    },
}

/// The unit that a table must name, where reading the document would give another: the one its
/// sheet states, else the one the form or the place fixes. So it is the same whichever sheet came
/// first.
fn own_unit(table: &ExtractedTable, document: Document) -> Option<MoneyUnit> {
    let fixed = table.form.unit.or(table.required_unit);
    let (said, meant) = match document {
        Document::New(unit) => (Some(unit), table.unit.or(fixed)),
        Document::There { unit, own } => (unit, table.unit.or(fixed.filter(|_| !own))),
    };
    let read = table.form.unit_in(said, table.required_unit);
    meant.filter(|meant| {
        *meant != read && table.form.columns.iter().any(|column| column.holds == ColumnType::Amount)
    })
}

/// One table, indented under `tables:` or `statements:`.
pub fn table_text(table: &ExtractedTable, document: Document) -> String {
    let form = &*table.form;
    if let Some((key, sentence)) = &table.statement {
        return format!("  {}: {{ {key}: {} }}\n", quote(&table.name), quote(sentence));
    }
    let mut text = format!("  {}:\n", quote(&table.name));
    if let Some(unit) = own_unit(table, document) {
        let _ = writeln!(text, "    unit: {}", unit.name());
    }
    if let Some(caption) = &table.caption {
        let _ = writeln!(text, "    caption: {}", quote(caption));
    }
    match &form.layout {
        Layout::Rows(key) => {
            text.push_str("    rows:\n");
            for row in &table.rows {
                let mut fields: Vec<String> = Vec::new();
                match row.role {
                    RowRole::Total => fields.push("row: total".into()),
                    RowRole::Subtotal => fields.push("row: subtotal".into()),
                    RowRole::Part => fields.push("row: part".into()),
                    RowRole::Item | RowRole::Heading => {}
                }
                for cell in &row.cells {
                    let column = &form.columns[cell.column];
                    let value = if cell.column == key.column
                        && cell.text.bytes().all(|byte| byte.is_ascii_digit())
                    {
                        quoted(&cell.text)
                    } else {
                        value(&cell.text)
                    };
                    fields.push(field(&column.label, &value));
                }
                let _ = writeln!(text, "      - {{ {} }}", fields.join(", "));
            }
        }
        Layout::Lines { sides, .. } if sides.is_empty() => {
            text.push_str(&lines(table, None, "    "))
        }
        Layout::Lines { sides, .. } => {
            for (index, side) in sides.iter().enumerate() {
                let lines = lines(table, Some(index), "      ");
                if !lines.is_empty() {
                    let _ = write!(text, "    {}:\n{lines}", quote(&side.label));
                }
            }
        }
    }
    text
}

fn lines(table: &ExtractedTable, side: Option<usize>, indent: &str) -> String {
    let form = &*table.form;
    let mut text = String::new();
    for row in &table.rows {
        let Some(line) = row
            .line
            .map(|line| &form.lines()[line])
            .filter(|line| line.side == side && line.role != LineRole::Heading)
        else {
            continue;
        };
        let fields: Vec<String> = row
            .cells
            .iter()
            .map(|cell| field(&form.columns[cell.column].label, &value(&cell.text)))
            .collect();
        let written = match (line.columns.as_slice(), row.cells.as_slice()) {
            ([_], [cell]) => value(&cell.text),
            _ => format!("{{ {} }}", fields.join(", ")),
        };
        let _ = writeln!(text, "{indent}{}", field(&line.label, &written));
    }
    text
}

/// `label: value`; `label:` for what is blank.
fn field(label: &str, value: &str) -> String {
    let label = quote(label);
    if value.is_empty() { format!("{label}:") } else { format!("{label}: {value}") }
}

/// A figure stands bare, a blank is nothing; what is no figure is quoted where it must be.
fn value(text: &str) -> String {
    if text.is_empty() { String::new() } else { quote_figure(text) }
}

/// The indicators of the whole department; nothing where there are none.
pub fn overall_text(imported: &Imported) -> Option<String> {
    (!imported.overall.is_empty())
        .then(|| format!("overall:\n  indicators:\n{}", indicators_text(&imported.overall, "    ")))
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
    for (key, plan) in [("funds", false), ("plan", true)] {
        let of_part = form.columns.iter().enumerate().filter(|(_, column)| column.plan == plan);
        let fields: Vec<String> = of_part
            .filter_map(|(index, column)| {
                match project.cells.iter().find(|cell| cell.column == index) {
                    Some(cell) => Some(format!("{}: {}", quote(&column.label), value(&cell.text))),
                    // What the form's head asks for and the sheet leaves blank is blank.
                    None if plan || column.group == form.columns[0].group => {
                        Some(format!("{}:", quote(&column.label)))
                    }
                    None => None,
                }
            })
            .collect();
        if !fields.is_empty()
            && project.cells.iter().any(|cell| form.columns[cell.column].plan == plan)
        {
            line(key, &format!("{{ {} }}", fields.join(", ")));
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
