//! The declarations that come with the program, read once a process: reading them costs more than
//! checking a small disclosure, and a preview or a test opens many sites.

use std::sync::{Arc, LazyLock};

use crate::finding::Finding;
use crate::source::SourceFile;

use super::builtin;
use super::declared::DeclaredForm;
use super::declared_profile::DeclaredProfile;
use super::extension;
use super::profile_file;

/// A declaration beside its file, or what is wrong with the file.
pub(super) type Read<T> = (Arc<SourceFile>, Result<Arc<T>, Vec<Finding>>);

/// The program's forms. None extends another.
pub(super) fn forms() -> &'static [Read<DeclaredForm>] {
    static FORMS: LazyLock<Vec<Read<DeclaredForm>>> =
        LazyLock::new(|| each(builtin::forms(), extension::read));
    &FORMS
}

/// The program's profiles.
pub(super) fn profiles() -> &'static [Read<DeclaredProfile>] {
    static PROFILES: LazyLock<Vec<Read<DeclaredProfile>>> =
        LazyLock::new(|| each(builtin::profiles(), profile_file::read));
    &PROFILES
}

/// Every file read.
pub(super) fn each<T>(
    files: impl IntoIterator<Item = Arc<SourceFile>>,
    read: impl Fn(&Arc<SourceFile>) -> Result<T, Vec<Finding>>,
) -> Vec<Read<T>> {
    files
        .into_iter()
        .map(|file| {
            let read = read(&file).map(Arc::new);
            (file, read)
        })
        .collect()
}
