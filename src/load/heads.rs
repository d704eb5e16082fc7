use crate::model::Form;
use crate::source::Entry;

/// Which columns the keys of a row name. Rows of a table mostly have the same keys in the same
/// order: what the row before said is asked first.
#[derive(Default)]
pub(super) struct Heads<'n> {
    named: Vec<(&'n str, Option<usize>)>,
}

impl<'n> Heads<'n> {
    /// The columns of the entries of the next row, in their order; nothing for a key that names
    /// none.
    pub(super) fn of(
        &mut self,
        form: &Form,
        entries: &'n [Entry<'_>],
    ) -> impl Iterator<Item = Option<usize>> + Clone {
        self.named.truncate(entries.len());
        for (at, entry) in entries.iter().enumerate() {
            let label = &*entry.key.value;
            match self.named.get_mut(at) {
                Some((named, _)) if *named == label => {}
                Some(named) => *named = (label, form.column(label)),
                None => self.named.push((label, form.column(label))),
            }
        }
        self.named.iter().map(|(_, column)| *column)
    }
}
