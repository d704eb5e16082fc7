use crate::finding::{Finding, Words, rule};
use crate::model::path::{cell_path, project_cell_path};
use crate::model::{Cell, Department, Disclosure, Row, RowRole, Table};
use crate::source::Place;

use super::Rule;

rule! {
    /// # What it checks
    /// A required figure that is written down blank: `合计:` with nothing after it. What may be blank, the form says; what does not apply is `——`. A total that is said in a word
    /// (无, ——) although the lines it stands over have figures in its column is none either: it is due.
    ///
    /// # Why it matters
    /// A blank is not 0, and identities over it cannot be computed: the table would be published unchecked. A word in the place of a total switches them off just so.
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
    pub static BLANK_FIGURE: "blank-figure", Error, adjustable, Format, "应填的数空着", "a required figure is blank";
}

/// The rule.
pub const RULE: Rule = Rule { info: &BLANK_FIGURE, check };

fn check(_: &Department, disclosure: &Disclosure) -> Vec<Finding> {
    let mut findings: Vec<Finding> = disclosure.tables.iter().flat_map(|table| of_table(disclosure, table).chain(said(disclosure, table))).collect();
    let Some(form) = disclosure.project_form.as_deref() else { return findings };
    for project in &disclosure.projects {
        for (index, column) in form.columns.iter().enumerate().filter(|(_, column)| !column.optional) {
            if let Cell::Blank(span) = project.row.cells[index] {
                findings.push(blank(Place::new(&disclosure.file, span), project_cell_path(project, form, index), &column.label));
            }
        }
    }
    findings
}

fn of_table<'a>(disclosure: &'a Disclosure, table: &'a Table) -> impl Iterator<Item = Finding> + 'a {
    let figures = |(index, column): &(usize, &crate::model::Column)| column.holds.is_number() && !column.optional && *index < table.form.columns.len();
    table.rows.iter().filter(|row| row.role != RowRole::Heading).flat_map(move |row| {
        let optional = row.line.is_some_and(|line| table.form.lines()[line].optional);
        table.form.columns.iter().enumerate().filter(figures).filter(move |_| !optional).filter_map(move |(index, column)| match row.cells[index] {
            Cell::Blank(span) => Some(blank(Place::new(&disclosure.file, span), cell_path(table, row, index), &column.label)),
            _ => None,
        })
    })
}

/// Totals that are said in a word over lines with figures. A subtotal may stand over lines without any while others have some: only a total stands over all.
fn said<'a>(disclosure: &'a Disclosure, table: &'a Table) -> impl Iterator<Item = Finding> + 'a {
    let side = |row: &Row| row.line.and_then(|line| table.form.lines()[line].side);
    let optional = |row: &Row| row.line.is_some_and(|line| table.form.lines()[line].optional);
    let has_figures = move |total: &Row, column: usize| {
        let items = table.rows.iter().filter(|row| matches!(row.role, RowRole::Item | RowRole::Part) && side(row) == side(total));
        items.filter_map(|row| row.cells[column].figure()).any(|figure| !figure.in_base().is_zero())
    };
    let totals = table.rows.iter().filter(move |row| row.role == RowRole::Total && !optional(row));
    totals.flat_map(move |row| {
        table.form.columns.iter().enumerate().filter(|(_, column)| column.asked()).filter_map(move |(index, _)| {
            let (Cell::Stated { printed, span } | Cell::NotApplicable { printed, span }) = &row.cells[index] else { return None };
            if !has_figures(row, index) {
                return None;
            }
            let path = cell_path(table, row, index);
            let words = Words::new(format!("「{path}」写作「{printed}」，而它所合计的各项有数"), format!("`{path}` is `{printed}`, and what it stands over has figures"));
            let finding = Finding::new(&BLANK_FIGURE, words, Place::new(&disclosure.file, *span)).at(path, printed.clone());
            Some(finding.help("填上合计数；各项都没有时才写 无", "fill in the sum; a word is for a total of nothing"))
        })
    })
}

fn blank(place: Place, path: String, label: &str) -> Finding {
    let words = Words::new(format!("「{path}」没有填"), format!("`{path}` is blank"));
    let mut finding = Finding::new(&BLANK_FIGURE, words, place).at(path, "");
    finding.value = None;
    finding.help(format!("填上{label}；为零写 0，不适用写 ——"), "fill it: 0 where it is zero, —— where it does not apply")
}
