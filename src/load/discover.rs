use std::path::{Path, PathBuf};
use std::sync::Arc;

use anyhow::Context;
use serde::Deserialize;
use walkdir::WalkDir;

use crate::finding::{Finding, Language, Words};
use crate::model::{BudgetUnit, Glossary, Kind, Origin, Region};
use crate::site::{DepartmentEntry, DisclosureEntry, RegionEntry};
use crate::source::{Place, ReadFailure, SourceFile, Span, read, typed};

use super::disclosure::kinds;
use super::glossary::glossary;
use super::roster::{RosterFile, rosters};
use super::rules::{STRAY_FILE, UNREADABLE_FILE, WRONG_SHAPE};

/// What lies under `content/`, before any disclosure is read.
#[derive(Debug)]
pub struct Discovered {
    /// Regions, departments and disclosures, in the order of their names.
    pub regions: Vec<RegionEntry>,
    /// The site's own forms.
    pub forms: Vec<Arc<SourceFile>>,
    /// The site's own profiles.
    pub profiles: Vec<Arc<SourceFile>>,
    /// Words explained: the embedded ones and the site's own.
    pub glossary: Glossary,
    /// Findings about folders, stray files and the files of regions and departments.
    pub findings: Vec<Finding>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
struct WrittenRegion {
    code: String,
    name: String,
    population: Option<u64>,
    #[serde(default)]
    origin: WrittenOrigin,
}

#[derive(Deserialize, Default, Clone, Copy)]
#[serde(rename_all = "kebab-case")]
enum WrittenOrigin {
    #[default]
    Published,
    Invented,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
struct WrittenDepartment {
    code: Option<String>,
    name: String,
    #[serde(default)]
    budget_units: Vec<WrittenUnit>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
struct WrittenUnit {
    code: String,
    name: String,
}

/// Addresses that the site itself uses.
const RESERVED: [&str; 8] = ["codes", "data", "years", "projects", "search", "glossary", "roster", "assets"];

/// Walks `content/` under a site's root, whose interface speaks a language. Folders say what there is: `<region>/<department>/<year>/<kind>.yaml`.
///
/// # Errors
/// When the disk refuses; what authors did wrong is a finding.
pub fn discover(root: &Path, language: Language) -> anyhow::Result<Discovered> {
    let found = Discovered { regions: Vec::new(), forms: Vec::new(), profiles: Vec::new(), glossary: Glossary::default(), findings: Vec::new() };
    let mut walk = Walk { root: root.to_owned(), found, strays: Vec::new(), rosters: Vec::new(), language, own_glossary: None };
    let content = root.join("content");
    for entry in WalkDir::new(&content).min_depth(1).sort_by_file_name() {
        let entry = entry.with_context(|| format!("cannot read {}", content.display()))?;
        let name = entry.file_name().to_string_lossy();
        if name.starts_with('.')
            || entry.path().components().any(|part| part.as_os_str().to_string_lossy().starts_with('.') && part.as_os_str() != "." && part.as_os_str() != "..")
                && in_hidden(&content, entry.path())
        {
            continue;
        }
        if entry.file_type().is_file() {
            walk.file(entry.path(), &content)?;
        }
    }
    walk.finish();
    Ok(walk.found)
}

fn in_hidden(content: &Path, path: &Path) -> bool {
    path.strip_prefix(content).is_ok_and(|inner| inner.components().any(|part| part.as_os_str().to_string_lossy().starts_with('.')))
}

struct Walk {
    root: PathBuf,
    found: Discovered,
    strays: Vec<(String, &'static str, &'static str)>,
    /// Read when every folder is known.
    rosters: Vec<RosterFile>,
    language: Language,
    own_glossary: Option<Arc<SourceFile>>,
}

impl Walk {
    fn file(&mut self, path: &Path, content: &Path) -> anyhow::Result<()> {
        let inner = path.strip_prefix(content).unwrap_or(path);
        let parts: Vec<String> = inner.components().map(|part| part.as_os_str().to_string_lossy().into_owned()).collect();
        let shown = format!("content/{}", parts.join("/"));
        let names: Vec<&str> = parts.iter().map(String::as_str).collect();
        match names.as_slice() {
            ["_forms", file] if file.ends_with(".yaml") => {
                let file = self.read(path, &shown)?;
                self.found.forms.extend(file);
            }
            ["_profiles", file] if file.ends_with(".yaml") => {
                let file = self.read(path, &shown)?;
                self.found.profiles.extend(file);
            }
            ["_glossary.yaml"] => self.own_glossary = self.read(path, &shown)?,
            [region, "region.yaml"] if self.slug(region, &shown) => {
                if let Some(file) = self.read(path, &shown)? {
                    self.region(region, &file);
                }
            }
            ["roster.yaml"] => {
                let file = self.read(path, &shown)?;
                self.rosters.extend(file.map(|file| (None, file)));
            }
            [region, "roster.yaml"] if self.slug(region, &shown) => {
                let file = self.read(path, &shown)?;
                self.rosters.extend(file.map(|file| (Some((*region).to_owned()), file)));
            }
            [region, department, "department.yaml"] if self.slug(region, &shown) && self.slug(department, &shown) => {
                if let Some(file) = self.read(path, &shown)? {
                    self.department(region, department, &file);
                }
            }
            [region, department, year, file] => self.disclosure(region, department, None, year, file, &shown),
            [region, department, "units", unit, year, file] => self.disclosure(region, department, Some(unit), year, file, &shown),
            _ => self.stray(shown, "此处的文件不会被读取", "a file here is not read"),
        }
        Ok(())
    }

    fn read(&mut self, path: &Path, shown: &str) -> anyhow::Result<Option<Arc<SourceFile>>> {
        text(path, shown, &mut self.found.findings)
    }

    fn slug(&mut self, name: &str, shown: &str) -> bool {
        let plain = !name.is_empty() && name.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-');
        if !plain {
            self.stray(shown.to_owned(), "文件夹名只能用小写字母、数字和连字符", "folder names may hold only lower-case letters, digits and hyphens");
        } else if RESERVED.contains(&name) {
            self.stray(shown.to_owned(), "这个文件夹名留给网站自己用", "this folder name is the site's own");
        }
        plain && !RESERVED.contains(&name)
    }

    fn stray(&mut self, shown: String, zh: &'static str, en: &'static str) {
        self.strays.push((shown, zh, en));
    }

    fn region(&mut self, slug: &str, file: &Arc<SourceFile>) {
        let Some(written) = self.typed::<WrittenRegion>(file) else { return };
        let origin = match written.origin {
            WrittenOrigin::Published => Origin::Published,
            WrittenOrigin::Invented => Origin::Invented,
        };
        self.region_entry(slug).region = Region { slug: slug.to_owned(), code: written.code, name: written.name, population: written.population, origin };
    }

    fn department(&mut self, region: &str, slug: &str, file: &Arc<SourceFile>) {
        let Some(written) = self.typed::<WrittenDepartment>(file) else { return };
        let entry = self.department_entry(region, slug);
        entry.code = written.code;
        entry.name = written.name;
        entry.budget_units = written.budget_units.into_iter().map(|unit| BudgetUnit { code: unit.code, name: unit.name }).collect();
    }

    fn typed<T: serde::de::DeserializeOwned>(&mut self, file: &Arc<SourceFile>) -> Option<T> {
        match typed(file) {
            Ok(written) => Some(written),
            Err(failure) => {
                let words = Words::new(format!("写法有误：{}", failure.message), failure.message);
                self.found.findings.push(Finding::new(&WRONG_SHAPE, words, Place::new(file, failure.span)));
                None
            }
        }
    }

    fn disclosure(&mut self, region: &str, department: &str, unit: Option<&str>, year: &str, file: &str, shown: &str) {
        if !self.slug(region, shown) || !self.slug(department, shown) {
            return;
        }
        let year_number = (year.len() == 4).then(|| year.parse::<i16>().ok()).flatten().filter(|year| (1949..=2199).contains(year));
        let Some(year_number) = year_number else {
            return self.stray(shown.to_owned(), "年度文件夹应为四位数字", "the folder of a year must be four digits");
        };
        // Which cell of a workbook each figure came from: read when a finding needs it.
        if file.strip_suffix(".import.csv").is_some_and(|stem| Kind::from_slug(stem).is_some()) {
            return;
        }
        let (stem, ending) = file.rsplit_once('.').unwrap_or((file, ""));
        let (Some(kind), true) = (Kind::from_slug(stem), matches!(ending, "yaml" | "md")) else {
            return self.stray(
                shown.to_owned(),
                "文件名应为 budget、performance-targets、final-accounts 或 self-evaluation，加 .yaml 或 .md",
                "the name must be budget, performance-targets, final-accounts or self-evaluation with .yaml or .md",
            );
        };
        let path = shown.trim_start_matches("content/").rsplit_once('.').map_or_else(String::new, |(path, _)| path.to_owned());
        let root = self.root.clone();
        let entry = self.department_entry(region, department);
        if ending == "yaml" {
            let has_narrative = root.join("content").join(format!("{path}.md")).is_file();
            entry.disclosures.push(DisclosureEntry { path, year: year_number, kind, budget_unit: unit.map(str::to_owned), has_narrative });
        } else if !root.join("content").join(format!("{path}.yaml")).is_file() {
            self.stray(shown.to_owned(), "说明旁边没有同名的 .yaml 数据文件", "no .yaml of the same name lies beside this narrative");
        }
    }

    fn region_entry(&mut self, slug: &str) -> &mut RegionEntry {
        let position = self.found.regions.iter().position(|entry| entry.region.slug == slug).unwrap_or_else(|| {
            let region = Region { slug: slug.to_owned(), code: String::new(), name: String::new(), population: None, origin: Origin::Published };
            self.found.regions.push(RegionEntry { region, departments: Vec::new(), roster: None });
            self.found.regions.len() - 1
        });
        &mut self.found.regions[position]
    }

    fn department_entry(&mut self, region: &str, slug: &str) -> &mut DepartmentEntry {
        let departments = &mut self.region_entry(region).departments;
        let position = departments.iter().position(|entry| entry.slug == slug).unwrap_or_else(|| {
            departments.push(DepartmentEntry { slug: slug.to_owned(), code: None, name: String::new(), budget_units: Vec::new(), disclosures: Vec::new() });
            departments.len() - 1
        });
        &mut departments[position]
    }

    /// Reports strays and nameless folders, and puts everything in order.
    fn finish(&mut self) {
        let empty = |path: &str| Arc::new(SourceFile::new(path, ""));
        for (shown, zh, en) in std::mem::take(&mut self.strays) {
            let names = kinds().collect::<Vec<_>>().join("、");
            let finding = Finding::new(&STRAY_FILE, Words::new(zh, en), Place::new(&empty(&shown), Span::beginning()));
            self.found.findings.push(finding.help(
                format!("公开件放在 <地区>/<部门>/<年度>/ 下，名为 {names}；否则请移走此文件"),
                "disclosures are <region>/<department>/<year>/<kind>.yaml; move the file away otherwise",
            ));
        }
        for region in &mut self.found.regions {
            let mut missing = Vec::new();
            if region.region.name.is_empty() {
                missing.push(format!("content/{}/region.yaml", region.region.slug));
            }
            for department in &mut region.departments {
                if department.name.is_empty() {
                    missing.push(format!("content/{}/{}/department.yaml", region.region.slug, department.slug));
                }
                department.disclosures.sort_by(|a, b| (a.year, a.kind, &a.budget_unit).cmp(&(b.year, b.kind, &b.budget_unit)));
            }
            for path in missing {
                if self.found.findings.iter().any(|finding| finding.place.file.path == path) {
                    continue;
                }
                let words = Words::new("缺少此文件，或其中没有 name", "this file is missing, or says no name");
                self.found.findings.push(Finding::new(&WRONG_SHAPE, words, Place::new(&empty(&path), Span::beginning())));
            }
        }
        self.found.regions.sort_by(|a, b| a.region.slug.cmp(&b.region.slug));
        for region in &mut self.found.regions {
            region.departments.sort_by(|a, b| a.slug.cmp(&b.slug));
        }
        self.found.glossary = glossary(self.language, self.own_glossary.as_ref(), &mut self.found.findings);
        self.found.findings.extend(rosters(&self.rosters, &mut self.found.regions));
    }
}

/// Reads a text file; bytes that are no text become a finding.
pub(super) fn text(path: &Path, shown: &str, findings: &mut Vec<Finding>) -> anyhow::Result<Option<Arc<SourceFile>>> {
    match read(path, shown) {
        Ok(file) => Ok(Some(file)),
        Err(ReadFailure::Disk(error)) => Err(anyhow::Error::new(error).context(format!("cannot read {}", path.display()))),
        Err(ReadFailure::NotUtf8 { place, gbk }) => {
            let words = if gbk { Words::new("文件像是GBK编码", "the file looks like GBK") } else { Words::new("文件不是UTF-8文本", "the file is not UTF-8 text") };
            findings.push(Finding::new(&UNREADABLE_FILE, words, place).help("在编辑器里另存为UTF-8编码", "save it as UTF-8 in your editor"));
            Ok(None)
        }
    }
}
