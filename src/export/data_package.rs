use serde_json::{Value, json};

use crate::site::{Site, route};
use crate::words::Messages;

use super::facts::FACTS;
use super::indicators::INDICATORS;
use super::projects::PROJECTS;
use super::roster::ROSTER;

/// What the data package lists.
pub struct DataPackage<'a> {
    /// The site.
    pub site: &'a Site,
    /// Paths of the partitions of facts, relative to `data/`.
    pub facts: &'a [String],
}

/// `datapackage.json`: what the data files are, column by column, after the Frictionless Data
/// Package standard.
pub fn data_package(package: &DataPackage<'_>) -> Vec<u8> {
    let words = &package.site.config.words;
    let resource = |name: &str, path: Value, columns: &[&str]| resource(words, name, path, columns);
    let own = |address: &str| json!(route::relative(&route::data(), address));
    let mut resources = Vec::new();
    if !package.facts.is_empty() {
        resources.push(resource("facts", json!(package.facts), FACTS));
    }
    resources.push(resource("projects", own(&route::projects_csv()), PROJECTS));
    resources.push(resource("indicators", own(&route::indicators_csv()), INDICATORS));
    if package.site.with_roster().next().is_some() {
        resources.push(resource("roster", own(&route::roster_csv()), ROSTER));
    }
    let out = json!({
        "profile": "tabular-data-package",
        "name": "budget-disclosures",
        "title": package.site.config.title,
        "description": package.site.config.notice,
        "homepage": package.site.config.base_url,
        "resources": resources,
    });
    let mut bytes = serde_json::to_vec_pretty(&out).expect("strings and lists always serialise");
    bytes.push(b'\n');
    bytes
}

fn resource(words: &Messages, name: &str, path: Value, columns: &[&str]) -> Value {
    let title = |column: &str| words.word(&format!("columns.{column}")).to_owned();
    let fields: Vec<Value> = columns
        .iter()
        .map(|column| json!({ "name": column, "type": kind(column), "title": title(column) }))
        .collect();
    let description = words.word(&format!("package.{name}")).to_owned();
    json!({
        "profile": "tabular-data-resource",
        "name": name,
        "path": path,
        "description": description,
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "dialect": { "delimiter": ",", "lineTerminator": "\n", "header": true },
        "schema": { "fields": fields, "missingValues": [""] },
    })
}

fn kind(column: &str) -> &'static str {
    match column {
        "year" => "year",
        "value" | "amount_yuan" | "target" => "number",
        "due" | "published" => "date",
        "days_late" => "integer",
        _ => "string",
    }
}
