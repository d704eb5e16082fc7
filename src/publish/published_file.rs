/// A SHA-256 digest.
pub(super) type Digest = [u8; 32];

/// One published file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default)]
pub(super) struct File {
    /// Bytes.
    pub size: u64,
    /// SHA-256 of them.
    pub digest: Digest,
    /// Whether it is the file that was published before.
    pub linked: bool,
}

/// What a published file was when it was written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Was {
    /// Bytes.
    pub size: u64,
    /// SHA-256, where the manifest names it.
    pub digest: Option<Digest>,
}
