use std::collections::BTreeMap;

use serde::Serialize;
use tera::{Context, Tera, Value};

use crate::words::Vocabulary;

use super::embedded::TEMPLATES;
use super::failure::TemplateFailure;
use super::minify;
use super::page_template::Typed;
use super::view::PageView;
use super::worded::{Origins, worded};

/// The folder under which the embedded templates are always to be had, so that a site's `base.html` can extend `embedded/base.html`.
pub(super) const EMBEDDED: &str = "embedded/";

/// The embedded templates and a site's own, words put in.
#[derive(Debug)]
pub(super) struct Templates {
    tera: Tera,
    /// The same templates before they were minified: a fault is told with its place in the author's text.
    plain: Tera,
    texts: Texts,
}

/// The texts of templates by their names, as they were written, and where words were put into them.
#[derive(Debug, Default)]
pub(super) struct Texts {
    pub written: BTreeMap<String, String>,
    pub origins: BTreeMap<String, Origins>,
}

impl Templates {
    /// A name is looked for among the site's own templates first, then among the embedded ones; so is a component.
    ///
    /// # Errors
    /// When a template cannot be read as one.
    pub fn new(own: BTreeMap<String, String>, words: &Vocabulary, minified: bool) -> Result<Templates, TemplateFailure> {
        if let Some(name) = own.keys().find(|name| name.starts_with(EMBEDDED)) {
            return Err(TemplateFailure {
                template: name.clone(),
                place: None,
                message: "the embedded templates have this name; call the folder in `templates/` something else".into(),
            });
        }
        let embedded = TEMPLATES.iter().map(|(name, text)| (format!("{EMBEDDED}{name}"), (*text).to_owned()));
        let mut texts = Texts { written: embedded.chain(own).collect(), origins: BTreeMap::new() };
        let mut filled = BTreeMap::new();
        for (name, text) in &texts.written {
            let (text, origins) = worded(name, text, words)?;
            filled.insert(name.as_str(), text);
            texts.origins.insert(name.clone(), origins);
        }
        // Faults are found in the text as written, so that their place is the author's.
        let plain = load(&filled).map_err(|error| TemplateFailure::of(&error, "?", &texts))?;
        let tera = if minified {
            let small = filled.iter().map(|(name, text)| (*name, minify::template(text))).collect();
            load(&small).unwrap_or_else(|_| plain.clone())
        } else {
            plain.clone()
        };
        Ok(Templates { tera, plain, texts })
    }

    /// Fills a template; `style` is for pages that carry their style sheet inside.
    ///
    /// # Errors
    /// When the template is broken.
    pub fn fill<V: Serialize>(&self, template: &Typed<V>, site: &Value, page: &PageView, view: &V, style: Option<&str>) -> Result<String, TemplateFailure> {
        let mut context = Context::new();
        context.insert_value("site", site.clone());
        context.insert("page", page);
        context.insert("view", view);
        if let Some(style) = style {
            context.insert("style", style);
        }
        let mut bytes = Vec::with_capacity(64 * 1024);
        if let Err(error) = self.tera.render_to(template.file, &context, &mut bytes) {
            let as_written = self.plain.render(template.file, &context).err();
            return Err(TemplateFailure::of(as_written.as_ref().unwrap_or(&error), template.file, &self.texts));
        }
        String::from_utf8(bytes).map_err(|_| TemplateFailure { template: template.file.to_owned(), place: None, message: "the page is not UTF-8".into() })
    }
}

fn load(texts: &BTreeMap<&str, String>) -> tera::TeraResult<Tera> {
    let mut tera = Tera::default();
    tera.autoescape_on(vec![".html"]);
    tera.set_fallback_prefixes([EMBEDDED])?;
    tera.add_raw_templates(texts)?;
    Ok(tera)
}
