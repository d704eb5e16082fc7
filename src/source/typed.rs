use serde::de::DeserializeOwned;
use serde_yaml::options::MergeKeyPolicy;

use super::file::SourceFile;
use super::span::Span;

pub use serde_yaml::Spanned as Where;

/// Why a file did not have the shape that was asked for.
#[derive(Debug)]
pub struct TypedFailure {
    /// What the reader said, in English.
    pub message: String,
    /// Where.
    pub span: Span,
}

/// Reads a whole file into a typed declaration: forms, profiles, `region.yaml`. Disclosures do not
/// come this way: they need the place and the exact text of every scalar.
///
/// # Errors
/// The first fault, with its place in the file.
pub fn typed<T: DeserializeOwned>(file: &SourceFile) -> Result<T, TypedFailure> {
    let mut options = serde_yaml::options::Options::default();
    options.merge_keys = MergeKeyPolicy::Error;
    options.with_snippet = false;
    serde_yaml::from_str_with_options(&file.text, options).map_err(|error| {
        let span = error.location().map_or(Span::beginning(), |location| {
            let span = location.span();
            let start = span.byte_offset().map_or(0, |offset| usize::try_from(offset).unwrap_or(0));
            let length = span.byte_len().map_or(1, |length| usize::try_from(length).unwrap_or(1));
            Span::new(start, start + length)
        });
        TypedFailure { message: error.without_snippet().to_string(), span }
    })
}

/// The span of a located value.
impl<T> From<&Where<T>> for Span {
    fn from(value: &Where<T>) -> Span {
        let span = value.referenced.span();
        let start = span.byte_offset().map_or(0, |offset| usize::try_from(offset).unwrap_or(0));
        let length = span.byte_len().map_or(0, |length| usize::try_from(length).unwrap_or(0));
        Span::new(start, start + length)
    }
}
