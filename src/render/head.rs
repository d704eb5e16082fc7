//! What a page is called, and the sentence that stands where its link is shared.

use crate::site::{Page, Site};
use crate::words::Messages;

use super::disclosure_page::DisclosurePage;
use super::view::{PageView, said};

/// The head of a page that lists others.
pub(super) fn index_head(site: &Site, page: Page<'_>) -> PageView {
    let words = &site.config.words;
    let title = &site.config.title;
    let head = |title: String, description: String| PageView::new(site, page, title, description);
    let worded = |title, description| worded_head(site, page, title, description);
    match page {
        Page::Home => head(title.clone(), words.say("home.description", &[("title", title)])),
        Page::Region(region) => {
            let name = &region.region.name;
            head(name.clone(), words.say("region.description", &[("region", name)]))
        }
        Page::Roster(region) => {
            let say = |key| words.say(key, &[("region", &region.region.name)]);
            head(say("roster.of_region"), say("roster.region_description"))
        }
        Page::Compare(region, main) => {
            let region = &region.region.name;
            let Some(main) = main else {
                let say = |key| words.say(key, &[("region", region)]);
                return head(say("compare.title"), say("compare.description"));
            };
            let figure = words.main_figure(main);
            let say = |key| words.say(key, &[("region", region), ("figure", &figure)]);
            head(say("compare.figure_title"), say("compare.figure_description"))
        }
        Page::Department(_, department) => {
            let name = &department.name;
            head(name.clone(), words.say("department.description", &[("department", name)]))
        }
        Page::Year(year, part) => {
            let say = |key| words.say(key, &[("year", &year)]);
            let title = say("years.year_title");
            head(in_parts(words, title, part), say("years.year_description"))
        }
        Page::Rosters => worded("roster.title", "roster.description"),
        Page::Years => worded("site.years", "years.description"),
        Page::Data => worded("data.title", "data.description"),
        Page::Guide => worded("guide.title", "guide.description"),
        Page::Glossary => worded("glossary.title", "glossary.description"),
        Page::Findings => worded("findings.title", "findings.description"),
        Page::Map(part) => {
            let word = |key| words.word(key).to_owned();
            head(in_parts(words, word("map.title"), part), word("map.description"))
        }
        Page::NotFound
        | Page::Disclosure(..)
        | Page::Checks(..)
        | Page::Stages(..)
        | Page::Project(..)
        | Page::Search
        | Page::Codes
        | Page::Code(..) => worded("missing.title", "missing.description"),
    }
}

/// What a part of a page is called: the first as the page.
fn in_parts(words: &Messages, title: String, part: usize) -> String {
    match part {
        ..=1 => title,
        _ => format!("{title}{}", words.say("marks.brackets", &[("text", &part)])),
    }
}

/// The head of a page that is called the same on every site.
pub(super) fn worded_head(site: &Site, page: Page<'_>, title: &str, description: &str) -> PageView {
    let word = |key| site.config.words.word(key).to_owned();
    PageView::new(site, page, word(title), word(description))
}

/// A sentence about a disclosure that reads well where its link is shared.
pub(super) fn description(words: &Messages, told: &DisclosurePage<'_>) -> String {
    let checks = told.reconciliation;
    let (tables, unpublished) = told.disclosure.shown_tables();
    let projects = told.disclosure.projects.len();
    let counted = |key, count: usize| {
        if count > 0 { words.say(key, &[("count", &count)]) } else { String::new() }
    };
    let (tables, unpublished) = (
        counted("article.summary_tables", tables),
        counted("article.summary_unpublished", unpublished),
    );
    let (projects, failed) = (
        counted("article.summary_projects", projects),
        counted("article.summary_failed", checks.failed()),
    );
    let first = first_sentence(words, told);
    words.say(
        "article.summary",
        &[
            ("first", &first),
            ("tables", &tables),
            ("unpublished", &unpublished),
            ("projects", &projects),
            ("figures", &checks.figures.len()),
            ("held", &checks.held()),
            ("failed", &failed),
        ],
    )
}

/// Title and first sentence of a disclosure as text: what is in doubt is said to be, where no mark
/// can lead to its note.
fn first_sentence(words: &Messages, told: &DisclosurePage<'_>) -> String {
    let Some(first) = told.summary.and_then(|summary| said(words, summary)) else {
        return words.say("opening.title", &[("title", &told.title)]);
    };
    let doubt = if first.doubted { words.word("opening.doubted") } else { "" };
    let change = first
        .change
        .map(|change| words.say("opening.change", &[("change", &change)]))
        .unwrap_or_default();
    words.say(
        "opening.sentence",
        &[
            ("document", &told.title),
            ("label", &first.label),
            ("amount", &format!("{}{doubt}", first.amount)),
            ("change", &change),
            ("doubts", &""),
        ],
    )
}
