use serde_json::{Value, json};

use crate::source::Shape;

use super::json::{Keys, list, one_of, text};

/// The schema of what a type reads.
pub(super) fn shaped(shape: &Shape) -> Value {
    match shape {
        Shape::Any => json!({}),
        Shape::Text => text(),
        Shape::Flag => json!({ "type": ["boolean", "string"] }),
        Shape::Number => json!({ "type": ["integer", "string"] }),
        Shape::Choice(words) => one_of(words.iter().copied()),
        Shape::List(inner) => list(shaped(inner)),
        Shape::Entries(inner) => {
            json!({ "type": ["object", "null"], "additionalProperties": shaped(inner) })
        }
        Shape::Keys { name, keys } => {
            let needed: Vec<&str> =
                keys.iter().filter(|(_, _, must)| *must).map(|(key, ..)| *key).collect();
            let all: Vec<&str> = keys.iter().map(|(key, ..)| *key).collect();
            let of = |key: &str| {
                let found = keys.iter().find(|(other, ..)| *other == key);
                found.map_or(Value::Null, |(_, inner, _)| shaped(inner))
            };
            Keys { of: called(name), keys: &all, needed: &needed }.schema(of)
        }
    }
}

/// What the texts call a type: without how it came about.
pub(super) fn called(name: &str) -> &str {
    ["Declared", "Written", "Added"]
        .iter()
        .find_map(|beginning| name.strip_prefix(beginning))
        .unwrap_or(name)
}
