//! The index by codes.

use serde::Serialize;

use crate::site::{CodeGroup, CodeIndex, CodeLine, CodePage, DisclosureEntry, Page, route};
use crate::words::Messages;

use super::page::Crumb;

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
    /// Departments with the places of the code; on a page of projects, one line for each project.
    pub lines: Vec<LineView>,
    /// Address of the page before this one, relative to the page.
    pub previous: Option<String>,
    /// Address of the page after this one, relative to the page.
    pub next: Option<String>,
}

/// A department, and the years in which it has a code.
#[derive(Debug, Serialize)]
pub(in crate::render) struct LineView {
    /// The project's code; empty on the page of a classification's code, which stands in the title.
    pub code: String,
    /// The project's name; empty likewise.
    pub name: String,
    /// The department's name, with its region in front where the name does not begin with it.
    pub department: String,
    /// Fiscal year and kind of each disclosure that has the code, and the row in it.
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
    let address = |part: usize| match page.of {
        CodeGroup::Subject { code, .. } => route::code(code, part),
        CodeGroup::Projects => route::project_codes(part),
    };
    let from = Page::Code(page.of, page.part).address();
    let line = |line: &CodeLine<'_>| {
        let (code, name) = line.named.clone().unwrap_or_default();
        let unit = |code: &String| {
            line.department
                .budget_units
                .iter()
                .find(|unit| unit.code == *code)
                .map(|unit| unit.name.as_str())
        };
        let place = |(entry, fragment): &(&DisclosureEntry, String)| Crumb {
            name: words
                .say(
                    "search.document",
                    &[
                        ("year", &entry.year),
                        ("unit", &entry.budget_unit.as_ref().and_then(unit).unwrap_or_default()),
                        ("kind", &words.kind(entry.kind)),
                    ],
                )
                .trim()
                .to_owned(),
            href: route::at(&route::relative(&from, &route::disclosure(&entry.path)), fragment),
        };
        // Most departments begin with the name of their region.
        let (region, department) = (&line.region.region.name, &line.department.name);
        let department = if department.starts_with(region.as_str()) {
            department.clone()
        } else {
            format!("{region} {department}")
        };
        LineView { code, name, department, places: line.places.iter().map(place).collect() }
    };
    CodePageView {
        lines: page.lines.iter().map(line).collect(),
        previous: (page.part > 1).then(|| route::relative(&from, &address(page.part - 1))),
        next: page.goes_on.then(|| route::relative(&from, &address(page.part + 1))),
    }
}
