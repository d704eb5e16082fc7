use serde_json::{Value, json};

use crate::finding::Speaker;
use crate::load::keys::{
    ACKNOWLEDGEMENT_KEYS, CORRECTION_KEYS, DATES_KEYS, REPLY_KEYS, RESTATEMENT_KEYS, SOURCE_KEYS,
    WITHHELD_KEYS,
};
use crate::model::ReviewStep;

use super::json::{Keys, day, list, maybe, one_of, rather, text, word};

/// The document that figures were taken from.
pub(super) fn source() -> Value {
    Keys { of: "source", keys: &SOURCE_KEYS, needed: &["title"] }.schema(|key| match key {
        "title" => word(),
        "files" => json!({ "type": ["array", "null"], "items": { "type": "string" } }),
        "url" => maybe(json!({ "type": "string", "pattern": "^\\s*(https?://\\S+)?\\s*$" })),
        _ => text(),
    })
}

/// The days that a document states.
pub(super) fn dates() -> Value {
    blank(Keys { of: "dates", keys: &DATES_KEYS, needed: &[] }.schema(|_| maybe(day())))
}

/// The days of what it went through before.
pub(super) fn review() -> Value {
    let keys = ReviewStep::ALL.map(ReviewStep::key);
    blank(Keys { of: "review", keys: &keys, needed: &[] }.schema(|_| maybe(day())))
}

/// What may be left blank as a whole.
fn blank(mut schema: Value) -> Value {
    schema["type"] = json!(["object", "null"]);
    schema
}

/// A change after publication.
pub(super) fn correction() -> Value {
    Keys { of: "correction", keys: &CORRECTION_KEYS, needed: &CORRECTION_KEYS }.schema(|key| {
        match key {
            "date" => day(),
            _ => word(),
        }
    })
}

/// A change of last year's figure.
pub(super) fn restatement() -> Value {
    Keys { of: "restatement", keys: &RESTATEMENT_KEYS, needed: &RESTATEMENT_KEYS }
        .schema(|_| word())
}

/// A row that is not shown.
pub(super) fn withheld() -> Value {
    Keys { of: "withheld", keys: &WITHHELD_KEYS, needed: &WITHHELD_KEYS }.schema(|_| word())
}

/// Why a finding stands. `rules` are the names of all rules.
pub(super) fn acknowledgement(rules: &[&str]) -> Value {
    let needed = ["rule", "at", "by", "reason"];
    let keys = Keys { of: "acknowledgement", keys: &ACKNOWLEDGEMENT_KEYS, needed: &needed };
    keys.schema(|key| match key {
        "rule" => rather(rules.iter().copied()),
        "at" => json!({ "anyOf": [word(), { "type": "array", "items": text(), "minItems": 1 }] }),
        "by" => one_of([Speaker::Transcriber, Speaker::Department].map(Speaker::name)),
        "reason" => word(),
        "reply" => reply(),
        _ => text(),
    })
}

fn reply() -> Value {
    Keys { of: "reply", keys: &REPLY_KEYS, needed: &REPLY_KEYS }.schema(|key| match key {
        "date" => day(),
        _ => word(),
    })
}

/// The lists that stand beside the figures, by their keys.
pub(super) fn list_of(key: &str) -> Option<Value> {
    let item = match key {
        "corrections" => "correction",
        "restatements" => "restatement",
        "withheld" => "withheld",
        "acknowledgements" => "acknowledgement",
        _ => return None,
    };
    Some(list(super::json::defined("common.json", item)))
}
