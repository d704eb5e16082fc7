use std::path::Path;
use std::sync::Arc;

use crate::finding::Finding;
use crate::model::{Catalogue, Department};
use crate::site::{Config, DepartmentEntry, DisclosureEntry};
use crate::source::{SourceFile, Subject};

use super::disclosure::{Lookup, disclosure};
use super::text::listed_text;
use super::unseen::unseen;

/// A department as far as it could be read.
#[derive(Debug)]
pub struct LoadedDepartment {
    /// What could be read.
    pub department: Department,
    /// What could not.
    pub findings: Vec<Finding>,
    /// Paths of disclosures that gave nothing at all; rules over years and kinds stay silent about
    /// them.
    pub unreadable: Vec<String>,
}

/// Reads everything a department disclosed.
///
/// # Errors
/// When the disk refuses.
pub fn department(
    root: &Path,
    entry: &DepartmentEntry,
    catalogue: &Catalogue,
    config: &Config,
) -> anyhow::Result<LoadedDepartment> {
    let lookup = Lookup::of(catalogue, config);
    let mut loaded = LoadedDepartment::of(entry);
    for entry in &entry.disclosures {
        one(root, entry, &lookup, &mut loaded)?;
    }
    Ok(loaded)
}

fn one(
    root: &Path,
    entry: &DisclosureEntry,
    lookup: &Lookup<'_>,
    loaded: &mut LoadedDepartment,
) -> anyhow::Result<()> {
    let _subject = Subject::begin(format!("content/{}", entry.path));
    let mut findings = Vec::new();
    let at = |ending: &str| {
        (
            root.join("content").join(format!("{}.{ending}", entry.path)),
            format!("content/{}.{ending}", entry.path),
        )
    };
    let markdown = if entry.has_narrative {
        let (path, shown) = at("md");
        listed_text(&path, &shown, &mut findings)?
    } else {
        None
    };
    let (path, shown) = at("yaml");
    let file = listed_text(&path, &shown, &mut findings)?;
    add(file, entry, markdown, lookup, findings, loaded);
    Ok(())
}

/// Reads what a department disclosed in texts that lie nowhere on the disk: its one disclosure, and
/// the narrative, where there is one.
pub fn written(
    file: &Arc<SourceFile>,
    narrative: Option<&Arc<SourceFile>>,
    entry: &DepartmentEntry,
    catalogue: &Catalogue,
    config: &Config,
) -> LoadedDepartment {
    let lookup = Lookup::of(catalogue, config);
    let mut loaded = LoadedDepartment::of(entry);
    for entry in &entry.disclosures {
        let _subject = Subject::begin(format!("content/{}", entry.path));
        let mut findings = Vec::new();
        for file in std::iter::once(file).chain(narrative) {
            unseen(file, &mut findings);
        }
        let narrative = narrative.map(Arc::clone);
        add(Some(Arc::clone(file)), entry, narrative, &lookup, findings, &mut loaded);
    }
    loaded
}

/// Adds a disclosure, or that there is none to be read, with the findings.
fn add(
    file: Option<Arc<SourceFile>>,
    entry: &DisclosureEntry,
    markdown: Option<Arc<SourceFile>>,
    lookup: &Lookup<'_>,
    mut findings: Vec<Finding>,
    loaded: &mut LoadedDepartment,
) {
    let read = file.and_then(|file| {
        let (read, found) = disclosure(&file, entry, markdown, lookup);
        findings.extend(found);
        read
    });
    for finding in &mut findings {
        finding.disclosure = Some(entry.path.clone());
    }
    loaded.findings.extend(findings);
    match read {
        Some(read) => loaded.department.disclosures.push(read),
        None => loaded.unreadable.push(entry.path.clone()),
    }
}

impl LoadedDepartment {
    /// A department of which nothing was read yet.
    fn of(entry: &DepartmentEntry) -> LoadedDepartment {
        LoadedDepartment {
            department: Department {
                slug: entry.slug.clone(),
                code: entry.code.clone(),
                name: entry.name.clone(),
                budget_units: entry.budget_units.clone(),
                disclosures: Vec::new(),
            },
            findings: Vec::new(),
            unreadable: Vec::new(),
        }
    }
}
