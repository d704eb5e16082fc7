//! `gongkai import FOLDER --into REGION`: files of many offices, each into the disclosure that it is
//! of. What a file is of is told by its own words and its folder, never guessed: what is doubtful is
//! listed first and left, with what to do.

mod offices;
mod initials;
mod new_office;
mod sorted;
mod given;
mod earlier;
mod fate;
mod missing;
mod listing;
mod folder_import;

use anyhow::bail;

use crate::cli::ExitStatus;
use crate::cli::arguments::{Arguments, ImportArguments};
use crate::cli::office_sources::{Sources, sources};
use crate::pipeline::Workspace;
use crate::site::RegionEntry;
use crate::trouble::Trouble;

use super::is_text;

use folder_import::FolderImport;

/// The region that is asked for; nothing where the path is one of a disclosure.
pub(super) fn region(into: &str) -> Option<&str> {
    let path = into.strip_prefix("content/").unwrap_or(into).trim_end_matches('/');
    (!path.contains('/')).then_some(path)
}

/// Takes a folder of files, or one file, into a region.
pub(super) fn run(
    workspace: Workspace,
    arguments: &Arguments,
    command: &ImportArguments,
    region: &str,
) -> anyhow::Result<ExitStatus> {
    if command.form.is_some() || command.sheet.is_some() {
        bail!(Trouble::new(
            "--form、--sheet 只用于一个文件写进一份公开件：--into region/department/year/kind",
            "--form and --sheet are for one file into one disclosure: --into region/department/year/kind",
        ));
    }
    region_of(&workspace, region)?;
    let Sources { mut documents, left } = sources(&command.files)?;
    // Tables first: amounts of a text are bound to figures that are there.
    documents.sort_by_key(|source| (is_text(source.path()), source.path().to_owned()));
    let mut import = FolderImport::new(workspace, arguments, command, region)?;
    for source in &documents {
        import.take(source)?;
    }
    import.take_again(&documents)?;
    for (file, why) in left {
        import.leave(file, why);
    }
    import.end()
}

fn region_of<'a>(workspace: &'a Workspace, slug: &str) -> anyhow::Result<&'a RegionEntry> {
    let mut regions = workspace.site.regions.iter();
    let known = |lead: &str| {
        let slugs: Vec<&str> =
            workspace.site.regions.iter().map(|entry| entry.region.slug.as_str()).collect();
        if slugs.is_empty() { String::new() } else { format!("{lead}{}", slugs.join("、")) }
    };
    match regions.find(|entry| entry.region.slug == slug) {
        Some(region) => Ok(region),
        None => bail!(Trouble::new(
            format!(
                "没有地区 content/{slug}{}（--into 写地区的文件夹，或一份公开件：region/department/year/kind）",
                known("，有的是 ")
            ),
            format!(
                "there is no region content/{slug}{} (--into takes a region's folder, or a disclosure: region/department/year/kind)",
                known(", there are ")
            ),
        )),
    }
}
