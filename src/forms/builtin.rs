use std::sync::Arc;

use crate::source::SourceFile;

macro_rules! embedded {
    ($folder:literal: $($name:literal),* $(,)?) => {
        &[$((concat!($folder, "/", $name, ".yaml"), include_str!(concat!("builtin/", $folder, "/", $name, ".yaml")))),*]
    };
}

const FORMS: &[(&str, &str)] = embedded!("forms":);

const PROFILES: &[(&str, &str)] = embedded!("profiles":);

/// The forms that come with the program.
pub(super) fn forms() -> Vec<Arc<SourceFile>> {
    files(FORMS)
}

/// The profiles that come with the program.
pub(super) fn profiles() -> Vec<Arc<SourceFile>> {
    files(PROFILES)
}

fn files(embedded: &[(&str, &str)]) -> Vec<Arc<SourceFile>> {
    let file = |(path, text): &(&str, &str)| Arc::new(SourceFile { path: format!("<gongkai>/{path}"), text: (*text).to_owned() });
    embedded.iter().map(file).collect()
}
