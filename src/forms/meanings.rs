use std::collections::BTreeMap;

use super::declared::{DeclaredForm, DeclaredMeaning};

/// What ids of columns and lines mean in every form of the program that has them. A form of a
/// site's own that says nothing of it means the same by them: files that were written before
/// `means` could be said read as they did.
#[derive(Debug, Default)]
pub(super) struct Meanings {
    /// By id; nothing where the program's forms do not agree.
    of: BTreeMap<String, Option<DeclaredMeaning>>,
}

impl Meanings {
    /// Adds what one of the program's own forms says.
    pub(super) fn add(&mut self, form: &DeclaredForm) {
        let columns = form.columns.iter().flatten().map(|column| (&column.id, column.means));
        let of_sides = form.sides.iter().flatten().flat_map(|side| &side.lines);
        let lines = form.lines.iter().flatten().chain(of_sides);
        for (id, means) in columns.chain(lines.map(|line| (&line.id, line.means))) {
            let known = self.of.entry(id.value.clone()).or_insert(means);
            if *known != means {
                *known = None;
            }
        }
    }

    /// What an id means where its form does not say.
    pub(super) fn of(&self, id: &str) -> Option<DeclaredMeaning> {
        self.of.get(id).copied().flatten()
    }
}
