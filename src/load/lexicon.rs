use std::collections::{HashMap, HashSet};
use std::sync::Arc;

use crate::finding::{Finding, Level};
use crate::lexicon::{LISTS, Lexicon, embedded};
use crate::source::{Entry, Limits, Node, SourceFile, Span, parse};

use super::reading::Reading;
use super::rules::{DUPLICATE_KEY, yaml};

/// Reads a site's own `_lexicon.yaml` (docs/format.md, section 1): lists of words, which are added
/// to those that come with the program.
pub(super) fn lexicon(file: &Arc<SourceFile>, findings: &mut Vec<Finding>) -> Arc<Lexicon> {
    let program = embedded();
    let listed = |name: &str| program.list(name).map(|list| list.words().map(str::to_owned));
    let mut words: HashMap<String, Vec<String>> = LISTS
        .iter()
        .filter_map(|list| Some((list.name.to_owned(), listed(list.name)?.collect())))
        .collect();
    let mut reading = Reading::new(file);
    match parse(file, Limits::default()) {
        Ok(root) => {
            for entry in reading.map(&root, "词表") {
                match words.get_mut(&*entry.key.value) {
                    Some(list) => add(&mut reading, entry, list),
                    None => reading.unknown(
                        &entry.key.value,
                        entry.key.span,
                        "词表",
                        "list of words",
                        LISTS.iter().map(|list| list.name),
                    ),
                }
            }
        }
        Err(failures) => yaml(&mut reading, &failures),
    }
    findings.extend(reading.findings);
    Arc::new(Lexicon::new(&words))
}

/// Adds the words of an entry to its list.
fn add(reading: &mut Reading, entry: &Entry, list: &mut Vec<String>) {
    let program: HashSet<String> = list.iter().cloned().collect();
    let mut seen: HashMap<String, Span> = HashMap::new();
    for node in reading.list(&entry.node, &entry.key.value) {
        let Some(word) = word(reading, node) else { continue };
        if program.contains(&word) {
            known(reading, &word, node.span);
        } else if let Some(first) = seen.insert(word.clone(), node.span) {
            reading.twice(&word, node.span, first);
        } else {
            list.push(word);
        }
    }
}

/// A word as it is looked for: without blanks around it, and never empty, since an empty one stands
/// everywhere.
fn word(reading: &mut Reading, node: &Node) -> Option<String> {
    if node.is_blank() || node.text().is_some_and(|text| text.trim().is_empty()) {
        reading.shape(node.span, "词不能是空的", "a word must not be empty");
        return None;
    }
    Some(reading.text(node, "词")?.trim().to_owned())
}

/// The program has the word already: nothing is wrong, and nothing is added.
fn known(reading: &mut Reading, word: &str, span: Span) {
    let finding = reading.find(
        &DUPLICATE_KEY,
        span,
        format!("程序自带的词表里已有「{word}」"),
        format!("the program's own list has `{word}` already"),
    );
    finding.level = Level::Warning;
    *finding = finding.clone().help("删去这一项", "take it out");
}

#[cfg(test)]
mod tests {
    use super::*;

    fn with(own: &str) -> (Arc<Lexicon>, Vec<String>) {
        let mut findings = Vec::new();
        let file = Arc::new(SourceFile::new("content/_lexicon.yaml", own));
        let lexicon = lexicon(&file, &mut findings);
        let said = |finding: &Finding| {
            let help = finding.help.as_ref().map_or("", |help| help.en.as_str());
            format!(
                "{} {} {} {help}",
                finding.rule.name,
                finding.level.name(),
                finding.place.start().line
            )
        };
        (lexicon, findings.iter().map(said).collect())
    }

    #[test]
    fn a_sites_words_are_added_and_replace_nothing() {
        let (lexicon, findings) =
            with("fields-of-work: [城管, 园林]\nfund-names:\n  - road fund\nreasons:\n");
        assert_eq!(findings, Vec::<String>::new());
        assert!(lexicon.fields_of_work.has("城管") && lexicon.fields_of_work.has("教育"));
        assert!(lexicon.fund_names.is_in("No Road Fund money") && lexicon.reasons.has("由于"));
    }

    #[test]
    fn mistakes_are_found() {
        let (lexicon, findings) = with(
            "feilds-of-work: [城管]\nfields-of-work: [城管, 城管, 教育, '', ' 园林 ', [甲]]\nreasons: 因为\n",
        );
        assert_eq!(
            findings,
            [
                "unknown-key error 1 did you mean `fields-of-work`?",
                "duplicate-key error 2 keep one of them",
                "duplicate-key warning 2 take it out",
                "wrong-shape error 2 ",
                "wrong-shape error 2 ",
                "wrong-shape error 3 ",
            ]
        );
        assert!(lexicon.fields_of_work.has("园林") && !lexicon.fields_of_work.has(""));
    }
}
