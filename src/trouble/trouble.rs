use std::fmt;

use super::bilingual::Bilingual;

/// What keeps the program from running, in both languages, and its cause where there is one.
#[derive(Debug)]
pub struct Trouble {
    words: Bilingual,
    cause: Option<anyhow::Error>,
}

impl Trouble {
    /// Both sentences.
    pub fn new(zh: impl Into<String>, en: impl Into<String>) -> Trouble {
        Trouble { words: Bilingual::new(zh, en), cause: None }
    }

    /// The same with its cause.
    #[must_use]
    pub fn because(mut self, cause: anyhow::Error) -> Trouble {
        self.cause = Some(cause);
        self
    }

    /// What it says, without its cause.
    pub fn words(&self) -> &Bilingual {
        &self.words
    }
}

impl From<Bilingual> for Trouble {
    fn from(words: Bilingual) -> Trouble {
        Trouble { words, cause: None }
    }
}

impl fmt::Display for Trouble {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.words.en)
    }
}

impl std::error::Error for Trouble {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        self.cause.as_ref().map(|cause| &**cause as &(dyn std::error::Error + 'static))
    }
}
