use serde::Serialize;

use super::result_class::ResultClass;
use super::terms::Term;

/// `index.json`: what a browser reads first, to know which page of which file holds what.
#[derive(Debug, Serialize)]
pub(super) struct Directory<'a> {
    /// The number of the first string of each class, and the number of strings.
    pub classes: Vec<u32>,
    /// How many strings of a class a character alone is listed with at most.
    pub of_one: u32,
    /// What words are searched without.
    pub marks: &'static str,
    /// Characters and what they are searched as, in turn.
    pub variants: String,
    /// What people and documents call one thing, a list each.
    pub synonyms: &'a [Vec<String>],
    /// The number of the first string on each page of strings.
    pub strings: String,
    /// The number of the first department on each page of departments.
    pub departments: String,
    /// What the first line of each page of words begins with.
    pub words: &'a [String],
    /// The first key on each page of codes.
    pub codes: &'a [String],
    /// The first key on each page of amounts.
    pub amounts: &'a [String],
}

/// The number of the first term of each class, and the number of terms; `order` is how terms are
/// numbered.
pub(super) fn classes(terms: &[Term], order: &[u32]) -> Vec<u32> {
    let first = |class: ResultClass| {
        u32::try_from(order.partition_point(|term| terms[*term as usize].class < class))
            .expect("fewer terms than that")
    };
    let total = u32::try_from(order.len()).expect("fewer terms than that");
    ResultClass::ALL.into_iter().map(first).chain([total]).collect()
}

impl Directory<'_> {
    /// Its bytes.
    pub fn bytes(&self) -> Vec<u8> {
        serde_json::to_vec(self).expect("strings and numbers always serialise")
    }
}
