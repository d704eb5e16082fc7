use serde_json::{Map, Value, json};

use crate::lexicon::LISTS;
use crate::load::keys::TERM_KEYS;

use super::json::{Keys, list, text, word};

/// Words explained.
pub(super) fn glossary() -> Value {
    let term = Keys { of: "term", keys: &TERM_KEYS, needed: &["short"] };
    let term = term.schema(|key| match key {
        "short" => word(),
        "labels" | "synonyms" => list(text()),
        _ => text(),
    });
    json!({
        "$schema": "http://json-schema.org/draft-07/schema#",
        "title": "名词解释",
        "type": ["object", "null"],
        "additionalProperties": { "anyOf": [text(), term] },
    })
}

/// Words that rules look for. `says` gives what a list means.
pub(super) fn lexicon(says: impl Fn(&str) -> String) -> Value {
    let each = |name: &str| {
        let text = says(name);
        (name.to_owned(), super::json::described(list(word()), &text, &text))
    };
    let lists: Map<String, Value> = LISTS.iter().map(|list| each(list.name)).collect();
    json!({
        "$schema": "http://json-schema.org/draft-07/schema#",
        "title": "词表",
        "type": ["object", "null"],
        "properties": lists,
        "additionalProperties": false,
    })
}
