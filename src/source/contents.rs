use std::fs::File;
use std::io::Read;
use std::path::Path;

use sha2::{Digest, Sha256};

use crate::trouble::{Deed, Told};

use super::stamp::Hidden;
use super::walk::{Enter, Lies, Met, walk};

/// How much of a file is in memory at a time.
const CHUNK: usize = 1 << 16;

/// Adds what lies under a folder to a digest: of each file its path and all its bytes, of what
/// cannot be read why. Files and folders that do not `count`, by the parts of their paths, are
/// passed over.
///
/// # Errors
/// When the disk refuses.
pub fn add_contents(
    digest: &mut Sha256,
    folder: &Path,
    hidden: Hidden,
    counts: impl Fn(&[String]) -> bool,
) -> anyhow::Result<()> {
    let mut chunk = vec![0; CHUNK];
    walk(folder, |Met { place, parts, what, .. }| {
        let passed = parts.last().is_some_and(|name| name.starts_with('.'));
        if !parts.is_empty() && (hidden == Hidden::Passed && passed || !counts(&parts)) {
            return Ok(Enter::No);
        }
        let path = parts.join("/");
        match what {
            Lies::Folder(_) => {}
            Lies::File => {
                add_text(digest, &path);
                digest.update(of_file(&place, &mut chunk)?);
            }
            Lies::Unreadable(why) => {
                add_text(digest, &path);
                add_text(digest, &format!("{why:?}"));
            }
        }
        Ok(Enter::Yes)
    })
}

/// Adds a text to a digest, with its length: two of them are never taken for one.
pub fn add_text(digest: &mut Sha256, text: &str) {
    digest.update((text.len() as u64).to_le_bytes());
    digest.update(text);
}

fn of_file(place: &Path, chunk: &mut [u8]) -> anyhow::Result<[u8; 32]> {
    let mut file = File::open(place).cannot(Deed::Read, place)?;
    let mut digest = Sha256::new();
    loop {
        match file.read(chunk).cannot(Deed::Read, place)? {
            0 => return Ok(digest.finalize().into()),
            read => digest.update(&chunk[..read]),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_byte_and_every_name_counts() {
        let folder = tempfile::tempdir().expect("a folder");
        let at = |path: &str| folder.path().join(path);
        let write = |path: &str, text: &str| std::fs::write(at(path), text).expect("written");
        let of = || {
            let mut digest = Sha256::new();
            let counts = |parts: &[String]| parts[0] != "other";
            add_contents(&mut digest, folder.path(), Hidden::Passed, counts).expect("read");
            digest.finalize()
        };
        std::fs::create_dir_all(at("a/b")).expect("made");
        write("a/b/c.yaml", "1");
        let mut seen = vec![of()];
        let mut changed = |of: sha2::digest::Output<Sha256>| {
            let is_new = !seen.contains(&of);
            seen.push(of);
            is_new
        };
        write("a/b/c.yaml", "2");
        assert!(changed(of()), "its bytes");
        std::fs::rename(at("a/b/c.yaml"), at("a/b/d.yaml")).expect("renamed");
        assert!(changed(of()), "its name");
        write("a/e.pdf", "");
        assert!(changed(of()), "an empty file");
        write("other", "1");
        write("a/.d.yaml.swp", "1");
        assert!(!changed(of()), "what does not count");
    }
}
