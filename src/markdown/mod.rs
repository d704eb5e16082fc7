//! **markdown** turns the narrative into HTML, and says where its sections and its bindings are.
//!
//! What comes in is text and somebody who knows what `[[收入说明/合计]]` stands for; what comes out
//! is HTML that no author can break: raw HTML is text, comments are left out, links lead only where
//! links may, tags are always balanced. Emphasis, line breaks and indentation follow Chinese
//! habits; what was probably meant otherwise is told as a [`Slip`]. This is the only room that
//! names a Markdown crate.
//!
//! It must never know routes or budgets: it hands a binding's path to its caller, and prints what
//! it is given; which words are explained it is told as a [`TermIndex`].

mod aside;
mod binding;
mod chinese;
mod comment;
mod document;
mod edited;
mod emphasis;
mod explained;
mod html;
mod link;
mod literal;
mod notes;
mod paragraphs;
mod pieces;
mod printed;
mod reading;
mod reader;
mod sections;
mod slip;
mod slips;
mod term_index;
mod title;
mod word_paragraph;

pub use aside::{Aside, Mark, Passage};
pub use binding::{Bound, Resolver, WrittenBinding};
pub use document::Document;
pub use explained::{Explained, explained};

pub use link::{Link, is_safe};
pub use literal::literal_marks;
pub use paragraphs::Paragraph;
pub use printed::PrintedDocument;
pub use sections::{Section, Sections};
pub use slip::{Slip, SlipKind};
pub use term_index::{FirstUses, TermIndex};
pub use title::plain_title;
pub use word_paragraph::{Run, WordParagraph, word_paragraphs};
