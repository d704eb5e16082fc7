use std::collections::BTreeMap;
use std::sync::Arc;

use serde::Serialize;
use tera::{Context, Tera, Value};

use crate::load::TemplateFault;
use crate::site::Minify;
use crate::source::{Place, SourceFile, Span};
use crate::words::Messages;

use super::composed::Parts;
use super::embedded::TEMPLATES;
use super::failure::TemplateFailure;
use super::minify;
use super::page_template::TypedTemplate;
use super::texts::{EMBEDDED, Texts, path};
use super::view::PageView;
use super::worded::worded;

/// The embedded templates and a site's own, words put in.
#[derive(Debug)]
pub(super) struct Templates {
    tera: Tera,
    /// The same templates before they were minified: a fault is told with its place in the author's
    /// text.
    plain: Tera,
    texts: Texts,
    /// What the site's own templates leave to be composed.
    pub parts: Parts,
}

impl Templates {
    /// A name is looked for among the site's own templates first, then among the embedded ones; so
    /// is a component.
    ///
    /// # Errors
    /// When a template cannot be read as one: what is wrong, as far as one reading shows it.
    pub fn new(
        own: &BTreeMap<String, Arc<SourceFile>>,
        words: &Messages,
        minify: Minify,
    ) -> Result<Templates, Vec<TemplateFailure>> {
        let parts = Parts::left_by(own);
        if let Some((_, file)) = own.iter().find(|(name, _)| name.starts_with(EMBEDDED)) {
            return Err(vec![TemplateFailure {
                place: Place::new(file, Span::beginning()),
                fault: TemplateFault::EmbeddedName,
                page: None,
            }]);
        }
        let embedded = TEMPLATES.iter().map(|(name, text)| {
            (
                format!("{EMBEDDED}{name}"),
                Arc::new(SourceFile::new(path(&format!("{EMBEDDED}{name}")), *text)),
            )
        });
        let own = own.iter().map(|(name, file)| (name.clone(), Arc::clone(file)));
        let mut texts = Texts { written: embedded.chain(own).collect(), origins: BTreeMap::new() };
        let (mut filled, mut failures) = (BTreeMap::new(), Vec::new());
        for (name, file) in &texts.written {
            match worded(file, words) {
                Ok((text, origins)) => {
                    filled.insert(name.as_str(), text);
                    texts.origins.insert(name.clone(), origins);
                }
                Err(failure) => failures.push(failure),
            }
        }
        if !failures.is_empty() {
            return Err(failures);
        }
        // Faults are found in the text as written, so that their place is the author's.
        let plain = load(&filled).map_err(|error| TemplateFailure::of(&error, "?", &texts))?;
        let tera = if minify == Minify::Templates {
            let small = filled.iter().map(|(name, text)| (*name, minify::template(text))).collect();
            load(&small).unwrap_or_else(|_| plain.clone())
        } else {
            plain.clone()
        };
        Ok(Templates { tera, plain, texts, parts })
    }

    /// Fills a template; `style` is for pages that carry their style sheet inside. The view is gone
    /// once Tera has it as values: that of a page that lists the whole site is large.
    ///
    /// # Errors
    /// When the template is broken.
    pub fn fill<V: Serialize>(
        &self,
        template: &TypedTemplate<V>,
        site: &Value,
        page: &PageView,
        view: V,
        style: Option<&str>,
    ) -> Result<String, TemplateFailure> {
        let mut context = Context::new();
        context.insert_value("site", site.clone());
        context.insert("page", page);
        context.insert("view", &view);
        drop(view);
        if let Some(style) = style {
            context.insert("style", style);
        }
        let mut bytes = Vec::with_capacity(64 * 1024);
        if let Err(error) = self.tera.render_to(template.file, &context, &mut bytes) {
            let as_written = self.plain.render(template.file, &context).err();
            let failures = TemplateFailure::of(
                as_written.as_ref().unwrap_or(&error),
                template.file,
                &self.texts,
            );
            return Err(failures.into_iter().next().expect("Tera says what is wrong"));
        }
        String::from_utf8(bytes)
            .map_err(|_| TemplateFailure::whole(template.file, TemplateFault::NotText))
    }
}

fn load(texts: &BTreeMap<&str, String>) -> tera::TeraResult<Tera> {
    let mut tera = Tera::default();
    tera.autoescape_on(vec![".html"]);
    tera.set_fallback_prefixes([EMBEDDED])?;
    tera.add_raw_templates(texts)?;
    Ok(tera)
}
