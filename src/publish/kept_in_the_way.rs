use std::fmt;

/// A path that is to be kept in the output, and a file of the site: the same, or one inside the
/// other.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KeptInTheWay {
    /// What is to be kept.
    pub kept: String,
    /// The file of the site.
    pub path: String,
}

impl fmt::Display for KeptInTheWay {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            formatter,
            "`{}` is to be kept in the output, and {} is a file of the site: take it out of [output] keep in site.toml, or rename it",
            self.kept, self.path
        )
    }
}

impl std::error::Error for KeptInTheWay {}

/// Whether a file of the site and a kept path are in each other's way: the same, or one inside the
/// other.
pub fn crosses(path: &str, kept: &str) -> bool {
    let inside = |outer: &str, path: &str| {
        path.strip_prefix(outer).is_some_and(|rest| rest.starts_with('/'))
    };
    path == kept || inside(kept, path) || inside(path, kept)
}
