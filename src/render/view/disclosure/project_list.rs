//! The projects of a disclosure, and the list above them.

use crate::model::{Disclosure, ProjectHistory};
use crate::render::DisclosurePage;
use crate::render::view::crumb::Crumb;
use crate::render::view::note::PageNotes;
use crate::render::view::project::{ProjectLine, ProjectView, Projects};
use crate::site::route;

/// More than so many projects are listed above their details.
const LISTED: usize = 3;

/// The projects of a disclosure as its page shows them.
#[derive(Default)]
pub(super) struct ProjectList {
    /// The list above the details; empty for few projects.
    pub lines: Vec<ProjectLine>,
    /// Every project, in the order of the document.
    pub projects: Vec<ProjectView>,
    /// Whether they have amounts in this kind of disclosure.
    pub amounts: bool,
}

impl ProjectList {
    /// The projects of a page; those that are in other years too lead to their own page.
    pub fn new(page: &DisclosurePage<'_>, notes: &PageNotes<'_>) -> ProjectList {
        let DisclosurePage { words, department, disclosure, .. } = *page;
        let Some(form) = disclosure.project_form.as_deref() else { return ProjectList::default() };
        let budget = form.main_column();
        let decimals = budget.map_or(0, |column| most_decimals(disclosure, column));
        let numbered = || (1..).zip(&disclosure.projects);
        let lines = if disclosure.projects.len() > LISTED {
            numbered()
                .map(|(number, project)| {
                    ProjectLine::new(words, form, number, project, decimals, notes)
                })
                .collect()
        } else {
            Vec::new()
        };
        let units = &department.budget_units;
        let view = |(number, project)| {
            ProjectView::new(Projects { words, disclosure, form, units, notes }, number, project)
        };
        let mut projects: Vec<ProjectView> = numbered().map(view).collect();
        for history in page.histories.iter().filter(|history| history.goes_on()) {
            link_years(page, &mut projects, history);
        }
        ProjectList { lines, projects, amounts: budget.is_some() }
    }
}

/// How many decimals the most exact amount of a column has.
fn most_decimals(disclosure: &Disclosure, column: usize) -> u32 {
    disclosure
        .projects
        .iter()
        .filter_map(|project| project.row.cells[column].figure())
        .map(|figure| figure.amount.decimals())
        .max()
        .unwrap_or(0)
}

/// Leads the projects of a history to its page.
fn link_years(
    page: &DisclosurePage<'_>,
    projects: &mut [ProjectView],
    history: &ProjectHistory<'_>,
) {
    let DisclosurePage { words, region, department, entry, .. } = *page;
    for record in history.records.iter().filter(|record| record.disclosure.path == entry.path) {
        let id = route::project(&record.project.id);
        let Some(view) = projects.iter_mut().find(|view| view.id == id) else { continue };
        let years: Vec<String> = history.years().into_iter().map(|year| words.year(year)).collect();
        let address = route::history(&region.region.slug, &department.slug, history.id);
        view.years = Some(Crumb {
            name: words.list(&years),
            href: route::relative(&route::disclosure(&entry.path), &address),
        });
    }
}
