use std::sync::Arc;

use crate::model::{Form, FormUse, MoneyUnit, TableRequirement};
use crate::office::sheet::{Reader, best, heads, is_numbering, plain, top, unit_of};
use crate::workbook::{Remark, Sheet};

use super::part::Standing;
use super::request::Request;

/// A form and what it is called here.
type NamedForm = (Arc<Form>, String);

/// The form of a sheet: the one asked for; else whose name its own name, or a line near its top,
/// says; else whose heads it has.
pub fn form_of(sheet: &Sheet, standing: Standing, request: &Request<'_>) -> Option<NamedForm> {
    if let Some(form) = request.form {
        let name = request.requirement.local_name(&form.id).unwrap_or(&form.name).to_owned();
        return Some((Arc::clone(form), name));
    }
    let known = known(request);
    by_title(sheet, standing, request, &known).or_else(|| by_heads(sheet, request, &known)).cloned()
}

/// The ids of the forms whose tables sheets begin with, as their titles or heads say; taken or not.
pub fn forms_said(sheets: &[Sheet], request: &Request<'_>) -> Vec<String> {
    let shown = sheets.iter().filter(|sheet| sheet.remark != Some(Remark::Hidden));
    let form = |sheet| Some(form_of(sheet, Standing::First, request)?.0.id.clone());
    shown.filter_map(form).collect()
}

/// The forms that a sheet may be of. Those that the profile asks for stand first, by what they are
/// called there.
fn known(request: &Request<'_>) -> Vec<NamedForm> {
    let forms = &request.catalogue.forms;
    let local = |table: &TableRequirement| {
        forms.get(&table.form).map(|form| (Arc::clone(form), table.name.clone()))
    };
    let asked = request.requirement.tables.iter().filter_map(local);
    let others = forms
        .values()
        .filter(|form| form.used_for != FormUse::Project)
        .map(|form| (Arc::clone(form), form.name.clone()));
    asked.chain(others).collect()
}

/// The form whose name a title says best. The longest name that fits is the best: 一般公共预算支出表
/// is inside 部门一般公共预算支出表, 支出表 inside both. Forms of one name are told apart by their
/// heads: 收入总表 by 科目, or by unit.
fn by_title<'a>(
    sheet: &Sheet,
    standing: Standing,
    request: &Request<'_>,
    known: &'a [NamedForm],
) -> Option<&'a NamedForm> {
    let titles = titles(sheet, standing);
    let scored: Vec<(&NamedForm, usize)> =
        known.iter().map(|one| (one, said(&titles, one))).filter(|(_, said)| *said > 0).collect();
    let most = scored.iter().map(|(_, said)| *said).max()?;
    let nearest = scored.into_iter().filter(|(_, said)| *said == most).map(|(one, _)| one);
    let unit = unit_of(sheet, &request.catalogue.lexicon);
    best(nearest.map(|one| (one, telling_heads(sheet, unit, request, &one.0))))
}

/// The form of a table that begins with its heads, without a title.
pub fn headed_form(sheet: &Sheet, request: &Request<'_>) -> Option<Arc<Form>> {
    by_heads(sheet, request, &known(request)).map(|(form, _)| Arc::clone(form))
}

/// The longest of some names of forms that a text says.
pub fn name_in<'a>(text: &str, names: &'a [String]) -> Option<&'a String> {
    let said = |name: &&String| nearness(text, name) >= name.chars().count() * 2;
    names.iter().filter(said).max_by_key(|name| name.chars().count())
}

/// What may be the title of a table: the name of its sheet, where it is the first on it, and the
/// texts near its top.
fn titles(sheet: &Sheet, standing: Standing) -> Vec<String> {
    (standing == Standing::First)
        .then_some(&sheet.name)
        .into_iter()
        .chain(sheet.rows.iter().skip(top(sheet)).take(4).flatten())
        .map(|text| plain(text))
        .filter(|text| !text.is_empty())
        .collect()
}

/// How well one of the titles says what a form is called, here or anywhere.
fn said(titles: &[String], (form, name): &NamedForm) -> usize {
    let names = std::iter::once(name.as_str()).chain(form.names()).map(plain);
    names.flat_map(|name| titles.iter().map(move |title| nearness(title, &name))).max().unwrap_or(0)
}

/// How many columns of a form the heads of a sheet name. One head alone tells nothing: 金额 is a
/// column of many.
fn telling_heads(
    sheet: &Sheet,
    unit: Option<MoneyUnit>,
    request: &Request<'_>,
    form: &Form,
) -> usize {
    match columns(sheet, unit, request, form) {
        Some((known, _)) if known > 1 => known,
        _ => 0,
    }
}

/// How many columns of a form the heads of a sheet of this unit name, and how many of theirs it does
/// not know. Nothing where none, or not the one that names rows.
fn columns(
    sheet: &Sheet,
    unit: Option<MoneyUnit>,
    request: &Request<'_>,
    form: &Form,
) -> Option<(usize, usize)> {
    let lexicon = &*request.catalogue.lexicon;
    let reader = Reader { form, lexicon, year: request.year, unit };
    let heads = heads(sheet, reader)?;
    let key = form.key().map(|key| key.column);
    let named = key.is_none_or(|key| heads.columns.iter().any(|(_, column)| *column == key));
    let unknown = heads.unknown.iter().filter(|(_, head)| !is_numbering(lexicon, head)).count();
    named.then_some((heads.columns.len(), unknown))
}

/// The fewest heads by which a sheet without a title is known.
const TELLING: usize = 3;

/// The form of a sheet that has no title: the only one with open rows that knows all its heads.
fn by_heads<'a>(
    sheet: &Sheet,
    request: &Request<'_>,
    known: &'a [NamedForm],
) -> Option<&'a NamedForm> {
    let unit = unit_of(sheet, &request.catalogue.lexicon);
    let fits = |(form, _): &&NamedForm| {
        form.key().is_some()
            && columns(sheet, unit, request, form)
                .is_some_and(|(known, unknown)| known >= TELLING && unknown == 0)
    };
    let mut fitting = known.iter().filter(fits);
    let first = fitting.next()?;
    // A form stands twice where the profile calls it otherwise.
    fitting.all(|(form, _)| form.id == first.0.id).then_some(first)
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
