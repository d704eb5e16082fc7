use std::path::Path;

use crate::check::CheckedDepartment;
use crate::docx;
use crate::export::table_files;
use crate::finding::{Finding, Language};
use crate::flat::{self, Surroundings};
use crate::model::Disclosure;
use crate::office::blank;
use crate::pipeline::{
    Workspace, broken_template, check_department, files, open, open_renderer, reconciliation,
};
use crate::publish::file;
use crate::render::{Alone, DisclosurePage};
use crate::site::route;
use crate::trouble::{Bilingual, Told as _};
use crate::workbook;

use super::arguments::{Arguments, ExportArguments, Format};
use super::attachment_links::AttachmentLinks;
use super::disclosure_place::DisclosurePlace;
use super::profiles::{says_nothing, unknown_profile};
use super::{ExitStatus, print, root};

/// `gongkai export DISCLOSURE --page|--fragment|--docx|--xlsx`, `gongkai export --blank PROFILE`
pub(super) fn run(arguments: &Arguments, command: &ExportArguments) -> anyhow::Result<ExitStatus> {
    let workspace = open(&root::find(arguments)?)?;
    if let Some(profile) = &command.blank {
        return blank_workbook(arguments, &workspace, profile, command);
    }
    let name = command.disclosure.as_deref().unwrap_or_default();
    let asked = DisclosurePlace::find(&workspace, name)?;
    let checked_department = check_department(&workspace, (asked.region, asked.department))?;
    let own = |finding: &&Finding| finding.disclosure.as_deref() == Some(&*asked.entry.path);
    let findings = checked_department.all().filter(own);
    // What would not be published does not leave by another door.
    let stops: Vec<&Finding> =
        workspace.findings.iter().chain(findings).filter(|finding| finding.stops()).collect();
    if !stops.is_empty() {
        print::findings(&stops, Format::Human, arguments.language());
        return Ok(ExitStatus::Findings);
    }
    let disclosure = checked_department
        .disclosure(&asked.entry.path)
        .told(|| Bilingual::new(format!("读不了 {name}"), format!("cannot read {name}")))?;
    let mut written = Vec::new();
    let bytes = if command.xlsx {
        files::workbook_of(&workspace, &checked_department, disclosure)?
    } else {
        match page(&workspace, &asked, &checked_department, disclosure, command) {
            Ok(html) if command.page => html.into_bytes(),
            Ok(html) => flattened(&workspace, &html, command)?,
            Err(error) => {
                let finding = broken_template(&error).ok_or(error)?;
                print::findings(&[&finding], Format::Human, arguments.language());
                return Ok(ExitStatus::Findings);
            }
        }
    };
    write(&command.output, &bytes, &mut written)?;
    if let Some(folder) = &command.attachments {
        file::make_folder(folder)?;
        attach(folder, &workspace, (&checked_department, disclosure), &mut written)?;
    }
    say(arguments, &written);
    Ok(ExitStatus::Clean)
}

fn blank_workbook(
    arguments: &Arguments,
    workspace: &Workspace,
    name: &str,
    command: &ExportArguments,
) -> anyhow::Result<ExitStatus> {
    let known: Vec<&str> = workspace.catalogue.profiles.keys().map(String::as_str).collect();
    let history = workspace.catalogue.profiles.get(name).told(|| unknown_profile(name, &known))?;
    let profile = command.year.map_or_else(|| history.latest(), |year| history.in_year(year));
    let requirement =
        profile.requirement(command.kind).ok_or_else(|| says_nothing(name, command.kind))?;
    let mut written = Vec::new();
    write(
        &command.output,
        &workbook::write(&blank(
            requirement,
            &workspace.catalogue,
            workspace.site.config.words.language(),
        ))?,
        &mut written,
    )?;
    say(arguments, &written);
    Ok(ExitStatus::Clean)
}

fn say(arguments: &Arguments, written: &[String]) {
    print::line(&match arguments.language() {
        Language::Chinese => format!("已写出：\n{}", written.join("\n")),
        Language::English => format!("written:\n{}", written.join("\n")),
    });
}

fn page(
    workspace: &Workspace,
    asked: &DisclosurePlace<'_>,
    checked_department: &CheckedDepartment,
    disclosure: &Disclosure,
    command: &ExportArguments,
) -> anyhow::Result<String> {
    let renderer = open_renderer(workspace)?;
    let form = if command.page { Alone::Page } else { Alone::Fragment };
    let reconciliation = reconciliation(checked_department, &disclosure.path)?;
    // A page by itself leads nowhere: the projects' other years stay in the site.
    let page = DisclosurePage::new(
        &workspace.site,
        &workspace.terms,
        (asked.region, asked.department, asked.entry),
        checked_department,
        disclosure,
        &reconciliation,
    );
    Ok(renderer.alone(&workspace.site, &page.by_itself(), form)?)
}

/// The page as an editor or a word processor keeps it, with links to attachments.
fn flattened(
    workspace: &Workspace,
    html: &str,
    command: &ExportArguments,
) -> anyhow::Result<Vec<u8>> {
    let words = &workspace.site.config.words;
    let links = match &command.links {
        Some(file) => AttachmentLinks::read(file)?,
        None => AttachmentLinks::default(),
    };
    let leads = |address: &str| links.leads(address);
    let around =
        Surroundings { leads: &leads, colon: words.word("marks.colon"), language: words.tag() };
    let mut blocks = flat::read(html, &around);
    blocks.extend(links.listed(words.word("article.attachments")));
    if command.docx {
        docx::write_page(&blocks)
    } else {
        Ok(flat::html(&blocks, words.tag()).into_bytes())
    }
}

/// The tables as files to hang on the page.
fn attach(
    folder: &Path,
    workspace: &Workspace,
    (checked, disclosure): (&CheckedDepartment, &Disclosure),
    written: &mut Vec<String>,
) -> anyhow::Result<()> {
    for (path, bytes) in table_files(disclosure) {
        let name = path.rsplit('/').next().unwrap_or(&path);
        write(&folder.join(name), &bytes, written)?;
    }
    let name = route::workbook_name(disclosure.year, disclosure.kind);
    write(&folder.join(name), &files::workbook_of(workspace, checked, disclosure)?, written)
}

fn write(path: &Path, bytes: &[u8], written: &mut Vec<String>) -> anyhow::Result<()> {
    file::replace(path, bytes)?;
    written.push(path.display().to_string());
    Ok(())
}
