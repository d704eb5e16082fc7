use std::fmt::Write;

use crate::model::{KindRequirement, ProfileHistory, SectionRequirement};

use super::form::{identities, rests_on};

/// The page of a profile: what a place requires of each kind, version by version, and what must
/// hold between tables and documents.
pub fn profile(history: &ProfileHistory) -> String {
    let mut text = format!("# {} {}\n\n", history.id, history.name);
    if !history.source.is_empty() {
        let _ = write!(text, "Source: {}.\n\n", history.source);
    }
    text.push_str(rests_on(history.practice));
    made_from(&mut text, history);
    let several = history.versions.len() > 1;
    for (index, (first, profile)) in history.versions.iter().enumerate() {
        if several {
            let until = history.versions.get(index + 1).map(|(next, _)| next - 1);
            let years = match (*first == i16::MIN, until) {
                (true, Some(until)) => format!("until {until}"),
                (false, Some(until)) => format!("{first} to {until}"),
                (_, None) => format!("from {first} on"),
            };
            let _ = write!(text, "## Fiscal years {years}\n\n");
        }
        for requirement in &profile.kinds {
            kind(&mut text, requirement, if several { "###" } else { "##" });
        }
    }
    let latest = history.latest();
    identities(
        &mut text,
        "Identities between tables, documents and years",
        &latest.between.iter().map(AsRef::as_ref).collect::<Vec<_>>(),
    );
    if !latest.main_figures.is_empty() {
        let labels: Vec<&str> =
            latest.main_figures.iter().map(|main| main.label.as_str()).collect();
        let _ = write!(text, "## Main figures\n\n{}\n", labels.join("、"));
    }
    let days = [
        (latest.deadlines.published_after_approval, "from approval to publication"),
        (
            latest.deadlines.units_approved_after_approval,
            "from a department's approval to that of its units",
        ),
    ];
    let days: Vec<String> = days
        .into_iter()
        .filter_map(|(days, what)| Some(format!("{} days {what}", days?)))
        .collect();
    if !days.is_empty() {
        let _ = write!(text, "\n## Deadlines\n\n{}.\n", days.join("; "));
    }
    text.truncate(text.trim_end().len());
    text.push('\n');
    text
}

/// The documents that a profile was made from, and what it does not know.
fn made_from(text: &mut String, history: &ProfileHistory) {
    let documents = match history.documents.as_slice() {
        [] => "none; what is asked for stands in the texts that are cited".to_owned(),
        documents => documents.join("、"),
    };
    let _ = write!(text, "Made from documents: {documents}.\n\n");
    if !history.places.is_empty() {
        let places = history.places.join("、");
        let _ = write!(text, "Taken for an office's file that names: {places}.\n\n");
    }
    if !history.unknown.is_empty() {
        text.push_str("What it does not know:\n\n");
        for unknown in &history.unknown {
            let _ = writeln!(text, "- {unknown}");
        }
        text.push('\n');
    }
}

fn kind(text: &mut String, requirement: &KindRequirement, heading: &str) {
    let _ = write!(text, "{heading} {} {}\n\n", requirement.kind.slug(), requirement.title);
    for (what, form) in [
        ("Projects", &requirement.project_form),
        ("The whole department", &requirement.overall_form),
    ] {
        if let Some(form) = form {
            let _ = write!(text, "{what}: form {form}.\n\n");
        }
    }
    if !requirement.sections.is_empty() {
        text.push_str("| section | heading | required | tables at its end |\n|---|---|---|---|\n");
        for section in &requirement.sections {
            let _ = writeln!(
                text,
                "| `{}` | {} | {} | {} |",
                section.id,
                titles(section),
                yes(section.required),
                section.tables.join(" ")
            );
        }
        text.push('\n');
    }
    if !requirement.tables.is_empty() {
        text.push_str("| form | name here | unit | required |\n|---|---|---|---|\n");
        for table in &requirement.tables {
            let _ = writeln!(
                text,
                "| {} | {} | {} | {} |",
                table.form,
                table.name,
                table.unit.map_or("", |unit| unit.name()),
                yes(table.required)
            );
        }
        text.push('\n');
    }
}

/// What a section is headed.
fn titles(section: &SectionRequirement) -> String {
    let titles = std::iter::once(&section.title).chain(&section.labels);
    titles.map(String::as_str).collect::<Vec<_>>().join("、")
}

fn yes(required: bool) -> &'static str {
    if required { "yes" } else { "" }
}
