use std::path::Path;
use std::sync::Arc;

use crate::finding::{Bilingual, Finding};
use crate::model::{Catalogue, Department, Disclosure};
use crate::site::{Config, DepartmentEntry, DisclosureEntry, route};
use crate::source::{self, Place, SourceFile, Subject};

use super::disclosure::{Lookup, disclosure};
use super::rules::WRONG_SHAPE;
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
    let before = loaded.department.disclosures.len();
    add(file.clone(), entry, markdown, lookup, findings, loaded);
    if let (Some(file), Some(read)) = (file, loaded.department.disclosures.get_mut(before)) {
        let folder = path.parent().unwrap_or(root);
        loaded.findings.extend(originals(folder, &file, entry, read)?);
    }
    Ok(())
}

/// Looks for the files of a disclosure's original; one that is not there, or that has the name of
/// the workbook which the site makes, is found and taken out.
fn originals(
    folder: &Path,
    file: &Arc<SourceFile>,
    entry: &DisclosureEntry,
    read: &mut Disclosure,
) -> anyhow::Result<Vec<Finding>> {
    let Some(source) = read.source.as_mut().filter(|source| !source.files.is_empty()) else {
        return Ok(Vec::new());
    };
    let workbook = route::workbook_name(entry.year, entry.kind);
    let mut findings = Vec::new();
    let mut there = Vec::new();
    for mut original in std::mem::take(&mut source.files) {
        let name = &original.name.value;
        let words = if name.eq_ignore_ascii_case(&workbook) {
            Bilingual::new(
                format!("网站自己的工作簿叫 {name}：原件改个名"),
                format!("the workbook that the site makes is called {name}: rename the original"),
            )
        } else if folder.join(name).is_file() {
            (original.size, original.sha256) = source::measured(&folder.join(name))?;
            there.push(original);
            continue;
        } else {
            Bilingual::new(
                format!("旁边没有这个文件：{name}"),
                format!("there is no such file beside it: {name}"),
            )
        };
        let mut finding = Finding::new(&WRONG_SHAPE, words, Place::new(file, original.name.span))
            .help(
                "原件和 .yaml 放在同一个文件夹里，名字要一样",
                "put the original into the folder of the .yaml, under this name",
            );
        finding.disclosure = Some(entry.path.clone());
        findings.push(finding);
    }
    source.files = there;
    Ok(findings)
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
