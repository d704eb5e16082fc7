use std::collections::HashMap;

use crate::model::Form;
use crate::source::Span;

/// The addresses that rows of one form have taken on their page. Two rows may not share one; and no
/// figure may have the fragment of another row's: row `a` in column `b-c` and row `a-b` in column
/// `c` would be one.
pub(super) struct Addresses<'f> {
    form: &'f Form,
    taken: HashMap<String, Span>,
    /// The beginnings of addresses that hold a hyphen, up to each of their hyphens, with what
    /// follows.
    begun: HashMap<String, Vec<(String, Span)>>,
    /// Whether a column's id holds a hyphen: where none does, no two fragments can be mistaken.
    hyphens: bool,
}

impl<'f> Addresses<'f> {
    /// None is taken.
    pub(super) fn of(form: &'f Form) -> Addresses<'f> {
        Addresses {
            form,
            taken: HashMap::new(),
            begun: HashMap::new(),
            hyphens: form.columns.iter().any(|column| column.id.contains('-')),
        }
    }

    /// Takes an address.
    ///
    /// # Errors
    /// Where it, or one that it could be mistaken for, was taken first.
    pub(super) fn take(&mut self, address: &str, span: Span) -> Result<(), Span> {
        if let Some(first) = self.taken.get(address) {
            return Err(*first);
        }
        if self.hyphens {
            let parts =
                || address.match_indices('-').map(|(at, _)| (&address[..at], &address[at + 1..]));
            let longer = self
                .begun
                .get(address)
                .into_iter()
                .flatten()
                .find(|(rest, _)| self.mistaken(rest))
                .map(|(_, first)| *first);
            let shorter = parts().find_map(|(row, rest)| {
                self.taken.get(row).filter(|_| self.mistaken(rest)).copied()
            });
            if let Some(first) = longer.or(shorter) {
                return Err(first);
            }
            for (row, rest) in parts() {
                self.begun.entry(row.to_owned()).or_default().push((rest.to_owned(), span));
            }
        }
        self.taken.insert(address.to_owned(), span);
        Ok(())
    }

    /// Whether the rest of an address with a column behind it is itself the name of a column.
    fn mistaken(&self, rest: &str) -> bool {
        let form: &'f Form = self.form;
        let columns = || form.columns.iter().map(|column| column.id.as_str());
        let tail = |whole: &'f str| whole.strip_prefix(rest)?.strip_prefix('-');
        columns().filter_map(tail).any(|tail| columns().any(|column| column == tail))
    }
}

/// The beginning of a text that is too long to be shown.
pub(super) fn head(text: &str) -> String {
    text.chars().take(16).collect()
}
