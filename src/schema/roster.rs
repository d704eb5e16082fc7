use serde_json::{Map, Value, json};

use crate::load::keys::{
    DEADLINE_KEYS, EXEMPTION_KEYS, ROSTER_DEPARTMENT_KEYS, ROSTER_KEYS, ROSTER_UNIT_KEYS,
};
use crate::model::Kind;

use super::json::{Keys, day, list, one_of, text, word, year};

/// What a roster may hold.
pub(super) fn roster() -> Value {
    let needed = ["years", "owes", "departments"];
    let mut schema =
        Keys { of: "roster", keys: &ROSTER_KEYS, needed: &needed }.schema(|key| match key {
            "years" => list(year()),
            "owes" => owes(),
            "departments" => list(department()),
            _ => text(),
        });
    schema["$schema"] = json!("http://json-schema.org/draft-07/schema#");
    schema["title"] = json!("应公开名录");
    schema
}

fn kinds() -> Value {
    one_of(Kind::ALL.into_iter().map(Kind::slug))
}

fn owes() -> Value {
    let each = |kind: Kind| {
        let text = format!("{}的期限", kind.name());
        (kind.slug().to_owned(), super::json::described(deadline(), &text, &text))
    };
    let kinds: Map<String, Value> = Kind::ALL.into_iter().map(each).collect();
    json!({ "type": ["object", "null"], "properties": kinds, "additionalProperties": false })
}

fn deadline() -> Value {
    let keys = Keys { of: "deadline", keys: &DEADLINE_KEYS, needed: &[] };
    let mut schema = keys.schema(|key| match key {
        "after-approval" => json!({ "anyOf": [
            { "type": "integer", "minimum": 0, "maximum": 65535 },
            { "type": "string", "pattern": "^\\+?[0-9]+$" },
        ] }),
        "with" => kinds(),
        _ => text(),
    });
    schema["type"] = json!(["object", "null"]);
    schema["patternProperties"] = json!({ "^(19|20|21)[0-9]{2}$": day() });
    schema
}

fn department() -> Value {
    let keys = Keys { of: "roster-department", keys: &ROSTER_DEPARTMENT_KEYS, needed: &["slug"] };
    keys.schema(|key| match key {
        "slug" => word(),
        "units" => list(unit()),
        other => party(other),
    })
}

fn unit() -> Value {
    Keys { of: "roster-unit", keys: &ROSTER_UNIT_KEYS, needed: &["code"] }.schema(|key| match key {
        "code" => word(),
        other => party(other),
    })
}

/// What departments and units have in common.
fn party(key: &str) -> Value {
    match key {
        "years" => list(year()),
        "kinds" => list(kinds()),
        "exempt" => list(exemption()),
        _ => text(),
    }
}

fn exemption() -> Value {
    Keys { of: "exemption", keys: &EXEMPTION_KEYS, needed: &["reason"] }.schema(|key| match key {
        "years" => list(year()),
        "kinds" => list(kinds()),
        _ => word(),
    })
}
