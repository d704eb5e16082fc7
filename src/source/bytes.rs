use std::path::Path;

use sha2::{Digest, Sha256};

use crate::characters::hex;
use crate::trouble::{Deed, Told};

/// The bytes of a file.
///
/// # Errors
/// When the disk refuses, with the path.
pub fn bytes(path: &Path) -> anyhow::Result<Vec<u8>> {
    std::fs::read(path).cannot(Deed::Read, path)
}

/// The length of a file and the SHA-256 of its bytes, as hexadecimal.
///
/// # Errors
/// When the disk refuses, with the path.
pub fn measured(path: &Path) -> anyhow::Result<(u64, String)> {
    let bytes = bytes(path)?;
    Ok((bytes.len() as u64, hex(&Sha256::digest(&bytes))))
}

/// The text of a file.
///
/// # Errors
/// When the disk refuses or it is not UTF-8, with the path.
pub fn text(path: &Path) -> anyhow::Result<String> {
    std::fs::read_to_string(path).cannot(Deed::Read, path)
}
