use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use crate::source::SourceFile;

/// Which parts are composed: those that no template of the site has a say in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::render) struct Parts {
    /// The rows of tables.
    pub rows: bool,
    /// The rows of indicators.
    pub indicators: bool,
    /// The places at which an identity was run.
    pub places: bool,
}

/// What of a template is about marks, which stand in every part.
const MARKS: &[&str] = &["Marks", "LinkedMarks"];
/// Components and fields of the rows of tables.
const ROWS: &[&str] = &["RowHead", "Name", "Cell", "Padded", "sides", "rows", "cells"];
/// Fields of indicators.
const INDICATORS: &[&str] = &["groups", "indicators"];
/// Those of places at which an identity was run.
const PLACES: &[&str] = &["groups", "places", "others"];

impl Parts {
    /// What a site's own templates leave to be composed. One that names a component or a field of a
    /// part, for whatever reason, has that part made by templates.
    pub fn left_by(own: &BTreeMap<String, Arc<SourceFile>>) -> Parts {
        let named: BTreeSet<&str> = own.values().flat_map(|file| names(&file.text)).collect();
        let free = |part: &[&str]| part.iter().chain(MARKS).all(|name| !named.contains(name));
        Parts { rows: free(ROWS), indicators: free(INDICATORS), places: free(PLACES) }
    }
}

/// What in a text may be a name in a template.
fn names(text: &str) -> impl Iterator<Item = &str> {
    text.split(|c: char| !c.is_alphanumeric() && c != '_').filter(|name| !name.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn left_by(text: &str) -> Parts {
        let file = SourceFile::new("templates/a.html", text);
        Parts::left_by(&BTreeMap::from([("a.html".to_owned(), Arc::new(file))]))
    }

    #[test]
    fn a_template_that_names_a_part_has_it() {
        let all = Parts { rows: true, indicators: true, places: true };
        assert_eq!(Parts::left_by(&BTreeMap::new()), all);
        assert_eq!(left_by("<p>{{ page.title }}</p>"), all);
        assert_eq!(left_by("{{ <Cell cell={c} /> }}"), Parts { rows: false, ..all });
        assert_eq!(left_by("{% for row in side.rows %}"), Parts { rows: false, ..all });
        let groups = Parts { indicators: false, places: false, ..all };
        assert_eq!(left_by("{% for g in o.groups %}"), groups);
        let none = Parts { rows: false, indicators: false, places: false };
        assert_eq!(left_by("{% component Marks(notes: array) %}"), none);
    }
}
