//! `gongkai import`: what an office's file holds goes into a disclosure.

mod target;
mod report;
mod origin_lines;

use std::path::Path;
use std::sync::Arc;

use anyhow::bail;

use crate::finding::Language;
use crate::model::{MoneyUnit, Origin as RegionOrigin};
use crate::office::{Head, Imported, Request, Spliced, disclosure_text, extract, origins, splice};
use crate::pipeline::{Workspace, open};
use crate::publish::file::Replacement;
use crate::source::{self, SourceFile};
use crate::trouble::Trouble;

use super::arguments::{Arguments, ImportArguments};
use super::office_file::OfficeFile;
use super::profiles::{no_form, says_nothing};
use super::{ExitStatus, print, root};

use origin_lines::origin_lines;
use report::{doubtful, report};
use target::Target;

/// `gongkai import FILE --into DISCLOSURE`
pub(super) fn run(arguments: &Arguments, command: &ImportArguments) -> anyhow::Result<ExitStatus> {
    let workspace = open(&root::find(arguments)?)?;
    let target = Target::of(&workspace, &command.into, command.profile.as_deref())?;
    let file = OfficeFile::read(&command.file, command.sheet.as_deref())?;
    let history = &workspace.catalogue.profiles[&target.profile];
    let profile = history.in_year(target.year);
    let requirement =
        profile.requirement(target.kind).ok_or_else(|| says_nothing(&profile.id, target.kind))?;
    let form = match &command.form {
        None => None,
        Some(name) => Some(workspace.catalogue.form(name).ok_or_else(|| no_form(name))?),
    };
    let imported = extract(
        &file.sheets,
        &Request {
            catalogue: &workspace.catalogue,
            requirement,
            project_form: target.said.project_form.as_ref(),
            projects_in: target.projects_in(&workspace.catalogue, requirement),
            unit: target.said.unit.unwrap_or(MoneyUnit::TenThousandYuan),
            form,
            year: target.year,
            offices: &target.offices,
        },
    );
    report(&file, &imported, arguments.language());
    if command.strict && !imported.doubts.is_empty() {
        print::line(doubtful(arguments.language()));
        return Ok(ExitStatus::Findings);
    }
    if imported.is_empty() {
        return Ok(ExitStatus::Findings);
    }
    if !command.dry_run {
        write(&workspace, &target, &command.file, &imported)?;
        print::line(&written(&target.path, arguments.language()));
    }
    Ok(ExitStatus::Clean)
}

/// Puts an import into its disclosure, and keeps beside it where each figure came from.
fn write(
    workspace: &Workspace,
    target: &Target,
    file: &Path,
    imported: &Imported,
) -> anyhow::Result<()> {
    let content = workspace.root.join("content");
    let path = content.join(format!("{}.yaml", target.path));
    let text =
        if path.is_file() { into_existing(&path, imported)? } else { new_text(target, imported) };
    let name = file.file_name().map(|name| name.to_string_lossy().into_owned());
    let origin = content.join(format!("{}.import.csv", target.path));
    let lines = origin_lines(&origin, &name.unwrap_or_default(), &origins(imported))?;
    // Both can be written, or neither is.
    let (disclosure, origin) = (Replacement::of(&path)?, Replacement::of(&origin)?);
    disclosure.with(text.as_bytes())?;
    origin.with(&lines)?;
    Ok(())
}

fn written(path: &str, language: Language) -> String {
    match language {
        Language::Chinese => format!(
            "已写入 content/{path}.yaml；各数出自哪个单元格记在同名的 .import.csv。用 gongkai check 检查。"
        ),
        Language::English => format!(
            "written into content/{path}.yaml; which cell each figure came from is kept in the .import.csv beside it. Run gongkai check."
        ),
    }
}

fn new_text(target: &Target, imported: &Imported) -> String {
    let profile = target.named.then_some(target.profile.as_str());
    let head =
        Head { year: target.year, profile, invented: target.origin == RegionOrigin::Invented };
    disclosure_text(&head, imported)
}

fn into_existing(path: &Path, imported: &Imported) -> anyhow::Result<String> {
    let text = source::text(path)?;
    let file = Arc::new(SourceFile::new(path.display().to_string(), text));
    match splice(&file, imported) {
        Spliced::Text(text) => Ok(text),
        Spliced::Refused(why) => bail!(Trouble::new(
            format!("不能导入 {}：{}", path.display(), why.zh),
            format!("cannot import into {}: {}", path.display(), why.en)
        )),
    }
}
