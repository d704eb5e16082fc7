use std::collections::HashMap;
use std::sync::{Arc, LazyLock};

use crate::source::{Limits, Node, SourceFile, parse};

use super::lists::Lexicon;

/// The files of words that come with the program, by their names.
pub const EMBEDDED: [(&str, &str); 2] =
    [("zh.yaml", include_str!("zh.yaml")), ("en.yaml", include_str!("en.yaml"))];

/// The words that come with the program, of all its languages: a document may mix them.
pub fn embedded() -> Arc<Lexicon> {
    static WORDS: LazyLock<Arc<Lexicon>> = LazyLock::new(|| Arc::new(read()));
    Arc::clone(&WORDS)
}

fn read() -> Lexicon {
    let mut words: HashMap<String, Vec<String>> = HashMap::new();
    for (name, text) in EMBEDDED {
        let file = Arc::new(SourceFile::new(format!("<gongkai>/lexicon/{name}"), text));
        let root = parse(&file, Limits::default()).expect("the program's own lexicon is YAML");
        for entry in root.entries().unwrap_or_default() {
            let items = entry.node.items().unwrap_or_default().iter().filter_map(Node::text);
            words.entry(entry.key.value.clone()).or_default().extend(items.map(str::to_owned));
        }
    }
    Lexicon::new(&words)
}
