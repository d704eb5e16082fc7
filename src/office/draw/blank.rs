use crate::finding::Language;
use crate::model::{Catalogue, Form, KindRequirement, MoneyUnit};
use crate::office::sheet::Writing;
use crate::workbook::DrawnWorkbook;

use super::indicators::blank_indicators;
use super::projects::blank_projects;
use super::statements::{blank_statements, is_listed};
use super::table::blank_table;

/// The workbook an office fills in, in the words of a language where its forms say none: every table that a profile asks of a kind.
pub fn blank(
    requirement: &KindRequirement,
    catalogue: &Catalogue,
    language: Language,
) -> DrawnWorkbook {
    let writing = Writing::of(language);
    let mut drawn = DrawnWorkbook::default();
    // There is no document that could say a unit.
    let document = None;
    let forms: Vec<(&Form, &str, MoneyUnit)> = requirement
        .tables
        .iter()
        .filter_map(|table| {
            Some((catalogue.forms.get(&table.form)?.as_ref(), table.name.as_str(), table.unit))
        })
        .map(|(form, name, place)| (form, name, form.unit_in(document, place)))
        .collect();
    let listed: Vec<_> = forms.iter().filter(|(form, ..)| is_listed(form)).collect();
    if !listed.is_empty() {
        drawn.sheets.push(blank_statements(writing, &listed));
    }
    drawn.sheets.extend(
        forms
            .iter()
            .filter(|(form, ..)| !is_listed(form))
            .map(|(form, name, unit)| blank_table(writing, form, name, *unit)),
    );
    if let Some(form) =
        requirement.project_form.as_deref().and_then(|form| catalogue.forms.get(form))
    {
        drawn.sheets.push(blank_projects(writing, form));
        drawn.sheets.push(blank_indicators(writing, form, &catalogue.lexicon));
    }
    drawn
}
