//! `gongkai import`: what an office's file holds goes into a disclosure; a folder of files, into those
//! of a region.

mod target;
mod report;
mod reported;
mod origin_lines;
mod document;
mod better_profile;
mod folder;

use std::path::{Path, PathBuf};

use anyhow::bail;

use crate::finding::Language;
use crate::pipeline::{Workspace, open};
use crate::trouble::Trouble;

use super::arguments::{Arguments, ImportArguments, ImportFormat};
use super::office_file::{OfficeFile, ending};
use super::profiles::no_form;
use super::schema::made_ready;
use super::{ExitStatus, print, root};

use document::{DocumentImport, Wanted};
use report::{doubtful, nothing};
use target::{AskedProfile, Target};

/// `gongkai import FILE... --into DISCLOSURE`, or `--into REGION`
pub(super) fn run(arguments: &Arguments, command: &ImportArguments) -> anyhow::Result<ExitStatus> {
    let root = root::find(arguments)?;
    if let Some(region) = folder::region(&command.into) {
        return folder::run(open(&root)?, arguments, command, region);
    }
    if command.year.is_some() || command.kind.is_some() {
        bail!(Trouble::new(
            "--year、--kind 只用于 --into 地区：公开件的路径已写明年度和种类",
            "--year and --kind go with --into REGION: the path of a disclosure says both",
        ));
    }
    if command.new_departments {
        bail!(Trouble::new(
            "--new-departments 只用于 --into 地区；一个部门用 gongkai new department 新建",
            "--new-departments goes with --into REGION; `gongkai new department` makes one",
        ));
    }
    if command.report.is_some() && command.files.len() > 1 {
        bail!(Trouble::new(
            "--report 写一个文件的结果：几个文件请分开导入，或一起写进地区（--into 地区）",
            "--report is of one file: import several one after the other, or into a region",
        ));
    }
    // Tables first: amounts of a text are bound to figures that are there.
    let mut files: Vec<&PathBuf> = command.files.iter().collect();
    files.sort_by_key(|file| is_text(file));
    let mut ended = ExitStatus::Clean;
    for file in files {
        if into_disclosure(&open(&root)?, arguments, command, file)? == ExitStatus::Findings {
            ended = ExitStatus::Findings;
        }
    }
    Ok(ended)
}

/// Whether a file is a text document by its name.
fn is_text(path: &Path) -> bool {
    ["docx", "docm", "dotx"].contains(&ending(path).as_str())
}

/// One file into one disclosure.
fn into_disclosure(
    workspace: &Workspace,
    arguments: &Arguments,
    command: &ImportArguments,
    file: &Path,
) -> anyhow::Result<ExitStatus> {
    let language = arguments.language();
    let asked = AskedProfile { named: command.profile.as_deref(), ..AskedProfile::default() };
    let target = Target::of(workspace, &command.into, asked)?;
    let file = OfficeFile::read(file, command.sheet.as_deref(), &workspace.catalogue.lexicon)?;
    let form = match &command.form {
        None => None,
        Some(name) => Some(workspace.catalogue.form(name).ok_or_else(|| no_form(name))?),
    };
    let wanted = Wanted { form, replace_narrative: command.replace_narrative, language };
    let mut import = DocumentImport::of(workspace, &target, &file, &wanted)?;
    let is_empty = import.is_empty();
    let is_doubtful = command.strict && !import.imported.doubts.is_empty();
    let writes = !is_doubtful && !is_empty && !command.dry_run;
    if writes {
        import.write()?;
        made_ready(workspace, &[&target.profile])?;
    }
    let lines = import.report.lines(language);
    if writes && import.marks_invented() {
        // People read it last; a report has it among its notes.
        import.report.notes.push(invented(language).to_owned());
    }
    if let Some(path) = &command.report {
        import.report.write(path, language)?;
    }
    match command.format {
        ImportFormat::Json => print::json(&import.report.json()),
        ImportFormat::Human => {
            lines.iter().for_each(|line| print::line(line));
            if is_doubtful {
                print::line(doubtful(language));
            } else if is_empty {
                print::line(nothing(language));
            } else if writes {
                print::line(&written(&target.path, import.says_text(), language));
                if import.marks_invented() {
                    print::line(&remark(invented(language), language));
                }
            }
        }
    }
    Ok(if is_doubtful || is_empty { ExitStatus::Findings } else { ExitStatus::Clean })
}

/// Something that must be known, as a line of its own.
fn remark(text: &str, language: Language) -> String {
    match language {
        Language::Chinese => format!("注意：{text}"),
        Language::English => format!("note: {text}"),
    }
}

/// That new disclosures are marked as invented, since their region is.
fn invented(language: Language) -> &'static str {
    match language {
        Language::Chinese => {
            "地区的 region.yaml 写着 origin: invented（虚构的数据），新的公开件照样写了：数据是真的，两处都要改成 origin: published"
        }
        Language::English => {
            "the region's region.yaml says origin: invented, and so do new disclosures: where the figures are real, write origin: published in both"
        }
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
