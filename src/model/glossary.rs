/// 术语: the words of the field, explained.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Glossary {
    /// In the order of their topics.
    pub terms: Vec<GlossaryTerm>,
}

/// One word of the field.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct GlossaryTerm {
    /// Its address in the glossary, without `#`.
    pub key: String,
    /// The word.
    pub name: String,
    /// Other spellings and names.
    pub labels: Vec<String>,
    /// What people say and documents do not print: 公车. Only search looks there.
    pub synonyms: Vec<String>,
    /// What it means, in at most forty characters.
    pub short: String,
    /// What else there is to say.
    pub long: Option<String>,
    /// What it belongs to: 收入.
    pub topic: String,
    /// Where the meaning can be looked up.
    pub source: Option<String>,
}

impl Glossary {
    /// The term of a key.
    pub fn term(&self, key: &str) -> Option<&GlossaryTerm> {
        self.terms.iter().find(|term| term.key == key)
    }

    /// The topics in their order, each with its terms.
    pub fn topics(&self) -> Vec<(&str, Vec<&GlossaryTerm>)> {
        let mut topics: Vec<(&str, Vec<&GlossaryTerm>)> = Vec::new();
        for term in &self.terms {
            match topics.iter_mut().find(|(topic, _)| *topic == term.topic) {
                Some((_, terms)) => terms.push(term),
                None => topics.push((&term.topic, vec![term])),
            }
        }
        topics
    }
}

impl GlossaryTerm {
    /// The word and its other spellings.
    pub fn spellings(&self) -> impl Iterator<Item = &str> {
        std::iter::once(&self.name).chain(&self.labels).map(String::as_str)
    }
}
