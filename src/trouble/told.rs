use std::path::Path;

use super::bilingual::Bilingual;
use super::deed::Deed;
use super::trouble::Trouble;

/// Says above an error what was being done, in both languages.
pub trait Told<T> {
    /// What was being done, as a sentence on why it did not come to be.
    ///
    /// # Errors
    /// When it was an error, or nothing.
    fn told(self, words: impl FnOnce() -> Bilingual) -> anyhow::Result<T>;

    /// What was being done to a path.
    ///
    /// # Errors
    /// When it was an error, or nothing.
    fn cannot(self, deed: Deed, path: impl AsRef<Path>) -> anyhow::Result<T>
    where
        Self: Sized,
    {
        self.told(|| deed.cannot(path.as_ref()))
    }
}

impl<T, E: Into<anyhow::Error>> Told<T> for Result<T, E> {
    fn told(self, words: impl FnOnce() -> Bilingual) -> anyhow::Result<T> {
        self.map_err(|error| Trouble::from(words()).because(error.into()).into())
    }
}

impl<T> Told<T> for Option<T> {
    fn told(self, words: impl FnOnce() -> Bilingual) -> anyhow::Result<T> {
        self.ok_or_else(|| Trouble::from(words()).into())
    }
}
