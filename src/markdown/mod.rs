//! **markdown** turns the narrative into HTML, and says where its sections and its bindings are.
//!
//! What comes in is text and somebody who knows what `[[收入说明/合计]]` stands for; what comes out is HTML that no author can break: raw HTML
//! is text, links lead only where links may, tags are always balanced. Emphasis and line breaks follow Chinese habits. This is the only room
//! that names a Markdown crate.
//!
//! It must never know routes or budgets: it hands a binding's path to its caller, and prints what it is given; which words are explained it is told
//! as a [`Vocabulary`].

mod aside;
mod binding;
mod chinese;
mod emphasis;
mod explained;
mod html;
mod link;
mod notes;
mod paragraphs;
mod reading;
mod sections;
mod title;
mod vocabulary;

pub use aside::{Aside, Mark, Passage};
pub use binding::{Bound, Resolver, bindings};
pub use explained::explained;
pub use html::{part_to_html, part_to_passages, to_html};
pub use paragraphs::{Paragraph, paragraphs};
pub use sections::{Section, Sections, sections};
pub use title::plain_title;
pub use vocabulary::{FirstUses, Vocabulary};
