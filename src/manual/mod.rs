//! **manual** writes the reference pages of forms, profiles and rules, as Markdown: what
//! `gongkai explain` prints and what stands in docs/reference, in English and in Chinese.
//!
//! The declarations are the only source: a page never says what the declaration does not. It must
//! never touch the disk.

mod say;
mod chinese_rules;
mod chinese_lists;
mod form;
mod lexicon;
mod profile;
mod rule;
mod rule_list;

pub use chinese_lists::says as list_says;
pub use form::form;
pub use lexicon::lexicon;
pub use profile::profile;
pub use rule::rule;
pub use rule_list::rule_list;
