use std::sync::Arc;

use crate::finding::Finding;
use crate::source::{SourceFile, in_chinese, typed};

use super::declared_profile::DeclaredProfile;
use super::rules::invalid;

/// The profile that a file declares, what it extends not yet taken over.
///
/// # Errors
/// Findings in the file.
pub(super) fn read(file: &Arc<SourceFile>) -> Result<DeclaredProfile, Vec<Finding>> {
    typed(file).map_err(|failure| {
        let zh = format!("读不懂此公开要求：{}", in_chinese(&failure.message));
        let en = format!("cannot read this profile: {}", failure.message);
        vec![invalid(file, failure.span, zh, en)]
    })
}
