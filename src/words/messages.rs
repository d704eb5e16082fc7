use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Display;

use crate::finding::Language;

use super::message::Message;

/// The words of the interface in one language, by `group.name`.
#[derive(Debug, Clone)]
pub struct Messages {
    language: Language,
    entries: BTreeMap<String, Entry>,
}

#[derive(Debug, Clone)]
struct Entry {
    message: Message,
    /// What the program fills it with; a site's own phrase may leave some of it out.
    slots: BTreeSet<String>,
}

/// The file of a language, inside `templates/`.
pub fn file(language: Language) -> &'static str {
    match language {
        Language::Chinese => "words/zh.toml",
        Language::English => "words/en.toml",
    }
}

/// What the file holds that comes with the program.
pub fn embedded(language: Language) -> &'static str {
    match language {
        Language::Chinese => {
            include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/templates/words/zh.toml"))
        }
        Language::English => {
            include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/templates/words/en.toml"))
        }
    }
}

impl Messages {
    /// The program's own words.
    pub fn new(language: Language, messages: BTreeMap<String, Message>) -> Messages {
        let entry = |(key, message): (String, Message)| {
            let slots = message.slots().into_iter().map(str::to_owned).collect();
            (key, Entry { message, slots })
        };
        Messages { language, entries: messages.into_iter().map(entry).collect() }
    }

    /// The same with some phrases replaced; those under a name that is not known are left out.
    #[must_use]
    pub fn with(mut self, own: BTreeMap<String, Message>) -> Messages {
        for (key, message) in own {
            if let Some(entry) = self.entries.get_mut(&key) {
                entry.message = message;
            }
        }
        self
    }

    /// The language.
    pub fn language(&self) -> Language {
        self.language
    }

    /// The language as pages name it.
    pub fn tag(&self) -> &'static str {
        match self.language {
            Language::Chinese => "zh-CN",
            Language::English => "en",
        }
    }

    /// The name of every entry.
    pub fn keys(&self) -> impl Iterator<Item = &str> {
        self.entries.keys().map(String::as_str)
    }

    /// An entry as it is.
    pub fn message(&self, key: &str) -> Option<&Message> {
        self.entries.get(key).map(|entry| &entry.message)
    }

    /// What the program fills an entry with.
    pub fn slots(&self, key: &str) -> impl Iterator<Item = &str> {
        self.entries.get(key).into_iter().flat_map(|entry| &entry.slots).map(String::as_str)
    }

    /// A word that nothing fills. A test holds every name asked for against the files; one that is
    /// not there is said as it is.
    pub fn word<'a>(&'a self, key: &'a str) -> &'a str {
        self.message(key).map_or(key, Message::plain)
    }

    /// A phrase with its slots filled.
    pub fn say(&self, key: &str, values: &[(&str, &dyn Display)]) -> String {
        self.message(key).map_or_else(|| key.to_owned(), |message| message.fill(values))
    }
}
