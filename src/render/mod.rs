//! **render** makes one page at a time: what was read and the site's plan in, HTML out.
//!
//! The only room that names Tera and minify-html. Views are made here from the model and nowhere
//! else; words are put into templates when they are loaded. It must never read or write the disk,
//! nor judge a figure.
//!
//! In reading order: what is embedded and published beside pages; how a template is read and fails;
//! what the page of a disclosure is made of; what templates see; the page.

mod embedded;
mod assets;
mod page_places;

mod texts;
mod worded;
mod origins;
mod minify;
mod failure;
mod page_template;
mod templates;

mod narrative;
mod explained_term;
mod disclosure_page;
mod view;
mod composed;

mod head;
mod renderer;
mod spoken;

pub use assets::{Asset, Content, is_looked_into};
pub use disclosure_page::DisclosurePage;
pub use embedded::{STATIC, TEMPLATES};
pub use explained_term::ExplainedTerm;
pub use failure::TemplateFailure;
pub use narrative::{RenderedPassage, RenderedSection};
pub use page_places::page_places;
pub use page_template::{PAGE_TEMPLATES, PageTemplate};
pub use renderer::{Alone, Renderer, broken_templates};
pub use view::StagesPage;
