use std::collections::BTreeMap;
use std::fmt;
use std::fs;
use std::io::{BufReader, BufWriter, Write};
use std::path::Path;

use serde::de::{SeqAccess, Visitor};
use serde::{Deserialize, Deserializer, Serialize, Serializer};

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

/// What a published file was when it was written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Was {
    /// Bytes.
    pub size: u64,
    /// SHA-256, where the manifest names it.
    pub digest: Option<Digest>,
}

#[derive(Serialize)]
struct OutManifest<'a> {
    generator: &'static str,
    format: u32,
    files: Lines<'a>,
}

/// The files of a site in the order of their paths; each is a line of its own only while it is
/// written.
struct Lines<'a>(&'a [(&'a str, &'a File)]);

impl Serialize for Lines<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        #[derive(Serialize)]
        struct Line<'a> {
            path: &'a str,
            size: u64,
            sha256: String,
        }
        serializer.collect_seq(self.0.iter().map(|(path, file)| Line {
            path,
            size: file.size,
            sha256: hex(&file.digest),
        }))
    }
}

/// Writes the manifest of a site; gives its length in bytes.
pub(super) fn write<'a>(
    place: &Path,
    files: impl Iterator<Item = (&'a str, &'a File)>,
) -> std::io::Result<u64> {
    let mut files: Vec<_> = files.collect();
    files.sort_unstable_by_key(|(path, _)| *path);
    let mut out = BufWriter::new(fs::File::create(place)?);
    let written = OutManifest { generator: GENERATOR, format: 1, files: Lines(&files) };
    serde_json::to_writer_pretty(&mut out, &written)?;
    out.write_all(b"\n")?;
    out.into_inner().map_err(std::io::IntoInnerError::into_error)?.metadata().map(|it| it.len())
}

#[derive(Deserialize)]
struct InManifest {
    generator: String,
    files: Files,
}

/// The files of a manifest, read line by line.
#[derive(Default)]
struct Files(BTreeMap<String, Was>);

impl<'de> Deserialize<'de> for Files {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Files, D::Error> {
        deserializer.deserialize_seq(Files::default())
    }
}

impl<'de> Visitor<'de> for Files {
    type Value = Files;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("a list of files")
    }

    fn visit_seq<A: SeqAccess<'de>>(mut self, mut lines: A) -> Result<Files, A::Error> {
        #[derive(Deserialize)]
        struct Line {
            path: String,
            size: u64,
            sha256: String,
        }
        while let Some(line) = lines.next_element::<Line>()? {
            self.0.insert(line.path, Was { size: line.size, digest: unhex(&line.sha256) });
        }
        Ok(self)
    }
}

/// The files that gongkai wrote into a directory, by path, as its manifest names them; nothing
/// where there is no manifest of ours.
pub(super) fn read(directory: &Path) -> BTreeMap<String, Was> {
    let read = fs::File::open(directory.join(MANIFEST))
        .ok()
        .and_then(|file| serde_json::from_reader::<_, InManifest>(BufReader::new(file)).ok())
        .filter(|read| read.generator == GENERATOR);
    let Some(InManifest { files: Files(mut files), .. }) = read else { return BTreeMap::new() };
    if let Ok(metadata) = fs::symlink_metadata(directory.join(MANIFEST)) {
        // It cannot name its own digest.
        files.insert(MANIFEST.to_owned(), Was { size: metadata.len(), digest: None });
    }
    files
}

/// The digest that `sha256sum` prints so.
fn unhex(text: &str) -> Option<Digest> {
    let mut digest = Digest::default();
    let pairs = text.as_bytes().chunks(2);
    if text.len() != 2 * digest.len() || !text.bytes().all(|byte| byte.is_ascii_hexdigit()) {
        return None;
    }
    for (byte, pair) in digest.iter_mut().zip(pairs) {
        *byte = u8::from_str_radix(std::str::from_utf8(pair).ok()?, 16).ok()?;
    }
    Some(digest)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_written_is_read() {
        let folder = tempfile::tempdir().expect("a folder can be made");
        let file = |byte: u8| File { size: u64::from(byte), digest: [byte; 32], linked: false };
        let (a, b) = (file(0xa0), file(7));
        let length =
            write(&folder.path().join(MANIFEST), [("b/index.html", &b), ("a", &a)].into_iter())
                .expect("it is written");
        let read = read(folder.path());
        let paths: Vec<&str> = read.keys().map(String::as_str).collect();
        assert_eq!(paths, ["a", "b/index.html", MANIFEST]);
        assert_eq!(read["a"], Was { size: 0xa0, digest: Some([0xa0; 32]) });
        assert_eq!(read[MANIFEST], Was { size: length, digest: None });
        assert_eq!(unhex(&hex(&[0x5f; 32])), Some([0x5f; 32]));
        assert!(["", "5f", &"g".repeat(64), &"+1".repeat(32)].iter().all(|no| unhex(no).is_none()));
    }
}
