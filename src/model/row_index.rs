use super::row::{Row, RowRole, total_row};

/// How the rows of a table are found, worked out once: by key, by what contains them in a
/// classification, and the total.
#[derive(Debug, Clone, Default)]
pub struct RowIndex {
    /// Rows in the order of their keys; those of one key in their own order.
    by_key: Vec<usize>,
    /// In a classification, the row right above each; empty in every other table.
    parents: Vec<Option<usize>>,
    /// In a classification, the rows right below each, in their order; empty in every other table.
    children: Vec<Vec<usize>>,
    total: Option<usize>,
}

impl RowIndex {
    /// Of these rows. `classified` says that keys are codes of a classification, so that a row
    /// contains those whose codes begin with its own.
    pub fn new(rows: &[Row], classified: bool) -> RowIndex {
        let mut by_key: Vec<usize> = (0..rows.len()).collect();
        by_key.sort_by(|a, b| rows[*a].key.cmp(&rows[*b].key));
        let mut index = RowIndex { by_key, total: total_row(rows.iter()), ..RowIndex::default() };
        if classified {
            index.nest(rows);
        }
        index
    }

    /// What begins with a code comes right after it in the order of keys: the rows that contain one
    /// are those still open before it.
    fn nest(&mut self, rows: &[Row]) {
        self.parents = vec![None; rows.len()];
        self.children = vec![Vec::new(); rows.len()];
        let mut open: Vec<usize> = Vec::new();
        for row in self.by_key.iter().copied().filter(|row| rows[*row].role == RowRole::Item) {
            let key = &rows[row].key;
            while open.last().is_some_and(|above| !key.starts_with(&rows[*above].key)) {
                open.pop();
            }
            // A row of the same key contains as much as the first of them, and not that one.
            self.parents[row] =
                open.iter().rev().copied().find(|above| rows[*above].key.len() < key.len());
            if self.parents[row] == open.last().copied() {
                open.push(row);
            }
        }
        for row in 0..rows.len() {
            if let Some(parent) = self.parents[row] {
                self.children[parent].push(row);
            }
        }
    }

    /// The first row of a key.
    pub(super) fn keyed(&self, rows: &[Row], key: &str) -> Option<usize> {
        let at = self.by_key.partition_point(|row| rows[*row].key.as_str() < key);
        self.by_key.get(at).copied().filter(|row| rows[*row].key == key)
    }

    /// Whether no other row contains this one.
    pub fn is_top(&self, row: usize) -> bool {
        self.parents.get(row).is_none_or(Option::is_none)
    }

    /// The rows right below one in a classification.
    pub fn children(&self, row: usize) -> &[usize] {
        self.children.get(row).map_or(&[], Vec::as_slice)
    }

    /// The total row; where there is none, the only subtotal.
    pub fn total(&self) -> Option<usize> {
        self.total
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::{ProptestConfig, prop_assert_eq, proptest};

    use super::*;
    use crate::source::Span;

    fn row(key: &str, role: RowRole) -> Row {
        Row {
            line: None,
            key: key.into(),
            address: String::new(),
            role,
            cells: Vec::new(),
            span: Span::beginning(),
        }
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(500))]

        /// Held against the plain meaning: every row compared with every other.
        #[test]
        fn rows_are_found_as_by_comparing_all(keys in proptest::collection::btree_set("[12]{1,5}", 0..20), roles in proptest::collection::vec(0..5_u8, 20), turn in 0..20_usize) {
            let mut keys: Vec<String> = keys.into_iter().collect();
            if !keys.is_empty() {
                let by = turn % keys.len();
                keys.rotate_left(by);
            }
            let rows: Vec<Row> = keys.iter().zip(&roles).map(|(key, role)| row(key, if *role == 0 { RowRole::Part } else { RowRole::Item })).collect();
            let index = RowIndex::new(&rows, true);
            for (at, one) in rows.iter().enumerate() {
                prop_assert_eq!(index.is_top(at), !rows.iter().any(|other| other.contains(one)));
                let inside: Vec<usize> = (0..rows.len()).filter(|other| one.contains(&rows[*other])).collect();
                let right_below: Vec<usize> = inside.iter().copied().filter(|child| !inside.iter().any(|between| rows[*between].contains(&rows[*child]))).collect();
                prop_assert_eq!(index.children(at), right_below.as_slice());
                prop_assert_eq!(index.keyed(&rows, &one.key), Some(at));
            }
            prop_assert_eq!(index.keyed(&rows, "3"), None);
        }
    }

    #[test]
    fn without_a_classification_every_row_is_at_the_top() {
        let rows = [row("1", RowRole::Item), row("11", RowRole::Item), row("1", RowRole::Subtotal)];
        let index = RowIndex::new(&rows, false);
        assert!((0..3).all(|row| index.is_top(row) && index.children(row).is_empty()));
        assert_eq!((index.keyed(&rows, "1"), index.total()), (Some(0), Some(2)));
    }
}
