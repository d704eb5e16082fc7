use std::path::Path;

use crate::docx;
use crate::draft::{Narration, narration};
use crate::finding::Language;
use crate::load;
use crate::markdown::word_paragraphs;
use crate::model::{Department, Disclosure, UNWRITTEN};
use crate::pipeline::{Workspace, open};
use crate::publish::file;
use crate::trouble::{Bilingual, Told as _};

use super::arguments::{Arguments, DraftArguments};
use super::disclosure_place::DisclosurePlace;
use super::profiles::says_nothing;
use super::{ExitStatus, print, root};

/// `gongkai draft DISCLOSURE`
pub(super) fn run(arguments: &Arguments, command: &DraftArguments) -> anyhow::Result<ExitStatus> {
    let workspace = open(&root::find(arguments)?)?;
    let asked = DisclosurePlace::find(&workspace, &command.disclosure)?;
    let read = load::department(
        &workspace.root,
        asked.department,
        &workspace.catalogue,
        &workspace.site.config,
    )?;
    let disclosure = read.department.disclosures.iter().find(|one| one.path == asked.entry.path);
    let name = &command.disclosure;
    let disclosure = disclosure
        .told(|| Bilingual::new(format!("读不了 {name}"), format!("cannot read {name}")))?;
    let markdown = written(&workspace, &read.department, disclosure)?;
    let own = workspace.root.join(format!("content/{}.md", asked.entry.path));
    let target = command.output.as_deref().unwrap_or(&own);
    let bytes = if is_word(target) {
        docx::write(&word_paragraphs(&printed(&workspace, disclosure, &markdown)), UNWRITTEN)?
    } else {
        markdown.clone().into_bytes()
    };
    file::replace(target, &bytes)?;
    let left = markdown.matches(UNWRITTEN).count();
    let target = target.display();
    print::line(&match arguments.language() {
        Language::Chinese => {
            format!("已写出 {target}；还有 {left} 处待填写，填好后用 gongkai check 检查。")
        }
        Language::English => {
            format!("written: {target}; {left} places are left to fill in, then run gongkai check.")
        }
    });
    Ok(ExitStatus::Clean)
}

fn is_word(path: &Path) -> bool {
    path.extension().is_some_and(|ending| ending.eq_ignore_ascii_case("docx"))
}

fn written(
    workspace: &Workspace,
    department: &Department,
    disclosure: &Disclosure,
) -> anyhow::Result<String> {
    let requirement = disclosure
        .profile
        .requirement(disclosure.kind)
        .ok_or_else(|| says_nothing(&disclosure.profile.id, disclosure.kind))?;
    let words = &workspace.site.config.words;
    Ok(narration(Narration { words, department, disclosure, requirement }))
}

/// A text with the figures that it binds as they are printed.
fn printed(workspace: &Workspace, disclosure: &Disclosure, markdown: &str) -> String {
    let words = &workspace.site.config.words;
    let mut text = String::with_capacity(markdown.len());
    let mut rest = markdown;
    while let Some((before, after)) = rest.split_once("[[") {
        text.push_str(before);
        let Some((path, behind)) = after.split_once("]]") else {
            text.push_str("[[");
            rest = after;
            continue;
        };
        let cell = disclosure.locate(path.split('→').next().unwrap_or(path).trim());
        let figure = cell.and_then(|located| located.cell).and_then(|cell| cell.figure());
        match figure {
            Some(figure) => {
                text.push_str(&words.measured(&figure.amount.to_string(), figure.unit));
            }
            None => text.push_str(&format!("[[{path}]]")),
        }
        rest = behind;
    }
    text + rest
}
