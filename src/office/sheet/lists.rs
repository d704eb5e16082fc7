//! Sheets that are known by their names, one thing a row: what they are called and their heads.

use crate::finding::Language;
use crate::lexicon::{Lexicon, WordList, written};
use crate::model::{Form, Head};

use super::label::same;

/// How a workbook is written: in the words of a language.
#[derive(Debug, Clone, Copy)]
pub struct Writing {
    language: Language,
}

impl Writing {
    /// In the words of a language.
    pub fn of(language: Language) -> Writing {
        Writing { language }
    }

    /// The word of a list of the lexicon.
    pub fn word(self, list: &str) -> &'static str {
        written(self.language, list)
    }

    /// What a head of the lists is called: as the form says, else as the language does.
    pub fn head(self, form: Option<&Form>, head: Head) -> String {
        let own = form.and_then(|form| form.heads.get(&head)?.first());
        own.cloned().unwrap_or_else(|| self.word(&list_of(head)).to_owned())
    }

    /// The head of a grade: the grade itself where it is a usual one.
    pub fn grade_head(self, form: Option<&Form>, lexicon: &Lexicon, grade: &str) -> String {
        if usual_grades(form, lexicon).iter().any(|usual| usual == grade) {
            grade.to_owned()
        } else {
            format!("{}：{grade}", self.word("grade-mark"))
        }
    }
}

/// How the lists of a workbook are read: a head is what the form calls it, or what any language
/// does.
#[derive(Debug, Clone, Copy)]
pub struct ListReader<'a> {
    pub form: Option<&'a Form>,
    pub lexicon: &'a Lexicon,
}

impl ListReader<'_> {
    /// Whether a text is a head.
    pub fn is(self, head: Head, text: &str) -> bool {
        let own = self.form.and_then(|form| form.heads.get(&head)).into_iter().flatten();
        own.map(String::as_str)
            .chain(self.lexicon.list(&list_of(head)).into_iter().flat_map(WordList::words))
            .any(|label| same(label, text))
    }

    /// The grade that a head names.
    pub fn grade(self, head: &str) -> Option<String> {
        let usual = usual_grades(self.form, self.lexicon);
        if let Some(usual) = usual.into_iter().find(|grade| same(grade, head)) {
            return Some(usual);
        }
        let mark = self.lexicon.grade_mark.beginning(head.trim())?;
        let rest = head.trim()[mark.end..].strip_prefix([':', '：'])?.trim();
        (!rest.is_empty()).then(|| rest.split_whitespace().collect::<Vec<_>>().join(" "))
    }
}

/// Whether a text is a word of a list, in any dress.
pub fn is_one_of(list: &WordList, text: &str) -> bool {
    list.words().any(|word| same(word, text))
}

/// The grades that are heads by themselves, the best first.
pub fn usual_grades(form: Option<&Form>, lexicon: &Lexicon) -> Vec<String> {
    match form.filter(|form| !form.grades.is_empty()) {
        Some(form) => form.grades.clone(),
        None => lexicon.grades.words().map(str::to_owned).collect(),
    }
}

/// The list of the lexicon that has the words of a head.
fn list_of(head: Head) -> String {
    format!("head-{}", head.key())
}
