use std::fmt::Write;

use crate::model::{Disclosure, Form, Indicator, Kind, MoneyUnit, Project};
use crate::source::{quote, quote_figure, quoted};

use super::carried::{At, Carried};
use super::comment::one_line;

/// The YAML of the projects: those of this year's targets for a self-evaluation, else last year's
/// under new codes, to be kept or taken out. Their unit is said where the document's is another.
pub(super) fn projects(
    form: &Form,
    last: Option<&Disclosure>,
    carried: &Carried<'_>,
    document: MoneyUnit,
) -> String {
    let unit = form.unit_under(document);
    let said =
        if unit == document { String::new() } else { format!("project-unit: {}\n", unit.name()) };
    let others = Kind::ALL.into_iter().filter(|kind| *kind != carried.key.kind);
    let planned = others
        .filter(|_| carried.key.kind == Kind::SelfEvaluation)
        .filter_map(|kind| carried.department.disclosure(carried.key.of_kind(kind)))
        .find(|document| !document.projects.is_empty());
    let Some(from) = planned.or(last).filter(|document| !document.projects.is_empty()) else {
        let said = if said.is_empty() { said } else { format!("# {said}") };
        return format!(
            "\n{said}# projects:\n#   - code:\n#     name:\n#     budget-unit:\n#     funds: {{ {} }}\n#     goals: []\n#     indicators: []\n",
            fields(form, false).join(", ")
        );
    };
    let mut text = if planned.is_some() {
        format!("\n{said}projects:        # 照同年的绩效目标\n")
    } else {
        format!("\n{said}projects:        # 照上年；停止的删去，新增的照样添写\n")
    };
    for project in &from.projects {
        text.push_str(&one(form, project, planned.is_some(), carried, unit));
    }
    text
}

fn one(
    form: &Form,
    project: &Project,
    same_year: bool,
    carried: &Carried<'_>,
    unit: MoneyUnit,
) -> String {
    let mut text = match (&project.code, same_year) {
        (Some(code), true) => {
            format!("  - code: {}\n    name: {}\n", quote(code), quote(&project.name.value))
        }
        (Some(code), false) => format!(
            "  - code:\n    name: {}\n    continues: {}\n",
            quote(&project.name.value),
            quote(code)
        ),
        (None, _) => format!("  - name: {}\n", quote(&project.name.value)),
    };
    if let Some(unit) = &project.budget_unit {
        let _ = writeln!(text, "    budget-unit: {}", quoted(&unit.value));
    }
    let funds: Vec<String> = form
        .columns
        .iter()
        .enumerate()
        .filter(|(_, column)| {
            !column.plan && (!column.optional || column.group == form.columns[0].group)
        })
        .map(|(index, column)| {
            match carried.text(&form.id, At::Project(&project.id), index, unit) {
                Some(figure) => format!("{}: {}", quote(&column.label), quote_figure(&figure)),
                None => format!("{}:", quote(&column.label)),
            }
        })
        .collect();
    if !funds.is_empty() {
        let _ = writeln!(text, "    funds: {{ {} }}", funds.join(", "));
    }
    if form.columns.iter().any(|column| column.plan) {
        let _ = writeln!(text, "    plan: {{ {} }}", fields(form, true).join(", "));
    }
    let goals: Vec<String> =
        project.objectives.goals.iter().map(|goal| quote(&goal.value)).collect();
    let _ = writeln!(text, "    goals: [{}]", goals.join(", "));
    if same_year {
        text.push_str("    outcomes: []\n");
    }
    if !project.objectives.indicators.is_empty() {
        text.push_str("    indicators:\n");
        for indicator in &project.objectives.indicators {
            text.push_str(&indicator_text(indicator, same_year));
        }
    }
    if same_year {
        text.push_str("    total: { weight: 100, score: }\n");
    }
    text
}

/// A target of the same year is carried over; last year's is only told.
fn indicator_text(indicator: &Indicator, same_year: bool) -> String {
    let levels: Vec<String> = std::iter::once(&indicator.level1)
        .chain(&indicator.level2)
        .map(|level| quote(level))
        .collect();
    let head =
        format!("      - {{ level: [{}], name: {}", levels.join(", "), quote(&indicator.name));
    let printed =
        indicator.target.as_ref().map(|target| target.value.printed.as_str()).unwrap_or_default();
    if same_year {
        return format!("{head}, target: {}, actual:, weight:, score: }}\n", quote(printed));
    }
    let before = if printed.is_empty() {
        String::new()
    } else {
        format!("        # 上年 {}", one_line(printed))
    };
    format!("{head}, target:, basis: }}{before}\n")
}

fn fields(form: &Form, plan: bool) -> Vec<String> {
    form.columns
        .iter()
        .filter(|column| column.plan == plan)
        .map(|column| format!("{}:", quote(&column.label)))
        .collect()
}
