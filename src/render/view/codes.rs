//! The index by codes.

use serde::Serialize;

use crate::site::{CodeGroup, CodeIndex, CodeLine, CodePage, CodePlace, Page, route};
use crate::words::Messages;

use super::code_tables::{CodeTable, department, tables, unit};
use super::crumb::Crumb;

/// The first page of the index by codes.
#[derive(Debug, Serialize)]
pub(in crate::render) struct CodesView {
    /// Codes of classified rows, class by class, in ascending order.
    pub groups: Vec<ClassView>,
    /// Pages of projects in the order of their codes: first and last code of a page, and its
    /// address.
    pub projects: Vec<Crumb>,
}

/// The codes of one class (类), the first three digits.
#[derive(Debug, Serialize)]
pub(in crate::render) struct ClassView {
    /// The class code with its name where the site knows it, else the code alone:
    /// `212 城乡社区支出`.
    pub title: String,
    /// The codes of the class, in ascending order.
    pub codes: Vec<CodeView>,
}

/// A code of a classification.
#[derive(Debug, Serialize)]
pub(in crate::render) struct CodeView {
    /// Address of the code's page, relative to the page.
    pub href: String,
    /// The code, three to seven digits.
    pub code: String,
    /// What the first document that uses the code calls it.
    pub name: String,
    /// At how many places of the site it stands.
    pub count: usize,
}

/// A page of the places of one code, or of projects by their codes.
#[derive(Debug, Serialize)]
pub(in crate::render) struct CodePageView {
    /// The amounts of the code in each kind of document, budgets before accounts; none on a page of
    /// projects.
    pub tables: Vec<CodeTable>,
    /// On a page of projects, one line for each project; none on the page of a classification's
    /// code.
    pub lines: Vec<LineView>,
    /// Address of the page before this one, relative to the page.
    pub previous: Option<String>,
    /// Address of the page after this one, relative to the page.
    pub next: Option<String>,
}

/// A project, and the documents in which it is.
#[derive(Debug, Serialize)]
pub(in crate::render) struct LineView {
    /// The project's code.
    pub code: String,
    /// The project's name.
    pub name: String,
    /// The department's name, with its region in front where the name does not begin with it.
    pub department: String,
    /// Fiscal year and kind of each disclosure that has the project, and its place there.
    pub places: Vec<Crumb>,
}

/// The first page of the index by codes.
pub(in crate::render) fn codes(words: &Messages, index: &CodeIndex) -> CodesView {
    let from = route::codes();
    let mut groups: Vec<ClassView> = Vec::new();
    for (code, name, count) in &index.subjects {
        let class = index.class_digits.and_then(|digits| code.get(..digits)).unwrap_or(code);
        if groups.last().is_none_or(|group| !group.title.starts_with(class)) {
            let title = if code == class { format!("{code} {name}") } else { class.to_owned() };
            groups.push(ClassView { title: title.trim_end().to_owned(), codes: Vec::new() });
        }
        let view = CodeView {
            href: route::relative(&from, &route::code(code, 1)),
            code: code.clone(),
            name: name.clone(),
            count: *count,
        };
        groups.last_mut().expect("a group was just made").codes.push(view);
    }
    let project = |(at, (first, last)): (usize, &(String, String))| Crumb {
        name: words.say("codes.range", &[("first", first), ("last", last)]),
        href: route::relative(&from, &route::project_codes(at + 1)),
    };
    CodesView { groups, projects: index.projects.iter().enumerate().map(project).collect() }
}

/// A page of places.
pub(in crate::render) fn code(words: &Messages, page: &CodePage<'_>) -> CodePageView {
    let from = Page::Code(page.of, page.part).address();
    let is_of_projects = page.of == CodeGroup::Projects;
    let to = |part: usize| route::relative(&from, &Page::Code(page.of, part).address());
    CodePageView {
        tables: if is_of_projects { Vec::new() } else { tables(words, &from, &page.lines) },
        lines: page
            .lines
            .iter()
            .filter(|_| is_of_projects)
            .map(|one| line(words, &from, one))
            .collect(),
        previous: (page.part > 1).then(|| to(page.part - 1)),
        next: page.goes_on.then(|| to(page.part + 1)),
    }
}

/// A project in a list of them.
fn line(words: &Messages, from: &str, line: &CodeLine<'_>) -> LineView {
    let (code, name) = line.named.clone().unwrap_or_default();
    let place = |place: &CodePlace<'_>| {
        let CodePlace { entry, fragment, .. } = place;
        let said: [(&str, &dyn std::fmt::Display); 3] = [
            ("year", &entry.year),
            ("unit", &unit(line, entry).unwrap_or_default()),
            ("kind", &words.kind(entry.kind)),
        ];
        Crumb {
            name: words.say("search.document", &said).trim().to_owned(),
            href: route::at(&route::relative(from, &route::disclosure(&entry.path)), fragment),
        }
    };
    let places = line.places.iter().map(place).collect();
    LineView { code, name, department: department(line), places }
}
