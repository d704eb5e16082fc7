use serde_json::{Map, Value, json};

use super::said::said;

/// One value, whatever it looks like: authors' texts are read as they stand.
pub(super) fn text() -> Value {
    json!({ "type": ["string", "number", "boolean", "null"] })
}

/// One value that is there.
pub(super) fn word() -> Value {
    json!({ "type": ["string", "number", "boolean"], "minLength": 1 })
}

/// One of these words.
pub(super) fn one_of<'a>(words: impl IntoIterator<Item = &'a str>) -> Value {
    json!({ "enum": words.into_iter().collect::<Vec<_>>() })
}

/// One of these words is offered; another is no fault of the format.
pub(super) fn rather<'a>(words: impl IntoIterator<Item = &'a str>) -> Value {
    json!({ "anyOf": [one_of(words), word()] })
}

/// A day.
pub(super) fn day() -> Value {
    json!({ "type": "string", "pattern": "^\\s*[0-9]{4}-[0-9]{2}-[0-9]{2}\\s*$" })
}

/// A day, or nothing yet.
pub(super) fn maybe(schema: Value) -> Value {
    json!({ "anyOf": [schema, { "type": "null" }] })
}

/// Yes or no.
pub(super) fn flag() -> Value {
    json!({ "enum": [true, false, "true", "false"] })
}

/// A fiscal year.
pub(super) fn year() -> Value {
    json!({ "anyOf": [
        { "type": "integer", "minimum": 1949, "maximum": 2199 },
        { "type": "string", "pattern": "^(19|20|21)[0-9]{2}$" },
    ] })
}

/// A list of such, or nothing yet.
pub(super) fn list(items: Value) -> Value {
    json!({ "type": ["array", "null"], "items": items })
}

/// Something that is defined in a file of schemas.
pub(super) fn defined(file: &str, name: &str) -> Value {
    json!({ "$ref": format!("{file}#/definitions/{name}") })
}

/// A schema with what it means.
pub(super) fn described(schema: Value, text: &str, more: &str) -> Value {
    let mut described = match schema {
        Value::Object(map) if !map.contains_key("$ref") => map,
        // What stands beside a reference is not read.
        other => Map::from_iter([("allOf".to_owned(), json!([other]))]),
    };
    described.insert("description".to_owned(), text.into());
    described.insert("markdownDescription".to_owned(), more.into());
    Value::Object(described)
}

/// A mapping of keys that the loader declares, each with its meaning.
pub(super) struct Keys<'a> {
    /// What it is a mapping of, as the texts call it.
    pub of: &'a str,
    /// Its keys.
    pub keys: &'a [&'a str],
    /// Those that must be there.
    pub needed: &'a [&'a str],
}

impl Keys<'_> {
    /// The properties of it.
    pub(super) fn properties(&self, shape: impl Fn(&str) -> Value) -> Map<String, Value> {
        let property = |key: &&str| {
            let schema = shape(key);
            let schema = match said(self.of, key) {
                Some(text) => described(schema, text, text),
                None => schema,
            };
            ((*key).to_owned(), schema)
        };
        self.keys.iter().map(property).collect()
    }

    /// Such a mapping and no other key.
    pub(super) fn schema(&self, shape: impl Fn(&str) -> Value) -> Value {
        json!({
            "type": "object",
            "properties": self.properties(shape),
            "required": self.needed,
            "additionalProperties": false,
        })
    }
}
