/// A stretch of a text, in bytes, and what is to stand there.
#[derive(Debug)]
pub struct Change {
    pub start: usize,
    pub stop: usize,
    pub new: String,
}

impl Change {
    /// New text at a place.
    pub fn insertion(at: usize, new: String) -> Change {
        Change { start: at, stop: at, new }
    }
}

/// A text with its changes made, which do not overlap; those at one place stand in the
/// order they were given.
pub fn changed(text: &str, mut changes: Vec<Change>) -> String {
    let mut text = text.to_owned();
    changes.sort_by_key(|change| change.start);
    // From the end, so that earlier places stay what they are.
    for change in changes.into_iter().rev() {
        text.replace_range(change.start..change.stop, &change.new);
    }
    text
}
