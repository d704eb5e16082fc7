use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use serde::{Deserialize, Serialize};

use crate::characters::hex;

/// The name of the manifest inside a site.
pub(super) const MANIFEST: &str = "manifest.json";

const GENERATOR: &str = "gongkai";

/// A SHA-256 digest.
pub(super) type Digest = [u8; 32];

/// One published file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct File {
    /// Bytes.
    pub size: u64,
    /// SHA-256 of them.
    pub digest: Digest,
    /// Whether it is the file that was published before.
    pub linked: bool,
}

/// A file as the manifest writes it.
#[derive(Serialize, Deserialize)]
struct Line {
    path: String,
    size: u64,
    sha256: String,
}

#[derive(Serialize)]
struct Written {
    generator: &'static str,
    format: u32,
    files: Vec<Line>,
}

#[derive(Deserialize)]
struct Read {
    generator: String,
    files: Vec<Line>,
}

/// What a published file was when it was written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Was {
    /// Bytes.
    pub size: u64,
    /// SHA-256, as `sha256sum` prints it.
    pub sha256: String,
}

/// The manifest of a site.
pub(super) fn bytes<'a>(files: impl Iterator<Item = (&'a str, &'a File)>) -> Vec<u8> {
    let mut files: Vec<Line> = files
        .map(|(path, file)| Line {
            path: path.to_owned(),
            size: file.size,
            sha256: hex(&file.digest),
        })
        .collect();
    files.sort_by(|a, b| a.path.cmp(&b.path));
    let mut bytes = serde_json::to_vec_pretty(&Written { generator: GENERATOR, format: 1, files })
        .expect("strings and numbers always serialise");
    bytes.push(b'\n');
    bytes
}

/// The files that gongkai wrote into a directory, by path, as its manifest names them; nothing
/// where there is no manifest of ours.
pub(super) fn read(directory: &Path) -> BTreeMap<String, Was> {
    let read = fs::read(directory.join(MANIFEST))
        .ok()
        .and_then(|bytes| serde_json::from_slice::<Read>(&bytes).ok())
        .filter(|read| read.generator == GENERATOR);
    let Some(read) = read else { return BTreeMap::new() };
    let mut files: BTreeMap<String, Was> = read
        .files
        .into_iter()
        .map(|line| (line.path, Was { size: line.size, sha256: line.sha256 }))
        .collect();
    if let Ok(metadata) = fs::symlink_metadata(directory.join(MANIFEST)) {
        // It cannot name its own digest.
        files.insert(MANIFEST.to_owned(), Was { size: metadata.len(), sha256: String::new() });
    }
    files
}
