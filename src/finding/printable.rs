use std::borrow::Cow;

use crate::characters::{shown, shown_on_a_line};

/// More characters of one message are not read: a key or a value may be as long as its file.
const LONGEST: usize = 600;

/// What a message says, as a terminal may get it: characters that it would obey are written out, what is very long is cut.
pub(super) fn printable(text: &str) -> Cow<'_, str> {
    match text.char_indices().nth(LONGEST) {
        Some((end, _)) => Cow::Owned(format!("{}…", shown(&text[..end]))),
        None => shown(text),
    }
}

/// A path, which may hold anything that a disk takes.
pub(super) fn printable_path(path: &str) -> Cow<'_, str> {
    shown_on_a_line(path)
}
