use std::io;
use std::path::Path;
use std::sync::Arc;

use crate::finding::{Finding, Words};
use crate::source::{LONGEST, Place, ReadFailure, SourceFile, Span, read};
use crate::trouble::{Deed, Told};

use super::rules::UNREADABLE_FILE;
use super::unseen::unseen;
use super::walk::denied;

/// Reads a text file; one that may not be read, or whose bytes are no text, becomes a finding, and so does what nobody would see of it.
///
/// # Errors
/// When the disk refuses for a reason that no author can mend.
pub(super) fn text(path: &Path, shown: &str, findings: &mut Vec<Finding>) -> anyhow::Result<Option<Arc<SourceFile>>> {
    let file = plain_text(path, shown, findings)?;
    if let Some(file) = &file {
        unseen(file, findings);
    }
    Ok(file)
}

/// Reads a text file in which every character is meant for a program, not for readers; one that may not be read, or whose bytes are no text, becomes a finding.
///
/// # Errors
/// When the disk refuses for a reason that no author can mend.
pub(super) fn plain_text(path: &Path, shown: &str, findings: &mut Vec<Finding>) -> anyhow::Result<Option<Arc<SourceFile>>> {
    match read(path, shown) {
        Ok(file) => Ok(Some(file)),
        Err(ReadFailure::TooLong) => {
            let words = Words::new(format!("文件超过{}MB，没有读取", LONGEST >> 20), format!("the file is longer than {} MiB and was not read", LONGEST >> 20));
            let help = ("这里只放文字和数；附件放到 static/，并在说明里写链接", "only words and figures belong here: put attachments into static/ and link to them");
            findings.push(unreadable(shown, words).help(help.0, help.1));
            Ok(None)
        }
        Err(ReadFailure::Disk(error)) if error.kind() == io::ErrorKind::PermissionDenied => {
            findings.push(unreadable(shown, denied()));
            Ok(None)
        }
        Err(ReadFailure::Disk(error)) => Err(error).cannot(Deed::Read, path),
        Err(ReadFailure::NotUtf8 { place, gbk }) => {
            let words = if gbk { Words::new("文件像是GBK编码", "the file looks like GBK") } else { Words::new("文件不是UTF-8文本", "the file is not UTF-8 text") };
            findings.push(Finding::new(&UNREADABLE_FILE, words, place).help("在编辑器里另存为UTF-8编码", "save it as UTF-8 in your editor"));
            Ok(None)
        }
    }
}

/// A finding about something that cannot be read at all.
pub(super) fn unreadable(shown: &str, why: Words) -> Finding {
    Finding::new(&UNREADABLE_FILE, why, nowhere(shown))
}

/// A place in a file that is not there, or not text.
pub(super) fn nowhere(shown: &str) -> Place {
    Place::new(&Arc::new(SourceFile::new(shown, "")), Span::beginning())
}
