use std::sync::Arc;

use crate::finding::Finding;
use crate::source::{SourceFile, Span, Where};

use super::builtin;
use super::rules::invalid;

/// A form or profile of the site's own replaces the embedded one of its id. Two of its own with one
/// id would replace each other, and two ids that differ by case only would be one file on many
/// disks.
pub(super) fn second<'a>(
    file: &Arc<SourceFile>,
    id: &Where<String>,
    known: impl Iterator<Item = (&'a str, &'a Arc<SourceFile>)>,
) -> Option<Finding> {
    let (other, its_file) = known.into_iter().find(|(known, its_file)| {
        known.eq_ignore_ascii_case(&id.value)
            && (*known != id.value || !builtin::is_embedded(its_file))
    })?;
    let (zh, en) = if other == id.value {
        (
            format!("标识「{other}」在 {} 里已经用过", its_file.path),
            format!("{} has the id `{other}` already", its_file.path),
        )
    } else {
        (
            format!("标识「{}」与「{other}」只差大小写", id.value),
            format!("the ids `{}` and `{other}` differ by case only", id.value),
        )
    };
    Some(invalid(file, Span::from(id), zh, en))
}
