//! `gongkai import`: what an office's file holds goes into a disclosure.

mod target;
mod report;
mod reported;
mod origin_lines;

use std::path::Path;
use std::sync::Arc;

use anyhow::bail;

use crate::finding::Language;
use crate::model::{KindRequirement, MoneyUnit, Origin as RegionOrigin};
use crate::office::{
    Head, Imported, OfficeDocument, Origin, Request, Spliced, TextNarrative, UntakenTables,
    disclosure_text, extract, origins, splice,
};
use crate::pipeline::{Workspace, WrittenDocument, open};
use crate::publish::file::Replacement;
use crate::source::{self, SourceFile, Spot};
use crate::trouble::Trouble;

use super::arguments::{Arguments, ImportArguments, ImportFormat};
use super::office_file::OfficeFile;
use super::profiles::{no_form, says_nothing};
use super::{ExitStatus, print, root};

use origin_lines::origin_lines;
use report::{doubtful, nothing};
use reported::reported;
use target::Target;

/// `gongkai import FILE --into DISCLOSURE`
pub(super) fn run(arguments: &Arguments, command: &ImportArguments) -> anyhow::Result<ExitStatus> {
    let workspace = open(&root::find(arguments)?)?;
    let target = Target::of(&workspace, &command.into, command.profile.as_deref())?;
    let file =
        OfficeFile::read(&command.file, command.sheet.as_deref(), &workspace.catalogue.lexicon)?;
    let history = &workspace.catalogue.profiles[&target.profile];
    let profile = history.in_year(target.year);
    let requirement =
        profile.requirement(target.kind).ok_or_else(|| says_nothing(&profile.id, target.kind))?;
    let form = match &command.form {
        None => None,
        Some(name) => Some(workspace.catalogue.form(name).ok_or_else(|| no_form(name))?),
    };
    let mut imported = extract(
        &file.document.sheets,
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
    let narrative =
        narrative(&workspace, &target, command, &file.document, requirement, &mut imported);
    let language = arguments.language();
    let report = reported(&file, &imported, narrative.as_ref(), language);
    let says_text = narrative.as_ref().is_some_and(|text| text.count().taken > 0);
    let is_empty = imported.is_empty() && !says_text;
    let is_doubtful = command.strict && !imported.doubts.is_empty();
    let writes = !is_doubtful && !is_empty && !command.dry_run;
    if writes {
        let origin = Imports { file: &file.document, name: &command.file, imported: &imported };
        write(&workspace, &target, &origin, narrative.as_ref().filter(|_| says_text))?;
    }
    if let Some(path) = &command.report {
        report.write(path, language)?;
    }
    match command.format {
        ImportFormat::Json => print::json(&report.json()),
        ImportFormat::Human => {
            report.lines(language).iter().for_each(|line| print::line(line));
            if is_doubtful {
                print::line(doubtful(language));
            } else if is_empty {
                print::line(nothing(language));
            } else if writes {
                print::line(&written(&target.path, says_text, language));
            }
        }
    }
    Ok(if is_doubtful || is_empty { ExitStatus::Findings } else { ExitStatus::Clean })
}

/// The text of a text document as a narrative, what its sentences say of statements taken, and its
/// amounts bound to the figures they are; it is left where the disclosure has one, unless that
/// is to be replaced.
fn narrative(
    workspace: &Workspace,
    target: &Target,
    command: &ImportArguments,
    document: &OfficeDocument,
    requirement: &KindRequirement,
    imported: &mut Imported,
) -> Option<TextNarrative> {
    let text = document.narrated()?;
    let unjoined = text.unjoined(imported);
    imported.doubts.extend(unjoined);
    let is_taken = |sheet: &str| imported.took_from(sheet);
    let mut narrative = text.narrative(requirement, is_taken, UntakenTables::Kept);
    let written = WrittenDocument {
        catalogue: &workspace.catalogue,
        config: &workspace.site.config,
        profile: &target.profile,
        requirement,
        year: target.year,
        kind: target.kind,
        department: &target.department,
        units: target.units.clone(),
        path: &document.path,
    };
    // Where the text takes the place of another, so do the figures of its sentences.
    let is_there = |statement: &str| {
        let mut own = target.said.statements.iter();
        !command.replace_narrative && own.any(|own| own == statement)
    };
    written.state(imported, &narrative, is_there);
    let disclosure = workspace.root.join("content").join(format!("{}.yaml", target.path));
    written.bind(imported, &mut narrative, as_it_will_be(&disclosure, imported).as_deref());
    let there = workspace.root.join("content").join(format!("{}.md", target.path));
    if there.exists() && !command.replace_narrative {
        narrative.leave();
    }
    Some(narrative)
}

/// What is imported, and from where.
struct Imports<'a> {
    file: &'a OfficeDocument,
    name: &'a Path,
    imported: &'a Imported,
}

/// Puts an import into its disclosure, the narrative beside it, and where each figure came from.
fn write(
    workspace: &Workspace,
    target: &Target,
    Imports { file, name, imported }: &Imports<'_>,
    narrative: Option<&TextNarrative>,
) -> anyhow::Result<()> {
    let content = workspace.root.join("content");
    let path = content.join(format!("{}.yaml", target.path));
    let text =
        if path.is_file() { into_existing(&path, imported)? } else { new_text(target, imported) };
    let name = name.file_name().map(|name| name.to_string_lossy().into_owned());
    let origin = content.join(format!("{}.import.csv", target.path));
    let mut found = origins(imported);
    found.iter_mut().for_each(|origin| named_in_text(file, origin));
    let lines = origin_lines(&origin, &name.unwrap_or_default(), &found)?;
    let markdown = content.join(format!("{}.md", target.path));
    let markdown = narrative.map(|text| (markdown, text.text()));
    // All can be written, or none is.
    let (disclosure, origin) = (Replacement::of(&path)?, Replacement::of(&origin)?);
    let markdown =
        markdown.map(|(path, text)| Ok::<_, anyhow::Error>((Replacement::of(&path)?, text)));
    let markdown = markdown.transpose()?;
    disclosure.with(text.as_bytes())?;
    origin.with(&lines)?;
    if let Some((markdown, text)) = markdown {
        markdown.with(text.as_bytes())?;
    }
    Ok(())
}

/// Calls the cell of a text document by its table, row and column, its paragraph by its number.
fn named_in_text(file: &OfficeDocument, origin: &mut Origin) {
    match file.spots(&origin.sheet, Some(&origin.cell)) {
        Some((Spot::TableCell(table, row, column), _)) => {
            origin.sheet = format!("第{table}个表");
            origin.cell = format!("第{}行第{}列", row + 1, column + 1);
        }
        Some((Spot::Paragraph(number), _)) => origin.cell = format!("第{number}段"),
        Some((Spot::Cell(..) | Spot::Table(_), _)) | None => {}
    }
}

fn written(path: &str, says_text: bool, language: Language) -> String {
    let text = match (says_text, language) {
        (false, _) => String::new(),
        (true, Language::Chinese) => format!("，说明写入 content/{path}.md"),
        (true, Language::English) => format!(", the narrative into content/{path}.md"),
    };
    match language {
        Language::Chinese => format!(
            "已写入 content/{path}.yaml{text}；各数出自哪个单元格记在同名的 .import.csv。用 gongkai check 检查。"
        ),
        Language::English => format!(
            "written into content/{path}.yaml{text}; which cell each figure came from is kept in the .import.csv beside it. Run gongkai check."
        ),
    }
}

fn new_text(target: &Target, imported: &Imported) -> String {
    let profile = target.named.then_some(target.profile.as_str());
    let head =
        Head { year: target.year, profile, invented: target.origin == RegionOrigin::Invented };
    disclosure_text(&head, imported)
}

/// The text of the disclosure that is there with what is imported; nothing where there is none that
/// takes it.
fn as_it_will_be(path: &Path, imported: &Imported) -> Option<String> {
    let text = source::text(path).ok()?;
    match splice(&Arc::new(SourceFile::new(path.display().to_string(), text)), imported) {
        Spliced::Text(text) => Some(text),
        Spliced::Refused(_) => None,
    }
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
