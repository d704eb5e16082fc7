use std::collections::BTreeMap;

use crate::cli::import::origin_lines::{NARRATIVE, record};
use crate::office::Origin;

/// What a file gave of a table or a record: what its cells show, by the figures' paths.
pub(super) struct Given {
    pub file: String,
    pub figures: BTreeMap<String, String>,
}

/// A figure that two files give differently.
pub(super) struct Difference {
    pub at: String,
    /// What the file shows that was taken, and the other; nothing where one has no such figure.
    pub taken: String,
    pub other: String,
}

impl Given {
    /// What a file gives, by table or record.
    pub(super) fn of(file: &str, origins: &[Origin]) -> BTreeMap<String, Given> {
        let mut all: BTreeMap<String, Given> = BTreeMap::new();
        for origin in origins {
            let given = all.entry(record(&origin.at));
            let given =
                given.or_insert_with(|| Given { file: file.to_owned(), figures: BTreeMap::new() });
            given.add(&origin.at, &origin.shown);
        }
        all
    }

    pub(super) fn add(&mut self, at: &str, shown: &str) {
        if !shown.is_empty() || at == NARRATIVE {
            self.figures.insert(at.to_owned(), shown.to_owned());
        }
    }

    /// The first figure that another file gives differently; nothing where it repeats all of them and
    /// has no other.
    pub(super) fn difference(&self, other: &Given) -> Option<Difference> {
        let all = self.figures.keys().chain(other.figures.keys());
        let shown = |given: &Given, at: &String| given.figures.get(at).cloned().unwrap_or_default();
        all.map(|at| (at, shown(self, at), shown(other, at)))
            // Texts are compared by nobody: two are not one.
            .find(|(at, taken, other)| *at == NARRATIVE || plain(taken) != plain(other))
            .map(|(at, taken, other)| Difference { at: at.clone(), taken, other })
    }
}

/// A figure without what tells groups of its digits apart, and without zeros that say nothing.
fn plain(shown: &str) -> String {
    let digits: String =
        shown.chars().filter(|c| !c.is_whitespace() && !matches!(c, ',' | '，')).collect();
    match digits.contains('.') {
        true => digits.trim_end_matches('0').trim_end_matches('.').to_owned(),
        false => digits,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn given(figures: &[(&str, &str)]) -> Given {
        let mut given = Given { file: String::new(), figures: BTreeMap::new() };
        figures.iter().for_each(|(at, shown)| given.add(at, shown));
        given
    }

    #[test]
    fn figures_are_the_same_however_they_are_printed() {
        let one =
            given(&[("表/合计/金额", "1,520.40"), ("表/213/金额", "20"), ("表/214/金额", "")]);
        assert!(
            one.difference(&given(&[("表/合计/金额", "1520.4"), ("表/213/金额", "20.00")]))
                .is_none()
        );
        let other = given(&[("表/合计/金额", "1520.40"), ("表/213/金额", "200")]);
        let difference = one.difference(&other).expect("another figure");
        assert_eq!((difference.taken.as_str(), difference.other.as_str()), ("20", "200"));
        assert!(one.difference(&given(&[("表/合计/金额", "1520.40")])).is_some());
        assert!(given(&[]).difference(&given(&[("表/213/金额", "20")])).is_some());
        let text = given(&[(NARRATIVE, "")]);
        assert!(text.difference(&given(&[(NARRATIVE, "")])).is_some());
    }
}
