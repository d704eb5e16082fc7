use std::collections::BTreeMap;
use std::sync::Arc;

use crate::site::PagePlaces;
use crate::source::SourceFile;

use super::embedded::STATIC;

/// Which places the pages of a site have, with these templates and static files of its own.
pub fn page_places<'f>(
    templates: &BTreeMap<String, Arc<SourceFile>>,
    mut files: impl Iterator<Item = &'f str>,
) -> PagePlaces {
    let is_script =
        |name: &str| name.ends_with(".js") && STATIC.iter().any(|(own, _)| *own == name);
    let own_script = files.any(is_script);
    let named = templates.values().any(|template| may_name_places(&template.text));
    if own_script || named { PagePlaces::Unknown } else { PagePlaces::Known }
}

/// Whether a page may have places because of a template: it writes one, or brings in what may.
fn may_name_places(template: &str) -> bool {
    let text = template.to_ascii_lowercase();
    let is_written = |name: &str| {
        text.match_indices(name).any(|(at, _)| {
            let begins = !text[..at].ends_with(|before: char| {
                before.is_alphanumeric() || matches!(before, '-' | '_' | '.')
            });
            begins && text[at + name.len()..].trim_start().starts_with('=')
        })
    };
    is_written("id") || is_written("name") || text.contains("<script") || text.contains("include")
}

#[cfg(test)]
mod tests {
    use super::may_name_places;

    #[test]
    fn a_template_names_places_or_it_does_not() {
        for text in [
            "<p id=\"x\">",
            "<p class=a\nID = x>",
            "<a name='x'>",
            "<p id={{ view.x }}>",
            "<script src=x>",
            "{% include \"search.html\" %}",
            "{% set id = 1 %}",
        ] {
            assert!(may_name_places(text), "{text}");
        }
        for text in [
            "{% extends \"embedded/base.html\" %}{% block brand %}<a href=\"{{ page.root }}\"><img src=\"{{ page.root }}{{ site.files['logo.svg'] }}\" alt=\"\" width=\"32\"> {{ site.title }}</a>{% endblock brand %}",
            "<p data-id=\"x\" class=\"guide\">id: {{ view.id }} {{ name }}</p>",
        ] {
            assert!(!may_name_places(text), "{text}");
        }
    }
}
