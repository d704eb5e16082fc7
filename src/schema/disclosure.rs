use std::collections::BTreeMap;

use serde_json::{Map, Value, json};

use crate::load::keys::DISCLOSURE_KEYS;
use crate::model::{Catalogue, Form, FormUse, Kind, KindRequirement, ProfileHistory};

use super::beside::{dates, list_of, review, source};
use super::json::{Keys, day, defined, flag, list, one_of, text, year};
use super::names::{Named, NamedKeys};
use super::table::{about, rounding, unit};

/// What a disclosure of a kind may hold where a profile is followed; nothing where that says nothing
/// of the kind. It holds for all years of the profile.
pub(super) fn disclosure(
    catalogue: &Catalogue,
    profile: &ProfileHistory,
    kind: Kind,
) -> Option<Value> {
    let versions: Vec<&KindRequirement> =
        profile.versions.iter().filter_map(|(_, version)| version.requirement(kind)).collect();
    versions.first()?;
    let offered = |key: &str| match key {
        "format" => json!({ "enum": [1, "1"] }),
        "year" => year(),
        "year-inferred" | "unapproved" => flag(),
        "unit" | "project-unit" => unit(),
        "rounding" => rounding(),
        "profile" => one_of(catalogue.profiles.keys().map(String::as_str)),
        "origin" => one_of(["published", "invented"]),
        "source" => source(),
        "dates" => dates(),
        "embargo" => day(),
        "review" => review(),
        "statements" => tables(catalogue, &versions, |used| used == FormUse::Statement),
        "tables" => {
            tables(catalogue, &versions, |used| matches!(used, FormUse::Table | FormUse::Overall))
        }
        "project-form" => project_forms(catalogue),
        // Which columns a project has, the form decides: below.
        "projects" => json!({}),
        "overall" => defined("common.json", "overall"),
        other => list_of(other).unwrap_or_else(text),
    };
    let keys = Keys { of: "disclosure", keys: &DISCLOSURE_KEYS, needed: &["format", "year"] };
    let mut schema = keys.schema(offered);
    let own: Vec<Value> = own_project_forms(&versions)
        .map(|form| json!({ "properties": { "projects": projects_of(form) } }))
        .collect();
    schema["if"] = json!({ "required": ["project-form"] });
    schema["then"] = json!({ "properties": { "projects": projects_of("any") } });
    schema["else"] = match own.as_slice() {
        // Nobody says of which form they would be.
        [] => json!({ "properties": { "projects": false } }),
        _ => json!({ "anyOf": own }),
    };
    schema["$schema"] = json!("http://json-schema.org/draft-07/schema#");
    schema["title"] = json!(format!("{}：{}", kind.name(), profile.name));
    Some(schema)
}

/// The project forms that the versions of a profile name, each once.
fn own_project_forms<'a>(versions: &[&'a KindRequirement]) -> impl Iterator<Item = &'a str> {
    let mut forms: Vec<&str> =
        versions.iter().filter_map(|version| version.project_form.as_deref()).collect();
    forms.sort_unstable();
    forms.dedup();
    forms.into_iter()
}

fn projects_of(form: &str) -> Value {
    list(defined("forms.json", &format!("project-{form}")))
}

/// The names of the forms of projects.
fn project_forms(catalogue: &Catalogue) -> Value {
    let forms = catalogue.forms.values().filter(|form| form.used_for == FormUse::Project);
    one_of(forms.flat_map(|form| form.names()))
}

/// Tables or statements: those of the profile under their names there, and all other forms under
/// their own.
fn tables(
    catalogue: &Catalogue,
    versions: &[&KindRequirement],
    holds: impl Fn(FormUse) -> bool,
) -> Value {
    let mut local: BTreeMap<(&str, &str), &Form> = BTreeMap::new();
    for table in versions.iter().flat_map(|version| &version.tables) {
        if let Some(form) = catalogue.forms.get(&table.form).filter(|form| holds(form.used_for)) {
            local.insert((&table.name, &table.form), form);
        }
    }
    let of_profile = local.iter().map(|((name, _), form)| named(form, name, Vec::new()));
    let of_all = catalogue.forms.values().filter(|form| holds(form.used_for)).map(|form| {
        let others = form.names().into_iter().filter(|name| *name != form.name).collect();
        named(form, &form.name, others)
    });
    let all: Vec<Named<'_>> = of_profile.chain(of_all).collect();
    let mut schema = NamedKeys::of(&all).schema(Map::new());
    schema["type"] = json!(["object", "null"]);
    schema
}

fn named<'a>(form: &Form, name: &'a str, others: Vec<&'a str>) -> Named<'a> {
    Named {
        name,
        others,
        schema: defined("forms.json", &form.id),
        described: Some(about(form, name)),
    }
}
