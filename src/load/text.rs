use std::io;
use std::path::Path;
use std::sync::Arc;

use crate::finding::{Bilingual, Finding};
use crate::source::{LONGEST, Place, ReadFailure, SourceFile, Span, Unreadable, read};
use crate::trouble::{Deed, Told};

use super::rules::UNREADABLE_FILE;
use super::unreadable::unreadable_words;
use super::unseen::unseen;

/// Reads a text file; one that may not be read, or whose bytes are no text, becomes a finding, and
/// so does what nobody would see of it.
///
/// # Errors
/// When the disk refuses for a reason that no author can mend.
pub(super) fn text(
    path: &Path,
    shown: &str,
    findings: &mut Vec<Finding>,
) -> anyhow::Result<Option<Arc<SourceFile>>> {
    Ok(seen(text_or(path, shown, findings, denied)?, findings))
}

/// The same of a file that was there when its folder was listed: that it is gone is a finding too.
///
/// # Errors
/// When the disk refuses for a reason that no author can mend.
pub(super) fn listed_text(
    path: &Path,
    shown: &str,
    findings: &mut Vec<Finding>,
) -> anyhow::Result<Option<Arc<SourceFile>>> {
    Ok(seen(text_or(path, shown, findings, refused)?, findings))
}

/// Reads a listed text file in which every character is meant for a program, not for readers.
///
/// # Errors
/// When the disk refuses for a reason that no author can mend.
pub(super) fn plain_text(
    path: &Path,
    shown: &str,
    findings: &mut Vec<Finding>,
) -> anyhow::Result<Option<Arc<SourceFile>>> {
    text_or(path, shown, findings, refused)
}

/// Adds what nobody would see of a text.
fn seen(file: Option<Arc<SourceFile>>, findings: &mut Vec<Finding>) -> Option<Arc<SourceFile>> {
    if let Some(file) = &file {
        unseen(file, findings);
    }
    file
}

/// What becomes of a refusal of the disk.
type Refusal = fn(io::Error, &Path, &str) -> anyhow::Result<Finding>;

fn text_or(
    path: &Path,
    shown: &str,
    findings: &mut Vec<Finding>,
    refusal: Refusal,
) -> anyhow::Result<Option<Arc<SourceFile>>> {
    match read(path, shown) {
        Ok(file) => Ok(Some(file)),
        Err(ReadFailure::TooLong) => {
            let help = (
                "这里只放文字和数；附件放到 static/，并在说明里写链接",
                "only words and figures belong here: put attachments into static/ and link to them",
            );
            findings.push(too_long(shown, LONGEST).help(help.0, help.1));
            Ok(None)
        }
        Err(ReadFailure::Disk(error)) => {
            findings.push(refusal(error, path, shown)?);
            Ok(None)
        }
        Err(ReadFailure::NotUtf8 { place, gbk }) => {
            let words = if gbk {
                Bilingual::new("文件像是GBK编码", "the file looks like GBK")
            } else {
                Bilingual::new("文件不是UTF-8文本", "the file is not UTF-8 text")
            };
            findings.push(
                Finding::new(&UNREADABLE_FILE, words, place)
                    .help("在编辑器里另存为UTF-8编码", "save it as UTF-8 in your editor"),
            );
            Ok(None)
        }
    }
}

/// A file of more than `longest` bytes.
pub(super) fn too_long(shown: &str, longest: u64) -> Finding {
    let words = Bilingual::new(
        format!("文件超过{}MB，没有读取", longest >> 20),
        format!("the file is longer than {} MiB and was not read", longest >> 20),
    );
    unreadable(shown, words)
}

/// A file that may not be read.
fn denied(error: io::Error, path: &Path, shown: &str) -> anyhow::Result<Finding> {
    match error.kind() {
        io::ErrorKind::PermissionDenied => {
            Ok(unreadable(shown, unreadable_words(Unreadable::Denied)))
        }
        _ => Err(error).cannot(Deed::Read, path),
    }
}

/// A file that was listed, and that the disk refused for a reason that its author can mend.
///
/// # Errors
/// When it refused for another.
pub(super) fn refused(error: io::Error, path: &Path, shown: &str) -> anyhow::Result<Finding> {
    match error.kind() {
        // Editors save by putting one file in the place of another, and a folder may be moved while
        // it is read.
        io::ErrorKind::NotFound | io::ErrorKind::NotADirectory | io::ErrorKind::IsADirectory => {
            let words = Bilingual::new(
                "文件在读取之前被移走或替换了",
                "the file was moved away or replaced before it was read",
            );
            Ok(unreadable(shown, words)
                .help("等文件不再变动，再运行一次", "run this again when the files are at rest"))
        }
        _ => denied(error, path, shown),
    }
}

/// A finding about something that cannot be read at all.
pub(super) fn unreadable(shown: &str, why: Bilingual) -> Finding {
    Finding::new(&UNREADABLE_FILE, why, nowhere(shown))
}

/// A place in a file that is not there, or not text.
pub(super) fn nowhere(shown: &str) -> Place {
    Place::new(&Arc::new(SourceFile::new(shown, "")), Span::beginning())
}
