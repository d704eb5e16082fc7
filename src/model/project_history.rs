use std::collections::HashMap;

use super::disclosure::Disclosure;
use super::project::Project;

/// One project through its documents: the targets, the execution, the evaluation of a year, and the
/// years after it.
#[derive(Debug)]
pub struct ProjectHistory<'a> {
    /// The id it had first: its address, which a later year does not change.
    pub id: &'a str,
    /// Where it stands, by year and kind.
    pub records: Vec<ProjectRecord<'a>>,
}

/// A project in one disclosure.
#[derive(Debug, Clone, Copy)]
pub struct ProjectRecord<'a> {
    /// The disclosure.
    pub disclosure: &'a Disclosure,
    /// The project.
    pub project: &'a Project,
}

impl ProjectHistory<'_> {
    /// The name it goes by in its last document.
    pub fn name(&self) -> &str {
        self.records.last().map_or("", |record| &record.project.name.value)
    }

    /// Its fiscal years, the first first.
    pub fn years(&self) -> Vec<i16> {
        let mut years: Vec<i16> =
            self.records.iter().map(|record| record.disclosure.year).collect();
        years.dedup();
        years
    }

    /// Whether it is in more than one year, and so has a page of its own.
    pub fn goes_on(&self) -> bool {
        self.years().len() > 1
    }
}

/// The threads of the projects in one department's disclosures. Two records are one project if they
/// have one code, or if one says that it `continues` the other's: a code changes with the year, so
/// that names and codes alone tell nothing. Codes that differ by case only are one: their pages
/// would be one file on many disks.
pub fn histories<'a>(disclosures: impl Iterator<Item = &'a Disclosure>) -> Vec<ProjectHistory<'a>> {
    let mut disclosures: Vec<&Disclosure> =
        disclosures.filter(|disclosure| !disclosure.projects.is_empty()).collect();
    disclosures
        .sort_by(|a, b| (a.year, a.kind).cmp(&(b.year, b.kind)).then_with(|| a.path.cmp(&b.path)));
    let mut histories: Vec<ProjectHistory<'_>> = Vec::new();
    // A code may be written as another project's id: each is known by itself.
    let (mut ids, mut codes): (HashMap<String, usize>, HashMap<String, usize>) =
        (HashMap::new(), HashMap::new());
    for disclosure in disclosures {
        for project in &disclosure.projects {
            let before = project
                .continues
                .as_ref()
                .and_then(|code| codes.get(&code.value.to_ascii_lowercase()));
            let id = project.id.to_ascii_lowercase();
            let at = ids.get(&id).or(before).copied().unwrap_or_else(|| {
                histories.push(ProjectHistory { id: &project.id, records: Vec::new() });
                histories.len() - 1
            });
            ids.insert(id, at);
            if let Some(code) = &project.code {
                codes.insert(code.to_ascii_lowercase(), at);
            }
            histories[at].records.push(ProjectRecord { disclosure, project });
        }
    }
    histories
}
