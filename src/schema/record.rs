use serde_json::{Map, Value, json};

use crate::load::keys::{INDICATOR_KEYS, OVERALL_KEYS, PROJECT_KEYS, TOTAL_KEYS};
use crate::model::Form;

use super::json::{Keys, defined, list, text, word};
use super::table::columns;

/// A project whose funds and plan are columns of one of these forms.
pub(super) fn project(forms: &[&Form]) -> Value {
    let part = |plan: bool| {
        let of = |form: &&Form| {
            let mut schema = columns(form, |at| form.columns[at].plan == plan).schema(Map::new());
            schema["type"] = json!(["object", "null"]);
            schema
        };
        match forms {
            [one] => of(one),
            several => json!({ "anyOf": several.iter().map(of).collect::<Vec<_>>() }),
        }
    };
    Keys { of: "project", keys: &PROJECT_KEYS, needed: &["name"] }.schema(|key| match key {
        "name" => word(),
        "funds" => part(false),
        "plan" => part(true),
        "code" | "continues" | "budget-unit" | "purpose" => text(),
        other => objective(other),
    })
}

/// Goals and indicators of the whole department.
pub(super) fn overall() -> Value {
    let mut schema = Keys { of: "overall", keys: &OVERALL_KEYS, needed: &[] }.schema(objective);
    schema["type"] = json!(["object", "null"]);
    schema
}

/// What goals and indicators of a project and of the whole department have in common.
fn objective(key: &str) -> Value {
    match key {
        "indicators" => list(defined("common.json", "indicator")),
        "level-weights" => json!({ "type": ["object", "null"], "additionalProperties": text() }),
        "total" => defined("common.json", "total"),
        "goals" | "outcomes" | "duties" => list(text()),
        _ => json!({}),
    }
}

/// An indicator.
pub(super) fn indicator() -> Value {
    Keys { of: "indicator", keys: &INDICATOR_KEYS, needed: &["level", "name"] }.schema(|key| {
        match key {
            "level" => {
                json!({ "type": "array", "items": text(), "minItems": 1, "maxItems": 2 })
            }
            "name" => word(),
            "bands" => json!({ "type": ["object", "null"], "additionalProperties": text() }),
            _ => text(),
        }
    })
}

/// The sum of points.
pub(super) fn total() -> Value {
    let mut schema = Keys { of: "total", keys: &TOTAL_KEYS, needed: &[] }.schema(|_| text());
    schema["type"] = json!(["object", "null"]);
    schema
}
