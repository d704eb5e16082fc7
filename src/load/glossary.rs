use std::collections::{HashMap, HashSet};
use std::sync::Arc;

use crate::finding::{Finding, Language};
use crate::model::{Glossary, GlossaryTerm, address};
use crate::source::{Entry, Limits, Node, SourceFile, Span, parse};

use super::indicator::words;
use super::reading::Reading;
use super::rules::yaml;

/// The glossary that comes with the program.
const EMBEDDED: &str = include_str!("builtin/glossary.yaml");

/// The topic of a site's own terms that name none.
const OTHER: &str = "其他";

/// How many characters a short meaning may have: it stands beside the text it explains.
const SHORT: usize = 40;

/// The keys of a term.
pub const KEYS: [&str; 6] = ["topic", "labels", "synonyms", "short", "long", "source"];

/// What a file says of a term: what it means, or that it is to be left out.
struct WrittenTerm {
    term: String,
    meaning: Option<GlossaryTerm>,
}

/// The terms that come with the program: there are none but Chinese ones.
fn embedded(language: Language) -> &'static str {
    match language {
        Language::Chinese => EMBEDDED,
        Language::English => "{}",
    }
}

/// Reads the embedded glossary and a site's own `_glossary.yaml` over it (docs/format.md, section
/// 1): a term of the same name is replaced, one that is left blank is taken out, new ones follow.
pub(super) fn glossary(
    language: Language,
    own: Option<&Arc<SourceFile>>,
    findings: &mut Vec<Finding>,
) -> Glossary {
    let embedded = Arc::new(SourceFile::new("<gongkai>/glossary.yaml", embedded(language)));
    let mut terms: Vec<GlossaryTerm> =
        read(&embedded, findings).into_iter().filter_map(|written| written.meaning).collect();
    let own = own.map(|file| read(file, findings)).unwrap_or_default();
    // A spelling that the site explains is the site's.
    let spelt: HashSet<&str> = own
        .iter()
        .filter_map(|written| written.meaning.as_ref())
        .flat_map(GlossaryTerm::spellings)
        .collect();
    for term in &mut terms {
        term.labels.retain(|label| !spelt.contains(label.as_str()));
        term.synonyms.retain(|synonym| !spelt.contains(synonym.as_str()));
    }
    let embedded: HashMap<String, usize> =
        terms.iter().enumerate().map(|(at, term)| (term.name.clone(), at)).collect();
    let mut left_out: HashSet<&str> = HashSet::new();
    for written in &own {
        match (embedded.get(&written.term), &written.meaning) {
            (Some(at), Some(term)) => terms[*at] = term.clone(),
            (Some(_), None) => drop(left_out.insert(&written.term)),
            (None, Some(term)) => terms.push(term.clone()),
            (None, None) => {}
        }
    }
    terms.retain(|term| !left_out.contains(term.name.as_str()));
    Glossary { terms }
}

fn read(file: &Arc<SourceFile>, findings: &mut Vec<Finding>) -> Vec<WrittenTerm> {
    let mut reading = Reading::new(file);
    let mut seen: HashMap<String, Span> = HashMap::new();
    let mut written = Vec::new();
    match parse(file, Limits::default()) {
        Ok(root) => {
            for entry in reading.map(&root, "术语") {
                written.push(WrittenTerm {
                    term: entry.key.value.to_string(),
                    meaning: term(&mut reading, entry, &mut seen),
                });
            }
        }
        Err(failures) => yaml(&mut reading, &failures),
    }
    findings.extend(reading.findings);
    written
}

fn term(
    reading: &mut Reading,
    entry: &Entry,
    seen: &mut HashMap<String, Span>,
) -> Option<GlossaryTerm> {
    let (name, span) = (entry.key.value.to_string(), entry.key.span);
    if entry.node.is_blank() {
        return None;
    }
    // `基本支出: …` is short for `基本支出: { short: … }`.
    let text = |reading: &mut Reading, key: &str| {
        entry.node.get(key).and_then(|node| words(reading, node, key))
    };
    let short = match entry.node.text() {
        Some(_) => words(reading, &entry.node, "short"),
        None => {
            reading.only(&entry.node, "术语", ("项（术语）", "key of a term"), &KEYS);
            text(reading, "short")
        }
    };
    let (long, topic, source) =
        (text(reading, "long"), text(reading, "topic"), text(reading, "source"));
    let Some(short) = short else {
        reading.shape(span, "术语须写明 short（简短的意思）", "a term needs its short meaning");
        return None;
    };
    if short.chars().count() > SHORT {
        let place = entry.node.get("short").unwrap_or(&entry.node).span;
        reading.shape(
            place,
            format!("short 不超过{SHORT}个字；更多的写在 long"),
            format!("short has at most {SHORT} characters; say more in long"),
        );
    }
    let labels = other_words(reading, &entry.node, "labels");
    let synonyms = other_words(reading, &entry.node, "synonyms");
    for (word, span) in std::iter::once(&(name.clone(), span)).chain(&labels).chain(&synonyms) {
        match seen.get(word) {
            Some(first) => reading.twice(word, *span, *first),
            None => drop(seen.insert(word.clone(), *span)),
        }
    }
    Some(GlossaryTerm {
        key: address::row(&name),
        name,
        labels: labels.into_iter().map(|(label, _)| label).collect(),
        synonyms: synonyms.into_iter().map(|(synonym, _)| synonym).collect(),
        short,
        long,
        topic: topic.unwrap_or_else(|| OTHER.to_owned()),
        source,
    })
}

/// The words of one of a term's lists, with their places.
fn other_words(reading: &mut Reading, node: &Node, key: &'static str) -> Vec<(String, Span)> {
    let items: &[Node] = node.get(key).map_or(&[], |node| reading.list(node, key));
    items.iter().filter_map(|item| Some((words(reading, item, key)?, item.span))).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn with(own: &str) -> (Glossary, Vec<Finding>) {
        let mut findings = Vec::new();
        let file = Arc::new(SourceFile::new("content/_glossary.yaml", own));
        (glossary(Language::Chinese, Some(&file), &mut findings), findings)
    }

    #[test]
    fn the_embedded_glossary_has_no_fault() {
        let mut findings = Vec::new();
        let glossary = glossary(Language::Chinese, None, &mut findings);
        assert!(findings.is_empty(), "{findings:?}");
        assert!(glossary.terms.len() >= 30);
        assert!(
            glossary.terms.iter().all(|term| term.topic != OTHER && term.short.ends_with('。'))
        );
    }

    #[test]
    fn a_sites_own_terms_go_over_the_embedded_ones() {
        let (glossary, findings) = with(
            "基本支出: { topic: 支出, short: 自己的话。 }\n项目支出:\n示例津贴: { labels: [机关运行费], short: 虚构的津贴。 }\n示例补贴: 虚构的补贴。\n",
        );
        assert!(findings.is_empty(), "{findings:?}");
        let named = |name: &str| glossary.terms.iter().find(|term| term.name == name);
        assert_eq!(named("基本支出").map(|term| term.short.as_str()), Some("自己的话。"));
        assert_eq!(named("项目支出"), None);
        assert_eq!(named("示例补贴").map(|term| term.short.as_str()), Some("虚构的补贴。"));
        assert_eq!(named("示例津贴").map(|term| term.topic.as_str()), Some(OTHER));
        assert_eq!(
            named("机关运行经费").map(|term| term.labels.len()),
            Some(0),
            "the label is the site's now"
        );
        assert_eq!(glossary.topics().last().map(|(topic, _)| *topic), Some(OTHER));
    }

    #[test]
    fn mistakes_are_found() {
        let long = "长".repeat(41);
        let (_, findings) = with(&format!(
            "甲: {{ shrt: 一 }}\n乙: {{ short: {long}, labels: [丙] }}\n丙: {{ short: 二 }}\n丁: [一]\n"
        ));
        let names: Vec<(&str, usize)> = findings
            .iter()
            .map(|finding| (finding.rule.name, finding.place.start().line))
            .collect();
        assert_eq!(
            names,
            [
                ("unknown-key", 1),
                ("wrong-shape", 1),
                ("wrong-shape", 2),
                ("duplicate-key", 3),
                ("wrong-shape", 4),
                ("wrong-shape", 4)
            ]
        );
    }
}
