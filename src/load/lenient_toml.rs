use std::ops::Range;
use std::sync::Arc;

use serde::de::DeserializeOwned;
use toml::de::{DeTable, DeValue, Deserializer};

use crate::finding::{Bilingual, Finding};
use crate::source::{Place, SourceFile, Span, in_chinese};

use super::rules::WRONG_SHAPE;

/// What a TOML file says, as far as it can be read: an entry that cannot be is found and left out,
/// and what stands beside it holds. Of a file that is no TOML the first fault is found alone: what
/// follows from it is none.
pub(super) fn lenient_toml<T: DeserializeOwned + Default>(
    file: &Arc<SourceFile>,
    findings: &mut Vec<Finding>,
) -> T {
    let (mut table, faults) = DeTable::parse_recoverable(&file.text);
    let is_toml = faults.is_empty();
    findings.extend(faults.iter().take(1).map(|fault| found(file, fault)));
    loop {
        let error = match T::deserialize(Deserializer::from(table.clone())) {
            Ok(read) => return read,
            Err(error) => error,
        };
        if is_toml {
            findings.push(found(file, &error));
        }
        let left_out = error.span().is_some_and(|span| leave_out(table.get_mut(), &span));
        if !left_out {
            return T::default();
        }
    }
}

/// Takes the innermost entry out that a place lies in.
fn leave_out(table: &mut DeTable<'_>, place: &Range<usize>) -> bool {
    for (_, value) in table.iter_mut() {
        if let DeValue::Table(inner) = value.get_mut()
            && leave_out(inner, place)
        {
            return true;
        }
    }
    let holds = |span: Range<usize>| span.contains(&place.start);
    let own = table.iter().find(|(key, value)| holds(key.span()) || holds(value.span()));
    let Some(key) = own.map(|(key, _)| key.clone()) else { return false };
    table.remove(&key).is_some()
}

fn found(file: &Arc<SourceFile>, error: &toml::de::Error) -> Finding {
    let span = error.span().map_or(Span::beginning(), |range| Span::new(range.start, range.end));
    let words = Bilingual::new(
        format!("site.toml 写法有误：{}", in_chinese(error.message())),
        format!("site.toml cannot be read: {}", error.message()),
    );
    Finding::new(&WRONG_SHAPE, words, Place::new(file, span))
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use serde::Deserialize;

    use super::*;

    #[derive(Deserialize, Default)]
    #[serde(deny_unknown_fields)]
    struct Whole {
        #[serde(default)]
        site: Site,
        #[serde(default)]
        levels: BTreeMap<String, toml::Spanned<String>>,
    }

    #[derive(Deserialize, Default)]
    #[serde(deny_unknown_fields)]
    struct Site {
        #[allow(dead_code, reason = "only whether it can be read")]
        title: Option<String>,
        profile: Option<String>,
    }

    #[test]
    fn what_stands_beside_a_fault_is_read() {
        for (text, count) in [
            (
                "[site]\ntitle = \"甲\"\nprofil = \"x\"\nprofile = \"p\"\n[levels]\na = \"note\"\n",
                1,
            ),
            (
                "[site]\ntitle = 1\nprofile = \"p\"\nkeep = [\n  1,\n]\n[levels]\na = \"note\"\nb = 2\n",
                3,
            ),
            ("[sites]\ntitle = \"甲\"\n[site]\nprofile = \"p\"\n[levels]\na = \"note\"\n", 1),
            ("lang = \"zh\"\nsite.profile = \"p\"\nlevels = { a = \"note\" }\n", 1),
            ("[site]\nprofile = \"p\"\ntitle = 甲\n[levels]\na = \"note\"\n", 1),
        ] {
            let file = Arc::new(SourceFile::new("site.toml", text));
            let mut findings = Vec::new();
            let read: Whole = lenient_toml(&file, &mut findings);
            assert_eq!(read.site.profile.as_deref(), Some("p"), "{text}");
            assert_eq!(read.levels.len(), 1, "{text}");
            assert_eq!(findings.len(), count, "{text}\n{findings:?}");
        }
    }
}
