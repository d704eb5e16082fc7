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
        word(&workspace, disclosure, &markdown)?
    } else {
        // The text is the file's but for what was put in: so is its byte-order mark.
        let has_mark = disclosure.narrative.as_ref().is_some_and(|one| one.file.has_mark);
        let mark = if has_mark { "\u{feff}" } else { "" };
        format!("{mark}{markdown}").into_bytes()
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
    let catalogue = &workspace.catalogue;
    Ok(narration(Narration { words, catalogue, department, disclosure, requirement }))
}

/// A text as a Word document, with the figures that it binds as they are printed.
fn word(workspace: &Workspace, disclosure: &Disclosure, markdown: &str) -> anyhow::Result<Vec<u8>> {
    let words = &workspace.site.config.words;
    let bound = |path: &str, unit: Option<&str>| {
        words.bound(disclosure.locate(path)?.cell?.figure()?, unit)
    };
    docx::write(&word_paragraphs(markdown, &bound), UNWRITTEN)
}
