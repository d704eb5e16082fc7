//! **lexicon** is the words that rules look for in what departments write, a language a file, and
//! how a text is searched for them.
//!
//! `zh.yaml` and `en.yaml` come with the program and hold in every site, whichever language it
//! speaks; a site's own `_lexicon.yaml` adds to them (`load`). Grammar is not here: how amounts,
//! signs and shares are written is the parser's. It must never know a rule.

mod bigrams;
mod word;
mod word_list;
mod list_info;
mod sentence_words;
mod list_macro;
mod rule_lists;
mod sentence_lists;
mod amount_lists;
mod document_lists;
mod workbook_lists;
mod lists;
mod embedded;

pub use bigrams::Bigrams;
pub use embedded::{EMBEDDED, embedded, written};
pub use list_info::ListInfo;
pub use lists::{LISTS, Lexicon};
pub use sentence_words::SentenceWords;
pub use word_list::{WordList, name_may_begin};
