use std::fs;
use std::path::Path;

use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

/// The name of the manifest inside a site.
pub(super) const MANIFEST: &str = "manifest.json";

const GENERATOR: &str = "gongkai";

/// One published file.
#[derive(Debug, Clone, Serialize, PartialEq, Eq)]
pub(super) struct File {
    /// Path inside the site.
    pub path: String,
    /// Bytes.
    pub size: u64,
    /// SHA-256, as `sha256sum` prints it.
    pub sha256: String,
}

#[derive(Serialize)]
struct Manifest<'a> {
    generator: &'static str,
    format: u32,
    files: &'a [File],
}

#[derive(Deserialize)]
struct Head {
    generator: String,
}

/// The manifest of a site, its files by path.
pub(super) fn bytes(files: &mut [File]) -> Vec<u8> {
    files.sort_by(|a, b| a.path.cmp(&b.path));
    let mut bytes = serde_json::to_vec_pretty(&Manifest { generator: GENERATOR, format: 1, files }).expect("strings and numbers always serialise");
    bytes.push(b'\n');
    bytes
}

/// Whether a directory holds a site that gongkai wrote.
pub(super) fn is_ours(directory: &Path) -> bool {
    let read = fs::read(directory.join(MANIFEST)).ok();
    read.and_then(|bytes| serde_json::from_slice::<Head>(&bytes).ok()).is_some_and(|head| head.generator == GENERATOR)
}

/// A digest as `sha256sum` prints it.
pub(super) fn hex(digest: Sha256) -> String {
    digest.finalize().iter().map(|byte| format!("{byte:02x}")).collect()
}
