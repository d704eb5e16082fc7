use std::sync::Arc;

use serde::Deserialize;

use crate::source::{SourceFile, typed};

/// A declaration's file, as far as to see what it declares.
#[derive(Debug, Deserialize)]
struct Named {
    form: Option<String>,
    profile: Option<String>,
}

/// The file that declares the form or profile of an id; of several the last, which stands in the
/// place of the others.
pub fn declaration<'f>(files: &'f [Arc<SourceFile>], id: &str) -> Option<&'f SourceFile> {
    let declares = |file: &&Arc<SourceFile>| {
        let named = typed::<Named>(file).ok();
        named.and_then(|named| named.form.or(named.profile)).is_some_and(|own| own == id)
    };
    files.iter().rev().find(declares).map(Arc::as_ref)
}
