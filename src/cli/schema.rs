use std::collections::BTreeSet;
use std::path::Path;

use crate::check::rules;
use crate::finding::Language;
use crate::load::named_profiles;
use crate::pipeline::{Workspace, open};
use crate::publish::file;
use crate::schema::{FOLDER, SchemaFile, schema_files};

use super::arguments::{Arguments, SchemaArguments};
use super::{ExitStatus, print, root};

/// `gongkai schema`
pub(super) fn run(arguments: &Arguments, command: &SchemaArguments) -> anyhow::Result<ExitStatus> {
    let workspace = open(&root::find(arguments)?)?;
    let folder = command.output.clone().unwrap_or_else(|| workspace.root.join(FOLDER));
    let files = of_site(&workspace, &[]);
    write(&folder, &files)?;
    let (count, folder) = (files.len(), folder.display());
    print::line(&match arguments.language() {
        Language::Chinese => format!(
            "已写好 {folder}：{count} 个文件。新建的文件第一行写着用哪一个；已有的照样加一行，编辑器就会提示"
        ),
        Language::English => format!(
            "wrote {folder}: {count} files. New files name theirs on the first line; add such a line to others, and the editor helps"
        ),
    });
    Ok(ExitStatus::Clean)
}

/// Writes the schemas of a site where they are not there yet; `more` are profiles that new files
/// follow.
///
/// # Errors
/// When the disk refuses.
pub(super) fn made_ready(workspace: &Workspace, more: &[&str]) -> anyhow::Result<()> {
    let folder = workspace.root.join(FOLDER);
    let files = of_site(workspace, more);
    if files.iter().all(|file| folder.join(&file.name).is_file()) {
        return Ok(());
    }
    write(&folder, &files)
}

fn write(folder: &Path, files: &[SchemaFile]) -> anyhow::Result<()> {
    for one in files {
        file::replace(&folder.join(&one.name), one.text.as_bytes())?;
    }
    Ok(())
}

/// The schemas of a site: of disclosures by the profiles that it follows, declares or names.
fn of_site(workspace: &Workspace, more: &[&str]) -> Vec<SchemaFile> {
    let Workspace { root, site, catalogue, .. } = workspace;
    let mut used: BTreeSet<String> = named_profiles(root, &site.regions);
    used.extend(site.config.profile.clone());
    used.extend(more.iter().map(|name| (*name).to_owned()));
    let own = workspace.declarations.iter().filter(|file| file.path.starts_with("content/"));
    let own: Vec<&str> = own.map(|file| file.text.as_str()).collect();
    let profiles = catalogue.profiles.values().filter(|profile| {
        let declared = format!("profile: {}", profile.id);
        used.contains(&profile.id)
            || own.iter().any(|text| text.lines().any(|line| line.trim_end() == declared))
    });
    let names: Vec<&str> = rules().iter().map(|rule| rule.name).collect();
    schema_files(catalogue, profiles.map(AsRef::as_ref), &names)
}
