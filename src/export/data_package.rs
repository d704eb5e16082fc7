use serde_json::{Map, Value, json};

use crate::site::Site;
use crate::words::Messages;

use super::data_file::{DataFile, Holds, Refers};
use super::data_files::DataFiles;

/// The version of the contract that the data files keep: the first number changes where a reader
/// of the files must.
pub const VERSION: &str = "2.0.0";

/// `datapackage.json`: what the data files are, column by column, after the Frictionless Data
/// Package standard.
pub fn data_package(site: &Site, files: &DataFiles<'_>) -> Vec<u8> {
    let words = &site.config.words;
    let resources: Vec<Value> =
        files.all().map(|(file, path)| resource(words, file, path)).collect();
    let mut out = json!({
        "profile": "tabular-data-package",
        "name": "budget-disclosures",
        "title": site.config.title,
        "description": site.config.notice,
        "homepage": site.config.base_url,
        "version": VERSION,
        "sources": [{ "title": words.word("package.sources"), "path": "disclosures.csv" }],
        "resources": resources,
    });
    if let Some(licence) = &site.config.licence {
        let mut said = Map::new();
        said.insert("name".to_owned(), json!(licence.name));
        said.extend(licence.url.iter().map(|url| ("path".to_owned(), json!(url))));
        out["licenses"] = json!([said]);
    }
    let mut bytes = serde_json::to_vec_pretty(&out).expect("strings and lists always serialise");
    bytes.push(b'\n');
    bytes
}

fn resource(words: &Messages, file: &DataFile, path: Value) -> Value {
    let title = |column: &str| words.word(&format!("columns.{column}")).to_owned();
    let fields: Vec<Value> = file
        .columns
        .iter()
        .map(|column| {
            json!({ "name": column.name, "type": kind(column.holds), "title": title(column.name) })
        })
        .collect();
    let mut schema = json!({ "fields": fields, "missingValues": [""] });
    if !file.key.is_empty() {
        schema["primaryKey"] = json!(file.key);
    }
    if !file.refers.is_empty() {
        schema["foreignKeys"] = file.refers.iter().map(foreign_key).collect();
    }
    let description = words.word(&format!("package.{}", file.name)).to_owned();
    json!({
        "profile": "tabular-data-resource",
        "name": file.name,
        "path": path,
        "description": description,
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "dialect": { "delimiter": ",", "lineTerminator": "\n", "header": true },
        "schema": schema,
    })
}

fn foreign_key(refers: &Refers) -> Value {
    json!({
        "fields": refers.columns,
        "reference": { "resource": refers.file, "fields": refers.to },
    })
}

fn kind(holds: Holds) -> &'static str {
    match holds {
        Holds::Text => "string",
        Holds::Number => "number",
        Holds::Integer => "integer",
        Holds::Year => "year",
        Holds::Date => "date",
    }
}
