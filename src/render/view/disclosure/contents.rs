//! The contents of a disclosure's page.

use crate::render::view::crumb::Crumb;
use crate::render::view::objectives::ObjectivesView;
use crate::render::view::table::TableView;
use crate::site::route;
use crate::words::Messages;

use super::section::SectionView;

/// The contents: sections, tables that stand alone, the whole department, projects; then what stands
/// at the end of the page, each a word of the interface and a fragment.
pub(super) fn contents(
    words: &Messages,
    sections: &[SectionView],
    tables: &[TableView],
    overall: Option<&ObjectivesView>,
    projects: usize,
    ends: &[[&str; 2]],
) -> Vec<Crumb> {
    let mut contents: Vec<Crumb> = Vec::new();
    let mut add = |name: &str, id: &str| {
        contents.push(Crumb { name: name.to_owned(), href: route::here(id) })
    };
    for section in sections {
        if let Some(title) = &section.title {
            add(title, &section.id);
        }
    }
    for table in tables {
        if table.unpublished.is_empty() {
            add(&table.name, &table.id);
        }
        for one in &table.unpublished {
            add(&one.name, &one.id);
        }
    }
    if overall.is_some() {
        add(words.word("article.overall"), "overall");
    }
    if projects > 0 {
        add(&words.say("projects.count", &[("count", &projects)]), "projects");
    }
    for [word, id] in ends {
        add(words.word(word), id);
    }
    contents
}
