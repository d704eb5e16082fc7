use std::fs;
use std::path::Path;

use anyhow::{Context, bail};

use crate::export::table_files;
use crate::finding::{Finding, Language};
use crate::model::Disclosure;
use crate::pipeline::page::{alone, open_renderer};
use crate::pipeline::{Opened, open, prepare};
use crate::render::Alone;
use crate::site::{DepartmentEntry, DisclosureEntry, RegionEntry};

use super::arguments::{Arguments, ExportArguments, Format};
use super::{Ended, print, root};

/// `gongkai export DISCLOSURE --page|--fragment`
pub(super) fn run(arguments: &Arguments, command: &ExportArguments) -> anyhow::Result<Ended> {
    let opened = open(&root::find(arguments)?)?;
    let asked = find(&opened, &command.disclosure)?;
    let prepared = prepare(&opened, (asked.region, asked.department))?;
    let findings = prepared.findings_of(&asked.entry.path);
    // What would not be published does not leave by another door.
    let stops: Vec<&Finding> = opened.findings.iter().chain(&findings).filter(|finding| finding.stops()).collect();
    if !stops.is_empty() {
        print::findings(&stops, Format::Human, arguments.language());
        return Ok(Ended::Findings);
    }
    let disclosure = prepared.disclosure(&asked.entry.path).with_context(|| format!("cannot read {}", command.disclosure))?;
    let mut written = Vec::new();
    write(&command.output, page(&opened, &asked, disclosure, &findings, command)?.as_bytes(), &mut written)?;
    if let Some(folder) = &command.attachments {
        fs::create_dir_all(folder).with_context(|| format!("cannot make {}", folder.display()))?;
        attach(folder, disclosure, &mut written)?;
    }
    print::line(&match arguments.language() {
        Language::Chinese => format!("已写出：\n{}", written.join("\n")),
        Language::English => format!("written:\n{}", written.join("\n")),
    });
    Ok(Ended::Clean)
}

/// A disclosure and where it lies.
struct Asked<'a> {
    region: &'a RegionEntry,
    department: &'a DepartmentEntry,
    entry: &'a DisclosureEntry,
}

fn find<'a>(opened: &'a Opened, path: &str) -> anyhow::Result<Asked<'a>> {
    // The path of its file is as good a name as the path without its ending.
    let name = path.strip_prefix("content/").unwrap_or(path);
    let name = name.strip_suffix(".yaml").unwrap_or(name);
    for region in &opened.site.regions {
        for department in &region.departments {
            if let Some(entry) = department.disclosures.iter().find(|entry| entry.path == name) {
                return Ok(Asked { region, department, entry });
            }
        }
    }
    bail!("there is no disclosure `{name}`: name it by its path under content/, as in example/housing/2021/budget")
}

fn page(opened: &Opened, asked: &Asked<'_>, disclosure: &Disclosure, findings: &[Finding], command: &ExportArguments) -> anyhow::Result<String> {
    let renderer = open_renderer(opened)?;
    let form = if command.fragment { Alone::Fragment } else { Alone::Page };
    alone(opened, &renderer, (asked.region, asked.department), asked.entry, disclosure, findings, form)
}

/// The tables as files to hang on the page.
fn attach(folder: &Path, disclosure: &Disclosure, written: &mut Vec<String>) -> anyhow::Result<()> {
    for (path, bytes) in table_files(disclosure) {
        let name = path.rsplit('/').next().unwrap_or(&path);
        write(&folder.join(name), &bytes, written)?;
    }
    Ok(())
}

fn write(path: &Path, bytes: &[u8], written: &mut Vec<String>) -> anyhow::Result<()> {
    fs::write(path, bytes).with_context(|| format!("cannot write {}", path.display()))?;
    written.push(path.display().to_string());
    Ok(())
}
