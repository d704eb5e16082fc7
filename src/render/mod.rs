//! **render** makes one page at a time: what was read and the site's plan in, HTML out.
//!
//! The only room that names Tera and minify-html. Views are made here from the model and nowhere
//! else; words are put into templates when they are loaded. It must never read or write the disk,
//! nor judge a figure.

mod assets;
mod embedded;
mod failure;
mod minify;
mod page_template;
mod renderer;
mod origins;
mod texts;
mod templates;
mod view;
mod worded;

pub use assets::{Asset, Content, is_looked_into};
pub use failure::TemplateFailure;
pub use page_template::{PAGE_TEMPLATES, PageTemplate};
pub use renderer::{Alone, ChecksPage, Renderer, broken_templates};
pub use view::{DisclosurePage, ExplainedTerm, RenderedPassage, RenderedSection};

pub use embedded::{STATIC, TEMPLATES};
