/// How grave a finding is. One unacknowledged error stops the build.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Level {
    /// Must be put right or acknowledged.
    Error,
    /// Should be looked at; shown on the page when a site lowered an error to it.
    Warning,
    /// Worth knowing.
    Note,
}

impl Level {
    /// The word in findings and in JSON.
    pub fn name(self) -> &'static str {
        match self {
            Level::Error => "error",
            Level::Warning => "warning",
            Level::Note => "note",
        }
    }
}
