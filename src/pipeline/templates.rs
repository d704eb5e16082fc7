//! A site's own templates.

use std::collections::BTreeMap;
use std::path::Path;

use anyhow::{anyhow, bail};

use crate::load::{StaticFile, unreadable_words};
use crate::render::STATIC;
use crate::source::{self, What, listed};

/// A site's own templates by name. Names that begin with a point, and what other programs left there, are nobody's.
///
/// # Errors
/// When one cannot be read: pages without it would not be the site's.
pub(super) fn own_templates(root: &Path) -> anyhow::Result<BTreeMap<String, String>> {
    let mut templates = BTreeMap::new();
    for one in listed(&root.join("templates"))? {
        if one.path.starts_with("words/") || one.path.split('/').any(|part| part.starts_with('.')) {
            continue;
        }
        match one.what {
            What::Leftover => {}
            What::File => {
                let text = String::from_utf8(source::bytes(&one.place)?).map_err(|_| anyhow!("templates/{} is not UTF-8 text", one.path))?;
                templates.insert(one.path, text);
            }
            What::Unreadable(why) => bail!("templates/{}: {}", one.path, unreadable_words(why).en),
        }
    }
    Ok(templates)
}

/// Which places (`#…`) the pages of disclosures have.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum PagePlaces {
    /// Those that the program's own templates and scripts make.
    Known,
    /// Others too, perhaps: a template or a script of the site may name some.
    Unknown,
}

impl PagePlaces {
    /// Of the site under a root, whose `static/` holds these files.
    pub(super) fn of(root: &Path, files: &[StaticFile]) -> PagePlaces {
        let is_script = |name: &str| name.ends_with(".js") && STATIC.iter().any(|(own, _)| *own == name);
        let own_script = files.iter().any(|file| is_script(&file.name));
        // Templates that cannot be read stop the build by themselves.
        let named = own_templates(root).map_or(true, |templates| templates.values().any(|text| may_name_places(text)));
        if own_script || named { PagePlaces::Unknown } else { PagePlaces::Known }
    }
}

/// Whether a page may have places because of a template: it writes one, or brings in what may.
fn may_name_places(template: &str) -> bool {
    let text = template.to_ascii_lowercase();
    let is_written = |name: &str| {
        text.match_indices(name).any(|(at, _)| {
            let begins = !text[..at].ends_with(|before: char| before.is_alphanumeric() || matches!(before, '-' | '_' | '.'));
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
        for text in ["<p id=\"x\">", "<p class=a\nID = x>", "<a name='x'>", "<p id={{ view.x }}>", "<script src=x>", "{% include \"search.html\" %}", "{% set id = 1 %}"] {
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
