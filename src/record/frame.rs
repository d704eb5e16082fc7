//! What stands around the values of a record: whose it is, and where its contents are.

use std::path::Path;

use sha2::{Digest as _, Sha256};

use crate::publish::{NewRecordFile, RecordFile};

use super::contents::Digest;
use super::kept::{Kept, read, written};
use super::named::Named;

/// How every record begins.
const MARK: &[u8] = b"gongkai record\n";
/// The bytes at its end: where the contents stand, and the digest of all that is not checked where
/// it is read.
const END: u64 = 8 + 32;

/// Whose a record is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Whose {
    /// Of this program, for this use.
    Own,
    /// Of another version, or for another use.
    Other,
    /// It is no record.
    Nobody,
}

/// Whose it is, where the program is told from every other by its name.
pub(super) fn whose(file: &RecordFile, program: &str) -> Whose {
    let begins = |bytes: &[u8]| file.read(&(0..bytes.len() as u64)).is_some_and(|it| it == bytes);
    match (begins(MARK), begins(&head(program))) {
        (_, true) => Whose::Own,
        (true, false) => Whose::Other,
        (false, false) => Whose::Nobody,
    }
}

/// Begins one at a path.
///
/// # Errors
/// When the disk refuses, or somebody else is writing it.
pub(super) fn begun(path: &Path, program: &str) -> anyhow::Result<NewRecordFile> {
    let mut file = NewRecordFile::begin(path)?;
    file.add(&head(program))?;
    Ok(file)
}

/// Puts it in the place of the old one, with these contents at its end.
///
/// # Errors
/// When the disk refuses; the old one is then as it was.
pub(super) fn ended<T: Kept>(mut file: NewRecordFile, contents: &T) -> anyhow::Result<()> {
    // What they name belongs to a department alone.
    let Some(bytes) = written(contents, &Named::default()) else { return Ok(()) };
    let start = file.add(&bytes)?.start;
    file.add(&[&start.to_le_bytes()[..], &digest(&bytes)].concat())?;
    Ok(file.finish()?)
}

/// The contents at its end.
pub(super) fn contents<T: Kept>(file: &RecordFile) -> Option<T> {
    let end = file.length().checked_sub(END)?;
    let last = file.read(&(end..file.length()))?;
    let (start, own) = last.split_at_checked(8)?;
    let bytes = file.read(&(u64::from_le_bytes(start.try_into().ok()?)..end))?;
    if digest(&bytes) == own { read(&bytes, &Named::default()) } else { None }
}

pub(super) fn digest(bytes: &[u8]) -> Digest {
    Sha256::digest(bytes).into()
}

fn head(program: &str) -> Vec<u8> {
    [MARK, program.as_bytes(), b"\n"].concat()
}
