use std::sync::Arc;

use crate::model::{Form, FormUse, TableRequirement};
use crate::office::sheet::{Reader, heads, is_numbering, plain, unit_of};
use crate::workbook::Sheet;

use super::request::Request;

/// A form and what it is called here.
type NamedForm = (Arc<Form>, String);

/// The form of a sheet: the one asked for; else whose name its own name, or a line near its top,
/// says.
pub fn form_of(sheet: &Sheet, request: &Request<'_>) -> Option<NamedForm> {
    let local = |table: &TableRequirement| {
        request.catalogue.forms.get(&table.form).map(|form| (Arc::clone(form), table.name.clone()))
    };
    if let Some(form) = request.form {
        let name = request.requirement.local_name(&form.id).unwrap_or(&form.name).to_owned();
        return Some((Arc::clone(form), name));
    }
    let asked = request.requirement.tables.iter().filter_map(local);
    let others = request
        .catalogue
        .forms
        .values()
        .filter(|form| form.used_for != FormUse::Project)
        .map(|form| (Arc::clone(form), form.name.clone()));
    let known: Vec<NamedForm> = asked.chain(others).collect();
    let tops: Vec<String> = std::iter::once(&sheet.name)
        .chain(sheet.rows.iter().take(4).flatten())
        .map(|text| plain(text))
        .filter(|text| !text.is_empty())
        .collect();
    let score = |(form, name): &NamedForm| {
        let names = std::iter::once(name)
            .chain(std::iter::once(&form.name))
            .chain(&form.labels)
            .chain(std::iter::once(&form.id));
        names
            .map(|name| plain(name))
            .map(|name| tops.iter().map(|top| nearness(top, &name)).max().unwrap_or(0))
            .max()
            .unwrap_or(0)
    };
    // The longest name that fits: 一般公共预算支出表 is inside 部门一般公共预算支出表, 支出表
    // inside both. What the profile asks for stands first.
    // Forms of one name are told apart by their heads: 收入总表 by 科目, or by unit.
    let mut best: Option<((usize, usize), &NamedForm)> = None;
    for one in &known {
        let score = score(one);
        if score == 0 || best.as_ref().is_some_and(|((other, _), _)| score < *other) {
            continue;
        }
        // One head alone tells nothing: 金额 is a column of many.
        let known = columns(sheet, request, &one.0).map_or(0, |(known, _)| known);
        let score = (score, if known > 1 { known } else { 0 });
        if best.as_ref().is_none_or(|(other, _)| score > *other) {
            best = Some((score, one));
        }
    }
    match best {
        Some((_, one)) => Some(one.clone()),
        None => by_heads(sheet, request, &known),
    }
}

/// How many columns of a form the heads of a sheet name, and how many of theirs it does not know.
/// Nothing where none, or not the one that names rows.
fn columns(sheet: &Sheet, request: &Request<'_>, form: &Form) -> Option<(usize, usize)> {
    let lexicon = &*request.catalogue.lexicon;
    let reader = Reader { form, lexicon, year: request.year, unit: unit_of(sheet) };
    let heads = heads(sheet, reader)?;
    let key = form.key().map(|key| key.column);
    let named = key.is_none_or(|key| heads.columns.iter().any(|(_, column)| *column == key));
    let unknown = heads.unknown.iter().filter(|(_, head)| !is_numbering(lexicon, head)).count();
    named.then_some((heads.columns.len(), unknown))
}

/// The fewest heads by which a sheet without a title is known.
const TELLING: usize = 3;

/// The form of a sheet that has no title: the only one with open rows that knows all its heads.
fn by_heads(sheet: &Sheet, request: &Request<'_>, known: &[NamedForm]) -> Option<NamedForm> {
    let mut found: Option<&NamedForm> = None;
    for one in known.iter().filter(|(form, _)| form.key().is_some()) {
        if !columns(sheet, request, &one.0)
            .is_some_and(|(known, unknown)| known >= TELLING && unknown == 0)
        {
            continue;
        }
        match found {
            Some((other, _)) if other.id == one.0.id => {}
            Some(_) => return None,
            None => found = Some(one),
        }
    }
    found.cloned()
}

/// How well a title says a name: all of it, or as a part of a longer title (2021年…表).
fn nearness(top: &str, name: &str) -> usize {
    let length = name.chars().count();
    if top == name {
        length * 2 + 1
    } else if length >= 4 && top.contains(name) {
        length * 2
    } else if top.chars().count() >= 30 && name.starts_with(top) {
        // A sheet's name is cut at 31 characters.
        length
    } else {
        0
    }
}
