use crate::finding::rule;

rule! {
    /// # What it checks
    /// That every file under `templates/` is used: a template stands in the place of an embedded
    /// one of its name, or a template of the site includes or extends it, or it has a component
    /// that is called or stands in the place of an embedded one; under `templates/words/` lie
    /// languages that there are. Names that begin with a point are passed over.
    ///
    /// # Why it matters
    /// `templates/hom.html` changes nothing, and nobody would know why.
    ///
    /// # Example (fails)
    /// ```yaml
    /// #- templates/hom.html
    /// {% extends "embedded/home.html" %}
    /// ```
    ///
    /// # Example (fails)
    /// ```yaml
    /// #- templates/words/fr.toml
    /// [site]
    /// ```
    ///
    /// # Example (passes)
    /// ```yaml
    /// #- templates/home.html
    /// {% extends "embedded/home.html" %}
    /// {% block main %}{% include "greeting.html" %}{{ super() }}{% endblock main %}
    /// #- templates/greeting.html
    /// <p>{{ site.title }}</p>
    /// ```
    ///
    /// # Source
    /// The format: docs/format.md, section 1; docs/templates.md.
    pub static UNUSED_TEMPLATE: "unused-template", Warning, adjustable, Format, Irregular,
        "templates/ 下有用不到的文件", "a file under templates/ is not used";
}
