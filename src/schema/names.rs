use std::collections::BTreeMap;
use std::fmt::Write;
use std::ops::RangeInclusive;
use std::sync::LazyLock;

use serde_json::{Map, Value, json};

use crate::characters::folded;

/// Something that goes by names.
pub(super) struct Named<'a> {
    /// The name that is offered.
    pub name: &'a str,
    /// Other names by which it is known.
    pub others: Vec<&'a str>,
    /// What may stand under it.
    pub schema: Value,
    /// What it is.
    pub described: Option<(String, String)>,
}

/// The keys of a mapping that are names: those that are offered, and patterns for all others by
/// which the loader knows the same. Names are compared by their looks.
pub(super) struct NamedKeys {
    /// By the names that are offered.
    pub properties: Map<String, Value>,
    /// By patterns.
    pub patterns: Map<String, Value>,
}

impl NamedKeys {
    /// The keys for things that go by names.
    pub(super) fn of(named: &[Named<'_>]) -> NamedKeys {
        let mut alike: BTreeMap<String, Vec<&Value>> = BTreeMap::new();
        for one in named {
            for name in std::iter::once(&one.name).chain(&one.others) {
                let schemas = alike.entry(folded(name).into_owned()).or_default();
                if !schemas.contains(&&one.schema) {
                    schemas.push(&one.schema);
                }
            }
        }
        let mut properties = Map::new();
        for one in named {
            let schema = any_of(&alike[&*folded(one.name)]);
            let schema = match &one.described {
                Some((text, more)) => super::json::described(schema, text, more),
                None => schema,
            };
            properties.entry(one.name).or_insert(schema);
        }
        let mut by_schema: Vec<(Vec<&Value>, Vec<String>)> = Vec::new();
        for (name, schemas) in &alike {
            let Some(pattern) = pattern(name, &properties) else { continue };
            match by_schema.iter_mut().find(|(known, _)| known == schemas) {
                Some((_, patterns)) => patterns.push(pattern),
                None => by_schema.push((schemas.clone(), vec![pattern])),
            }
        }
        let mut patterns: Map<String, Value> = by_schema
            .into_iter()
            .map(|(schemas, patterns)| (format!("^(?:{})$", patterns.join("|")), any_of(&schemas)))
            .collect();
        patterns.insert(RARE.clone(), json!({}));
        NamedKeys { properties, patterns }
    }

    /// A mapping of these keys, and of others that are no names.
    pub(super) fn schema(mut self, beside: Map<String, Value>) -> Value {
        self.properties.extend(beside);
        json!({
            "type": "object",
            "properties": self.properties,
            "patternProperties": self.patterns,
            "additionalProperties": false,
        })
    }
}

fn any_of(schemas: &[&Value]) -> Value {
    match schemas {
        [one] => (*one).clone(),
        several => json!({ "anyOf": several }),
    }
}

/// A pattern for what looks like a name; nothing where only the name itself does, and is offered.
fn pattern(name: &str, offered: &Map<String, Value>) -> Option<String> {
    let mut pattern = String::new();
    let mut several = false;
    for character in name.chars() {
        let twin = char::from_u32(u32::from(character) + 0xfee0);
        match twin.filter(|_| character.is_ascii_graphic()) {
            Some(twin) => {
                several = true;
                let escape = if character.is_ascii_alphanumeric() { "" } else { "\\" };
                let _ = write!(pattern, "[{escape}{character}{twin}]");
            }
            None => pattern.push(character),
        }
    }
    (several || !offered.contains_key(name)).then_some(pattern)
}

/// Names with characters that are seldom meant: radicals, blanks of other kinds, what is not seen.
/// The loader reads them as what they look like, and finds them by another rule.
static RARE: LazyLock<String> = LazyLock::new(|| {
    let mut ranges: Vec<RangeInclusive<char>> = Vec::new();
    for character in ('\0'..=char::MAX).filter(may_be_rare).filter(is_rare) {
        match ranges.last_mut() {
            Some(last) if u32::from(*last.end()) + 1 == u32::from(character) => {
                *last = *last.start()..=character;
            }
            _ => ranges.push(character..=character),
        }
    }
    let mut class = String::new();
    for range in ranges {
        for (end, between) in [(range.start(), "-"), (range.end(), "")] {
            // Below U+10000 as a number: blanks and what is not seen would not be seen here either.
            let _ = match u32::from(*end) {
                code @ ..=0xffff => write!(class, "\\u{code:04x}{between}"),
                _ => write!(class, "{end}{between}"),
            };
        }
    }
    format!("[{class}]|^ | $|  ")
});

/// Whether a character is where those are that are read as another or as none: to try each of the
/// million that may be would cost more than all schemas.
fn may_be_rare(character: &char) -> bool {
    let code = u32::from(*character);
    // The last two of each plane are no characters.
    matches!(code, 0..=0xffff | 0x1_f000..=0x1_ffff | 0x2_f800..=0x2_fa1f | 0xe_0000..=0xe_0fff)
        || code & 0xfffe == 0xfffe
}

fn is_rare(character: &char) -> bool {
    let own = [character.encode_utf8(&mut [0; 4]) as &str, "x"].concat();
    *character != ' ' && !matches!(character, '！'..='～') && folded(&own) != own
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_rare_character_is_elsewhere() {
        let elsewhere =
            ('\0'..=char::MAX).find(|character| is_rare(character) && !may_be_rare(character));
        assert_eq!(elsewhere, None);
    }

    #[test]
    fn names_are_known_by_their_looks() {
        let one = |name, others, schema: u8| Named {
            name,
            others,
            schema: json!(schema),
            described: None,
        };
        let keys = NamedKeys::of(&[
            one("金额（万元）", vec!["B1"], 1),
            one("合计", vec!["小计"], 2),
            one("小计", vec![], 3),
        ]);
        let names: Vec<&String> = keys.properties.keys().collect();
        assert_eq!(names, ["合计", "小计", "金额（万元）"]);
        assert_eq!(keys.properties["小计"], json!({ "anyOf": [2, 3] }));
        let patterns: Vec<&String> = keys.patterns.keys().filter(|key| **key != *RARE).collect();
        assert_eq!(patterns, ["^(?:[BＢ][1１]|金额[\\(（]万元[\\)）])$"]);
        assert!(RARE.contains("\\u2f00-\\u2fd5") && RARE.contains("\\u3000-\\u3000"));
    }
}
