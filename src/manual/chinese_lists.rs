use std::collections::HashMap;
use std::sync::LazyLock;

use crate::source::{SourceFile, typed};

/// What a list of words is, in Chinese; empty for a list that has no sentence, which a test looks for.
pub fn says(list: &str) -> &'static str {
    static SAYS: LazyLock<HashMap<String, String>> = LazyLock::new(|| {
        typed(&SourceFile::new("<gongkai>/manual/lists.yaml", include_str!("zh/lists.yaml")))
            .unwrap_or_default()
    });
    SAYS.get(list).map_or("", String::as_str)
}
