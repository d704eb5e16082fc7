//! Files that are published beside pages. `build` writes them all, `serve` makes the one asked for.

use std::path::PathBuf;

use crate::check::CheckedDepartment;
use crate::export::{
    Addresses, CsvLines, MAIN_FIGURES, ROSTER, data_json, main_figures, table_files, told_doubts,
};
use crate::finding::Finding;
use crate::model::Disclosure;
use crate::office::drawn;
use crate::site::{Summaries, is_compared, route};
use crate::workbook;

use super::parallel::RegionDepartment;
use super::workspace::Workspace;

/// A file that is published beside a page.
pub struct OutputFile {
    /// Path inside the site.
    pub path: String,
    /// Its bytes.
    pub bytes: Vec<u8>,
}

/// The data files beside a disclosure's page.
///
/// # Errors
/// When a workbook cannot be written.
pub fn beside(
    workspace: &Workspace,
    (region, department): RegionDepartment<'_>,
    disclosure: &Disclosure,
    checked: &CheckedDepartment,
) -> anyhow::Result<Vec<OutputFile>> {
    let mut files = Vec::new();
    if workspace.site.config.data {
        let findings = checked.findings_of(&disclosure.path);
        files.push(data(workspace, (region, department), disclosure, &findings));
        let tables = table_files(disclosure).into_iter();
        files.extend(tables.map(|(path, bytes)| OutputFile { path, bytes }));
    }
    if workspace.site.config.workbooks {
        files.push(OutputFile {
            path: route::workbook(&disclosure.path, disclosure.year, disclosure.kind),
            bytes: workbook_of(workspace, checked, disclosure)?,
        });
    }
    Ok(files)
}

/// The workbook of a disclosure, with what is in doubt.
///
/// # Errors
/// When it cannot be written.
pub fn workbook_of(
    workspace: &Workspace,
    checked: &CheckedDepartment,
    disclosure: &Disclosure,
) -> anyhow::Result<Vec<u8>> {
    let words = &workspace.site.config.words;
    let doubts = told_doubts(words, checked, disclosure);
    workbook::write(&drawn(disclosure, &doubts, words.language()))
}

/// Everything a disclosure holds, for machines.
pub fn data(
    workspace: &Workspace,
    (region, department): RegionDepartment<'_>,
    disclosure: &Disclosure,
    findings: &[Finding],
) -> OutputFile {
    let language = workspace.site.config.words.language();
    OutputFile {
        path: route::data_json(&disclosure.path),
        bytes: data_json(&region.region, department, disclosure, findings, language),
    }
}

/// Where a file of a disclosure's original lies.
pub fn original(workspace: &Workspace, disclosure: &str, name: &str) -> PathBuf {
    let data = workspace.root.join("content").join(disclosure);
    data.with_file_name(name)
}

/// The rosters of all regions as data, where there are any.
pub fn roster(workspace: &Workspace, summaries: &Summaries) -> Option<OutputFile> {
    workspace.site.with_roster().next().filter(|_| workspace.site.config.data)?;
    let mut lines = CsvLines::new();
    for region in workspace.site.with_roster() {
        crate::export::roster(&mut lines, region, summaries, addresses(workspace));
    }
    let bytes = [ROSTER.head(), lines.into_bytes()].concat();
    Some(OutputFile { path: route::roster_csv(), bytes })
}

/// The main figures of the departments of each region in which they are compared, as data.
pub fn compared<'a>(
    workspace: &'a Workspace,
    summaries: &'a Summaries,
) -> impl Iterator<Item = OutputFile> + 'a {
    let site = &workspace.site;
    let compared = site.compared_regions().filter(|_| site.config.data);
    let regions = compared.filter(|region| is_compared(region, summaries));
    regions.map(|region| {
        let mut lines = CsvLines::new();
        let words = &workspace.site.config.words;
        main_figures(&mut lines, (region, summaries), words, addresses(workspace));
        let bytes = [MAIN_FIGURES.head(), lines.into_bytes()].concat();
        OutputFile { path: route::compare_csv(&region.region.slug), bytes }
    })
}

/// The feed, for a site that knows its address: a feed reader takes absolute addresses only.
pub fn feed(
    workspace: &Workspace,
    base: Option<&str>,
    summaries: &Summaries,
) -> Option<OutputFile> {
    Some(OutputFile {
        path: route::feed(),
        bytes: crate::export::feed(&workspace.site, base?, summaries),
    })
}

/// Addresses of figures, under the site's own address where it has one.
pub fn addresses(workspace: &Workspace) -> Addresses<'_> {
    Addresses::new(workspace.site.config.base_url.as_deref())
}
