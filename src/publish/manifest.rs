use std::cell::RefCell;
use std::fmt;
use std::fs;
use std::io::{self, BufReader, BufWriter, Write};
use std::path::Path;

use serde::de::{DeserializeSeed, Error as _, IgnoredAny, MapAccess, SeqAccess, Visitor};
use serde::ser::{Error as _, SerializeSeq};
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use crate::characters::hex;

use super::our_files::OurFiles;
use super::published_file::{Digest, File, Was};

/// The name of the manifest inside a site.
pub(super) const MANIFEST: &str = "manifest.json";

const GENERATOR: &str = "gongkai";

#[derive(Serialize)]
struct OutManifest<L> {
    generator: &'static str,
    format: u32,
    files: L,
}

/// The files of a site in the order of their paths; each is a line of its own only while it is
/// written, and all are written once.
struct Lines<I>(RefCell<I>);

impl<I: Iterator<Item = anyhow::Result<(String, File)>>> Serialize for Lines<I> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        #[derive(Serialize)]
        struct Line {
            path: String,
            size: u64,
            sha256: String,
        }
        let mut lines = serializer.serialize_seq(None)?;
        for file in &mut *self.0.borrow_mut() {
            let (path, file) = file.map_err(S::Error::custom)?;
            let line = Line { path, size: file.size, sha256: hex(&file.digest) };
            lines.serialize_element(&line)?;
        }
        lines.end()
    }
}

/// Writes the manifest of a site, its files in the order of their paths; gives its length in bytes.
pub(super) fn write(
    place: &Path,
    files: impl Iterator<Item = anyhow::Result<(String, File)>>,
) -> io::Result<u64> {
    let mut out = BufWriter::new(fs::File::create(place)?);
    let files = Lines(RefCell::new(files));
    let written = OutManifest { generator: GENERATOR, format: 1, files };
    serde_json::to_writer_pretty(&mut out, &written)?;
    out.write_all(b"\n")?;
    out.into_inner().map_err(io::IntoInnerError::into_error)?.metadata().map(|it| it.len())
}

/// What a manifest says of the files, read line by line into where they are kept; gives who wrote
/// it.
struct InManifest<'f>(&'f mut OurFiles);

impl<'de> Visitor<'de> for InManifest<'_> {
    type Value = String;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("a manifest")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<String, A::Error> {
        let (mut generator, mut files) = (None, None);
        while let Some(key) = map.next_key::<String>()? {
            match key.as_str() {
                "generator" if generator.is_none() => generator = Some(map.next_value()?),
                "files" if files.is_none() => files = Some(map.next_value_seed(InFiles(self.0))?),
                "generator" | "files" => return Err(A::Error::custom("it is there twice")),
                _ => _ = map.next_value::<IgnoredAny>()?,
            }
        }
        files.and(generator).ok_or_else(|| A::Error::custom("not all of it is there"))
    }
}

struct InFiles<'f>(&'f mut OurFiles);

impl<'de> DeserializeSeed<'de> for InFiles<'_> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        deserializer.deserialize_seq(self)
    }
}

impl<'de> Visitor<'de> for InFiles<'_> {
    type Value = ();

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("a list of files")
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut lines: A) -> Result<(), A::Error> {
        #[derive(Deserialize)]
        struct Line {
            path: String,
            size: u64,
            sha256: String,
        }
        while let Some(line) = lines.next_element::<Line>()? {
            self.0.push(&line.path, Was { size: line.size, digest: unhex(&line.sha256) });
        }
        Ok(())
    }
}

/// The files that gongkai wrote into a directory, as its manifest names them; nothing where there is
/// no manifest of ours.
pub(super) fn read(directory: &Path) -> OurFiles {
    let place = directory.join(MANIFEST);
    let Ok(length) = fs::metadata(&place).map(|metadata| metadata.len()) else {
        return OurFiles::default();
    };
    let mut files = OurFiles::of_manifest(length);
    let generator = fs::File::open(&place).ok().and_then(|file| {
        let mut json = serde_json::Deserializer::from_reader(BufReader::new(file));
        let generator = json.deserialize_map(InManifest(&mut files)).ok()?;
        json.end().ok().map(|()| generator)
    });
    if generator.as_deref() != Some(GENERATOR) {
        return OurFiles::default();
    }
    if let Ok(metadata) = fs::symlink_metadata(&place) {
        // It cannot name its own digest.
        files.push(MANIFEST, Was { size: metadata.len(), digest: None });
    }
    files.sort();
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
    fn what_is_no_manifest_of_ours_names_nothing() {
        let line = r#"{"path":"a","size":1,"sha256":"x"}"#;
        let ours = format!(r#"{{"later":[1],"files":[{line}],"generator":"gongkai"}}"#);
        let folder = tempfile::tempdir().expect("a folder");
        let named = |text: &str| {
            fs::write(folder.path().join(MANIFEST), text).expect("written");
            read(folder.path()).len()
        };
        assert_eq!(named(&ours), 2, "the file and itself");
        for no in [
            "",
            "[]",
            "{}",
            r#"{"generator":"gongkai"}"#,
            &ours.replace("gongkai", "other"),
            &ours.replace(r#","generator":"gongkai""#, ""),
            &ours.replace("}]", "}"),
            &ours.replace("\"size\":1,", ""),
            &format!("{ours}x"),
            &ours.replace(r#""later":[1]"#, r#""generator":"gongkai""#),
        ] {
            assert_eq!(named(no), 0, "{no}");
        }
    }

    #[test]
    fn a_fault_of_what_it_is_written_from_is_told() {
        let folder = tempfile::tempdir().expect("a folder");
        let files = [Ok(("a".to_owned(), File::default())), Err(anyhow::anyhow!("lost"))];
        let error = write(&folder.path().join(MANIFEST), files.into_iter()).expect_err("lost");
        assert!(error.to_string().contains("lost"), "{error}");
    }

    #[test]
    fn what_is_written_is_read() {
        let folder = tempfile::tempdir().expect("a folder can be made");
        let file = |byte: u8| File { size: u64::from(byte), digest: [byte; 32], ..File::default() };
        let files = [("a", file(0xa0)), ("b/index.html", file(7))];
        let files = files.map(|(path, file)| Ok((path.to_owned(), file)));
        let length =
            write(&folder.path().join(MANIFEST), files.into_iter()).expect("it is written");
        let read = read(folder.path());
        let read: Vec<_> = (0..read.len()).map(|at| read.get(at)).collect();
        let was = |size, digest| Was { size, digest };
        assert_eq!(
            read,
            [
                ("a", &was(0xa0, Some([0xa0; 32]))),
                ("b/index.html", &was(7, Some([7; 32]))),
                (MANIFEST, &was(length, None)),
            ]
        );
        assert_eq!(unhex(&hex(&[0x5f; 32])), Some([0x5f; 32]));
        assert!(["", "5f", &"g".repeat(64), &"+1".repeat(32)].iter().all(|no| unhex(no).is_none()));
    }
}
