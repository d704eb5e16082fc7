use std::path::Path;

use crate::trouble::{Deed, Told};

/// The bytes of a file.
///
/// # Errors
/// When the disk refuses, with the path.
pub fn bytes(path: &Path) -> anyhow::Result<Vec<u8>> {
    std::fs::read(path).cannot(Deed::Read, path)
}

/// The text of a file.
///
/// # Errors
/// When the disk refuses or it is not UTF-8, with the path.
pub fn text(path: &Path) -> anyhow::Result<String> {
    std::fs::read_to_string(path).cannot(Deed::Read, path)
}
