use super::form_rows::FormRows;
use super::identity::RowRef;
use super::row::{Row, RowRole};

impl<'a> FormRows<'a> {
    /// The rows that the disclosure withholds from these.
    pub fn withheld(&self) -> impl Iterator<Item = RowRef> + use<'a> {
        let (name, form) = (self.name(), self.form);
        self.disclosure.withheld.iter().filter_map(move |withheld| withheld.row_of(name, form))
    }

    /// Whether one row is withheld from these.
    pub fn withholds(&self, row: &RowRef) -> bool {
        self.withheld().any(|withheld| withheld == *row)
    }

    /// Whether a row is withheld that no item row contains: it is missing from the sum of all.
    pub fn withholds_top(&self) -> bool {
        let inside = |key: &str| {
            self.form.is_classified()
                && self
                    .rows()
                    .any(|(_, row)| row.role == RowRole::Item && key.starts_with(&row.key))
        };
        self.withheld().any(|row| !matches!(row, RowRef::Key(key) if inside(&key)))
    }

    /// Whether a row is withheld right below one in a classification: it is missing from the sum of
    /// those right below it.
    pub fn withholds_child(&self, parent: usize) -> bool {
        let own = self.row(parent);
        let below =
            |key: &str, above: &Row| key.len() > above.key.len() && key.starts_with(&above.key);
        self.withheld().any(|row| {
            let RowRef::Key(key) = row else { return false };
            let mut children = self.children(parent).iter();
            below(&key, own) && !children.any(|child| below(&key, self.row(*child)))
        })
    }
}
