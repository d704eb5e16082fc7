/// What a build published.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Publication {
    /// Files, the manifest included.
    pub files: usize,
    /// Their bytes.
    pub bytes: u64,
    /// Those that were linked because they had not changed.
    pub linked: usize,
}
