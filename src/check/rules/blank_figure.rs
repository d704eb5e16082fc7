use crate::finding::{Bilingual, Finding, Level, rule};
use crate::model::path::{cell_path, project_cell_path};
use crate::model::{Cell, Department, Disclosure, LineRole, Row, RowRole, Table};
use crate::source::Place;

use super::Rule;

rule! {
    /// # What it checks
    /// A required figure that is written down blank: `合计:` with nothing after it. What may be
    /// blank, the form says; what does not apply is `——`. A total that is said in a word (无, ——)
    /// although the lines it stands over have figures in its column is none either: it is due. A
    /// word (无) in the place of a total while the required lines it stands over are all left out
    /// is a warning.
    ///
    /// # Why it matters
    /// A blank is not 0, and identities over it cannot be computed: the table would be published
    /// unchecked. A word in the place of a total switches them off just so.
    ///
    /// # Example (fails)
    /// ```yaml
    /// #- content/example/housing/2021/budget.yaml
    /// format: 1
    /// year: 2021
    /// profile: hebei-county
    /// statements:
    ///   机关运行经费安排情况: { 合计: }
    /// ```
    ///
    /// # Example (passes)
    /// ```yaml
    /// #- content/example/housing/2021/budget.yaml
    /// format: 1
    /// year: 2021
    /// profile: hebei-county
    /// statements:
    ///   机关运行经费安排情况: { 合计: 32.96 }
    /// ```
    ///
    /// # Source
    /// The format: docs/format.md, section 5.
    pub static BLANK_FIGURE: "blank-figure", Error, adjustable, Format, Incomplete,
        "应填的数空着", "a required figure is blank";
}

/// The rule.
pub const RULE: Rule = Rule { info: &BLANK_FIGURE, check };

fn check(_: &Department, disclosure: &Disclosure) -> Vec<Finding> {
    let mut findings: Vec<Finding> = disclosure
        .tables
        .iter()
        .flat_map(|table| of_table(disclosure, table).chain(said(disclosure, table)))
        .collect();
    let Some(form) = disclosure.project_form.as_deref() else { return findings };
    for project in &disclosure.projects {
        for (index, column) in
            form.columns.iter().enumerate().filter(|(_, column)| !column.optional)
        {
            if let Cell::Blank(span) = project.row.cells[index] {
                findings.push(blank(
                    Place::new(&disclosure.file, span),
                    project_cell_path(project, form, index),
                    &column.label,
                ));
            }
        }
    }
    findings
}

fn of_table<'a>(
    disclosure: &'a Disclosure,
    table: &'a Table,
) -> impl Iterator<Item = Finding> + 'a {
    let figures = |(index, column): &(usize, &crate::model::Column)| {
        column.holds.is_number() && !column.optional && *index < table.form.columns.len()
    };
    table.rows.iter().filter(|row| row.role != RowRole::Heading).flat_map(move |row| {
        let optional = row.line.is_some_and(|line| table.form.lines()[line].optional);
        table.form.columns.iter().enumerate().filter(figures).filter(move |_| !optional).filter_map(
            move |(index, column)| match row.cells[index] {
                Cell::Blank(span) => Some(blank(
                    Place::new(&disclosure.file, span),
                    cell_path(table, row, index),
                    &column.label,
                )),
                _ => None,
            },
        )
    })
}

/// Totals that are said in a word over lines with figures. A subtotal may stand over lines without
/// any while others have some: only a total stands over all.
fn said<'a>(disclosure: &'a Disclosure, table: &'a Table) -> impl Iterator<Item = Finding> + 'a {
    let side = |row: &Row| row.line.and_then(|line| table.form.lines()[line].side);
    let optional = |row: &Row| row.line.is_some_and(|line| table.form.lines()[line].optional);
    let has_figures = move |total: &Row, column: usize| {
        let items = table.rows.iter().filter(|row| {
            matches!(row.role, RowRole::Item | RowRole::Part) && side(row) == side(total)
        });
        items.filter_map(|row| row.cells[column].figure()).any(|figure| !figure.in_base().is_zero())
    };
    // A word alone says nothing of the lines it stands over, unless there are none in the form:
    // 合计: 无 over lines that say 无 does.
    let is_part = |role: LineRole| matches!(role, LineRole::Item | LineRole::Part);
    let unsaid = move |total: &Row| {
        let due = table.form.lines().iter().any(|line| {
            is_part(line.role)
                && !line.optional
                && Some(line.side) == total.line.map(|line| table.form.lines()[line].side)
        });
        due && !table.rows.iter().any(|row| {
            matches!(row.role, RowRole::Item | RowRole::Part) && side(row) == side(total)
        })
    };
    let totals = table.rows.iter().filter(move |row| row.role == RowRole::Total && !optional(row));
    totals.flat_map(move |row| {
        table.form.columns.iter().enumerate().filter(|(_, column)| column.asked()).filter_map(
            move |(index, _)| {
                let (printed, span, unsaid_is_due) = match &row.cells[index] {
                    Cell::Stated { printed, span } => (printed, span, true),
                    // What does not apply has no lines.
                    Cell::NotApplicable { printed, span } => (printed, span, false),
                    _ => return None,
                };
                let path = cell_path(table, row, index);
                if !has_figures(row, index) {
                    return (unsaid_is_due && unsaid(row))
                        .then(|| alone(Place::new(&disclosure.file, *span), path, printed));
                }
                let words = Bilingual::new(
                    format!("「{path}」写作「{printed}」，而它所合计的各项有数"),
                    format!("`{path}` is `{printed}`, and what it stands over has figures"),
                );
                let finding =
                    Finding::new(&BLANK_FIGURE, words, Place::new(&disclosure.file, *span))
                        .at(path, printed.clone());
                Some(finding.help(
                    "填上合计数；各项都没有时才写 无",
                    "fill in the sum; a word is for a total of nothing",
                ))
            },
        )
    })
}

/// A total that is said in a word while nothing is said of the lines it stands over.
fn alone(place: Place, path: String, printed: &str) -> Finding {
    let words = Bilingual::new(
        format!("「{path}」写作「{printed}」，而它所合计的各项都没有写"),
        format!("`{path}` is `{printed}`, and nothing is said of what it stands over"),
    );
    let mut finding = Finding::new(&BLANK_FIGURE, words, place).at(path, printed);
    finding.level = Level::Warning;
    finding.help(
        "合计应为数：为零写 0；确实没有的，各项也照原文写 无，整表没有写 none",
        "a total is a figure: 0 where it is zero; say 无 for its lines too where there are none, or `none` for the whole table",
    )
}

fn blank(place: Place, path: String, label: &str) -> Finding {
    let words = Bilingual::new(format!("「{path}」没有填"), format!("`{path}` is blank"));
    let mut finding = Finding::new(&BLANK_FIGURE, words, place).at(path, "");
    finding.value = None;
    finding.help(
        format!("填上{label}；为零写 0，不适用写 ——"),
        "fill it: 0 where it is zero, —— where it does not apply",
    )
}
