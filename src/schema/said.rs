use std::collections::BTreeMap;
use std::sync::{Arc, LazyLock};

use crate::source::{SourceFile, typed};

/// What each key means, by what it is a key of.
type Texts = BTreeMap<String, BTreeMap<String, String>>;

static TEXTS: LazyLock<Texts> = LazyLock::new(|| {
    let file = Arc::new(SourceFile::new("zh.yaml", include_str!("zh.yaml")));
    typed(&file).expect("the program's own texts can be read")
});

/// What a key means; nothing for one of which nobody wrote it down, which a test looks for.
pub(super) fn said(of: &str, key: &str) -> Option<&'static str> {
    TEXTS.get(of)?.get(key).map(String::as_str)
}

/// The keys that something is said of.
#[cfg(test)]
pub(super) fn all() -> Vec<(&'static str, &'static str)> {
    let keys = |(of, texts): (&'static String, &'static BTreeMap<String, String>)| {
        texts.keys().map(move |key| (of.as_str(), key.as_str()))
    };
    TEXTS.iter().flat_map(keys).collect()
}
