use serde_json::{Map, Value, json};

use crate::forms::{extension_shape, form_shape, profile_shape};
use crate::load::keys::{department_shape, prices_shape, region_shape};
use crate::manual::list_says;
use crate::model::{Catalogue, Form, FormUse, Kind, ProfileHistory};

use super::beside::{acknowledgement, correction, restatement, withheld};
use super::disclosure::disclosure;
use super::record::{indicator, overall, project, total};
use super::roster::roster;
use super::shaped::shaped;
use super::table::table;
use super::words::{glossary, lexicon};

/// Where schemas lie in a site. Nothing is read there, and nothing of it is published.
pub const FOLDER: &str = ".gongkai/schema";

/// A schema as a file.
#[derive(Debug)]
pub struct SchemaFile {
    /// Its name in [`FOLDER`].
    pub name: String,
    /// What stands in it.
    pub text: String,
}

impl SchemaFile {
    fn of(name: impl Into<String>, schema: &Value) -> SchemaFile {
        let text = serde_json::to_string_pretty(schema).expect("JSON becomes text");
        SchemaFile { name: name.into(), text: text + "\n" }
    }
}

/// The name of the schema of a disclosure.
pub fn file_of(kind: Kind, profile: &str) -> String {
    format!("{}.{profile}.json", kind.slug())
}

/// The line by which an editor finds the schema of a file: the first of the file, which lies at this
/// path in its site.
pub fn modeline(path: &str, schema: &str) -> String {
    let up = "../".repeat(path.matches('/').count());
    format!("# yaml-language-server: $schema={up}{FOLDER}/{schema}\n")
}

/// The schemas of all files that people write, of disclosures those of these profiles. `rules` are
/// the names of all rules.
pub fn schema_files<'p>(
    catalogue: &Catalogue,
    profiles: impl Iterator<Item = &'p ProfileHistory>,
    rules: &[&str],
) -> Vec<SchemaFile> {
    let mut files = vec![
        SchemaFile::of("forms.json", &forms(catalogue)),
        SchemaFile::of("common.json", &common(rules)),
        SchemaFile::of("region.json", &titled(shaped(&region_shape()), "地区")),
        SchemaFile::of("department.json", &titled(shaped(&department_shape()), "部门")),
        SchemaFile::of("profile.json", &titled(shaped(&profile_shape()), "公开要求")),
        SchemaFile::of("form.json", &form()),
        SchemaFile::of("roster.json", &roster()),
        SchemaFile::of("glossary.json", &glossary()),
        SchemaFile::of("cpi.json", &titled(shaped(&prices_shape()), "居民消费价格指数")),
        SchemaFile::of("lexicon.json", &lexicon(|list| list_says(list).to_owned())),
    ];
    for profile in profiles {
        files.extend(Kind::ALL.into_iter().filter_map(|kind| {
            let schema = disclosure(catalogue, profile, kind)?;
            Some(SchemaFile::of(file_of(kind, &profile.id), &schema))
        }));
    }
    files
}

fn titled(mut schema: Value, title: &str) -> Value {
    schema["$schema"] = json!("http://json-schema.org/draft-07/schema#");
    schema["title"] = json!(title);
    schema
}

/// A form by itself, or one that extends another.
fn form() -> Value {
    let schema = json!({
        "if": { "required": ["extends"] },
        "then": shaped(&extension_shape()),
        "else": shaped(&form_shape()),
    });
    titled(schema, "表样")
}

/// What tables of every form hold, and projects of every project form.
fn forms(catalogue: &Catalogue) -> Value {
    let mut definitions = Map::new();
    let of_projects: Vec<&Form> = catalogue
        .forms
        .values()
        .map(|form| &**form)
        .filter(|form| form.used_for == FormUse::Project)
        .collect();
    for form in catalogue.forms.values() {
        if form.used_for == FormUse::Project {
            definitions.insert(format!("project-{}", form.id), project(&[form]));
        } else {
            definitions.insert(form.id.clone(), table(form));
        }
    }
    definitions.insert("project-any".to_owned(), project(&of_projects));
    titled(json!({ "definitions": definitions }), "各表样")
}

/// What disclosures of every kind have in common.
fn common(rules: &[&str]) -> Value {
    let definitions = json!({
        "acknowledgement": acknowledgement(rules),
        "correction": correction(),
        "indicator": indicator(),
        "overall": overall(),
        "restatement": restatement(),
        "total": total(),
        "withheld": withheld(),
    });
    titled(json!({ "definitions": definitions }), "各类公开件共有的部分")
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::super::said::{all, said};
    use super::super::shaped::called;
    use super::*;
    use crate::load::keys;
    use crate::model::ReviewStep;
    use crate::source::Shape;

    /// The keys of a shape, by what the texts call it.
    fn of_shape(shape: &Shape, found: &mut BTreeSet<(String, String)>) {
        match shape {
            Shape::List(inner) | Shape::Entries(inner) => of_shape(inner, found),
            Shape::Keys { name, keys } => {
                for (key, inner, _) in keys {
                    found.insert((called(name).to_owned(), (*key).to_owned()));
                    of_shape(inner, found);
                }
            }
            Shape::Any | Shape::Text | Shape::Flag | Shape::Number | Shape::Choice(_) => {}
        }
    }

    #[test]
    fn every_key_says_what_it_means_and_nothing_is_said_of_others() {
        let review = ReviewStep::ALL.map(ReviewStep::key);
        let role = [keys::ROLE];
        let table: Vec<&str> = keys::HEAD_KEYS.into_iter().chain([keys::ROWS]).collect();
        let lists: [(&str, &[&str]); 21] = [
            ("disclosure", &keys::DISCLOSURE_KEYS),
            ("source", &keys::SOURCE_KEYS),
            ("dates", &keys::DATES_KEYS),
            ("review", &review),
            ("table", &table),
            ("row", &role),
            ("project", &keys::PROJECT_KEYS),
            ("overall", &keys::OVERALL_KEYS),
            ("total", &keys::TOTAL_KEYS),
            ("indicator", &keys::INDICATOR_KEYS),
            ("acknowledgement", &keys::ACKNOWLEDGEMENT_KEYS),
            ("reply", &keys::REPLY_KEYS),
            ("correction", &keys::CORRECTION_KEYS),
            ("restatement", &keys::RESTATEMENT_KEYS),
            ("withheld", &keys::WITHHELD_KEYS),
            ("roster", &keys::ROSTER_KEYS),
            ("roster-department", &keys::ROSTER_DEPARTMENT_KEYS),
            ("roster-unit", &keys::ROSTER_UNIT_KEYS),
            ("exemption", &keys::EXEMPTION_KEYS),
            ("deadline", &keys::DEADLINE_KEYS),
            ("term", &keys::TERM_KEYS),
        ];
        let mut known: BTreeSet<(String, String)> = lists
            .iter()
            .flat_map(|(of, keys)| keys.iter().map(|key| ((*of).to_owned(), (*key).to_owned())))
            .collect();
        for shape in [
            region_shape(),
            department_shape(),
            prices_shape(),
            profile_shape(),
            form_shape(),
            extension_shape(),
        ] {
            of_shape(&shape, &mut known);
        }
        let silent: Vec<_> = known.iter().filter(|(of, key)| said(of, key).is_none()).collect();
        assert!(silent.is_empty(), "{silent:?}");
        let left: Vec<_> = all()
            .into_iter()
            .filter(|(of, key)| !known.contains(&((*of).to_owned(), (*key).to_owned())))
            .collect();
        assert!(left.is_empty(), "{left:?}");
    }

    #[test]
    fn a_file_finds_its_schema_from_where_it_lies() {
        assert_eq!(
            modeline("content/example/housing/2027/budget.yaml", "budget.hebei-county.json"),
            "# yaml-language-server: $schema=../../../../.gongkai/schema/budget.hebei-county.json\n"
        );
    }
}
