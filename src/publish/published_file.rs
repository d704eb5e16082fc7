use std::fs::Metadata;
use std::time::SystemTime;

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
    /// When it was written last, in nanoseconds since 1970.
    pub modified: i64,
}

/// What a published file was when it was written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Was {
    /// Bytes.
    pub size: u64,
    /// SHA-256, where the manifest names it.
    pub digest: Option<Digest>,
}

/// When a file was written last, in nanoseconds since 1970; 0 where the system does not tell.
pub(super) fn modified(metadata: &Metadata) -> i64 {
    let since =
        metadata.modified().ok().and_then(|at| at.duration_since(SystemTime::UNIX_EPOCH).ok());
    since.and_then(|since| i64::try_from(since.as_nanos()).ok()).unwrap_or_default()
}
