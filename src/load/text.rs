use std::io;
use std::path::Path;
use std::sync::Arc;

use crate::finding::{Finding, Words};
use crate::source::{Place, ReadFailure, SourceFile, Span, read};

use super::rules::UNREADABLE_FILE;
use super::walk::denied;

/// Reads a text file; one that may not be read, or whose bytes are no text, becomes a finding.
///
/// # Errors
/// When the disk refuses for a reason that no author can mend.
pub(super) fn text(path: &Path, shown: &str, findings: &mut Vec<Finding>) -> anyhow::Result<Option<Arc<SourceFile>>> {
    match read(path, shown) {
        Ok(file) => Ok(Some(file)),
        Err(ReadFailure::Disk(error)) if error.kind() == io::ErrorKind::PermissionDenied => {
            findings.push(unreadable(shown, denied()));
            Ok(None)
        }
        Err(ReadFailure::Disk(error)) => Err(anyhow::Error::new(error).context(format!("cannot read {}", path.display()))),
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
