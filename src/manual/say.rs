use std::fmt::Write as _;

use crate::trouble::Language;

/// Says the words of a page in its language.
#[derive(Debug, Clone, Copy)]
pub(super) struct Say(pub Language);

impl Say {
    /// Words in the page's language.
    pub(super) fn of(self, zh: &'static str, en: &'static str) -> &'static str {
        match self.0 {
            Language::Chinese => zh,
            Language::English => en,
        }
    }

    /// What several things are called, one after the other.
    pub(super) fn list<T: AsRef<str>>(self, several: &[T]) -> String {
        let several: Vec<&str> = several.iter().map(AsRef::as_ref).collect();
        several.join(self.of("、", ", "))
    }

    /// A paragraph that says one thing under its name.
    pub(super) fn line(self, page: &mut String, zh: &'static str, en: &'static str, says: &str) {
        let _ = match self.0 {
            Language::Chinese => write!(page, "{zh}：{says}。\n\n"),
            Language::English => write!(page, "{en}: {says}.\n\n"),
        };
    }
}
