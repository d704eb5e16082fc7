use std::collections::HashMap;
use std::sync::{Arc, LazyLock};

use crate::finding::Language;
use crate::source::{Entry, Limits, Node, SourceFile, parse};

use super::lists::Lexicon;

/// The files of words that come with the program, by their names.
pub const EMBEDDED: [(&str, &str); 2] =
    [("zh.yaml", include_str!("zh.yaml")), ("en.yaml", include_str!("en.yaml"))];

/// The words that come with the program, of all its languages: a document may mix them.
pub fn embedded() -> Arc<Lexicon> {
    static WORDS: LazyLock<Arc<Lexicon>> = LazyLock::new(|| Arc::new(read()));
    Arc::clone(&WORDS)
}

/// The word that a language writes where one of a list is written: the first of its own, else of the
/// first file that has any.
pub fn written(language: Language, list: &str) -> &'static str {
    static FIRST: LazyLock<[HashMap<String, String>; 2]> = LazyLock::new(|| EMBEDDED.map(first));
    let own = match language {
        Language::Chinese => 0,
        Language::English => 1,
    };
    let words = || [&FIRST[own], &FIRST[0]].into_iter().find_map(|words| words.get(list));
    words().map_or("", String::as_str)
}

/// The first word of each list of a file.
fn first((name, text): (&str, &str)) -> HashMap<String, String> {
    let first = |(list, words): (String, Vec<String>)| Some((list, words.into_iter().next()?));
    words(name, text).into_iter().filter_map(first).collect()
}

fn words(name: &str, text: &str) -> Vec<(String, Vec<String>)> {
    let file = Arc::new(SourceFile::new(format!("<gongkai>/lexicon/{name}"), text));
    let root = parse(&file, Limits::default()).expect("the program's own lexicon is YAML");
    let list = |entry: &Entry| {
        let items = entry.node.items().unwrap_or_default().iter().filter_map(Node::text);
        (entry.key.value.to_string(), items.map(str::to_owned).collect())
    };
    root.entries().unwrap_or_default().iter().map(list).collect()
}

fn read() -> Lexicon {
    let mut lists: HashMap<String, Vec<String>> = HashMap::new();
    for (name, text) in EMBEDDED {
        for (list, words) in words(name, text) {
            lists.entry(list).or_default().extend(words);
        }
    }
    Lexicon::new(&lists)
}
