use std::collections::BTreeMap;
use std::path::Path;
use std::sync::Arc;

use crate::characters::nearest;
use crate::finding::{Bilingual, Finding, Language};
use crate::source::{SourceFile, Unreadable, What, listed};
use crate::words;

use super::rules::UNUSED_TEMPLATE;
use super::static_files::left_out;
use super::text::{nowhere, plain_text, unreadable};
use super::unreadable::unreadable_words;

/// A site's own templates.
#[derive(Debug, Default)]
pub struct OwnTemplates {
    /// By their names inside `templates/`, as they were written.
    pub files: BTreeMap<String, Arc<SourceFile>>,
    /// What cannot be read, and what nothing uses.
    pub findings: Vec<Finding>,
}

/// Reads the templates under a site's root; `program` are those that come with the program, with
/// their texts. Names that begin with a point are passed over. The files of words are read with the
/// settings: here it is only seen whether they are files.
///
/// # Errors
/// When the disk refuses for a reason that no author can mend.
pub fn templates(root: &Path, program: &[(&str, &str)]) -> anyhow::Result<OwnTemplates> {
    let folder = root.join("templates");
    let mut own = OwnTemplates::default();
    let languages = [Language::Chinese, Language::English].map(words::file);
    let files = program.iter().map(|(name, _)| *name).chain(languages);
    own.findings
        .extend(files.clone().filter(|name| folder.join(name).is_dir()).map(folder_for_file));
    let is_folder = |path: &str| {
        files.clone().any(|name| name.strip_prefix(path).is_some_and(|rest| rest.starts_with('/')))
    };
    for one in listed(&folder)? {
        if one.path.split('/').any(|part| part.starts_with('.')) {
            continue;
        }
        let shown = if one.path.is_empty() {
            "templates".to_owned()
        } else {
            format!("templates/{}", one.path)
        };
        if let What::Unreadable(why) = one.what {
            // A file of words that may not be read is found where it is read.
            if !(why == Unreadable::Denied && languages.contains(&one.path.as_str())) {
                own.findings.push(
                    unreadable(&shown, unreadable_words(why))
                        .help("改正或移走", "mend it, or move it away"),
                );
            }
        } else if one.what == What::Leftover {
            own.findings.push(left_out(&shown));
        } else if is_folder(&one.path) {
            own.findings.push(unreadable(
                &shown,
                Bilingual::new(
                    "这里应是文件夹，却是文件",
                    "a folder must be here, and it is a file",
                ),
            ));
        } else if one.path.starts_with("words/") {
            own.findings.extend(
                (!languages.contains(&one.path.as_str()))
                    .then(|| no_language(&one.path, &languages)),
            );
        } else if let Some(file) = plain_text(&one.place, &shown, &mut own.findings)? {
            own.files.insert(one.path, file);
        }
    }
    let unused: Vec<String> =
        own.files.keys().filter(|name| !is_used(name, &own.files, program)).cloned().collect();
    for name in unused {
        own.findings.push(replaces_nothing(&name, program));
        // What is no template is none to be read as one: a licence, a note on the theme.
        if !name.ends_with(".html") {
            own.files.remove(&name);
        }
    }
    Ok(own)
}

fn no_language(path: &str, languages: &[&str]) -> Finding {
    let words = Bilingual::new(
        "界面没有这种语言，此文件不会被读取",
        "the interface has no such language: this file is not read",
    );
    let names: Vec<String> = languages.iter().map(|file| format!("templates/{file}")).collect();
    Finding::new(&UNUSED_TEMPLATE, words, nowhere(&format!("templates/{path}"))).help(
        format!("界面用语放在 {}；否则请移走", names.join(" 或 ")),
        format!("words are kept in {}; move it away otherwise", names.join(" or ")),
    )
}

fn folder_for_file(name: &str) -> Finding {
    unreadable(
        &format!("templates/{name}"),
        Bilingual::new("这里应是文件，却是文件夹", "a file must be here, and it is a folder"),
    )
}

fn replaces_nothing(name: &str, program: &[(&str, &str)]) -> Finding {
    let words = Bilingual::new(
        "没有同名的自带模板，也没有模板引入、继承它或用到它的组件：此文件不起作用",
        "no embedded template has this name, and no template includes or extends it or calls a component of it: it changes nothing",
    );
    let finding = Finding::new(&UNUSED_TEMPLATE, words, nowhere(&format!("templates/{name}")));
    match nearest(name, program.iter().map(|(name, _)| *name)) {
        Some(near) => finding.help(format!("是否指 templates/{near}？否则请移走"), format!("did you mean templates/{near}? move it away otherwise")),
        None => finding
            .help("自带模板的名称见 docs/reference/templates.md；不用的请移走", "docs/reference/templates.md has the names of the embedded templates; move it away otherwise"),
    }
}

/// Whether anything is made of a template: seen from its text, so that one that is broken is used
/// too.
fn is_used(name: &str, own: &BTreeMap<String, Arc<SourceFile>>, program: &[(&str, &str)]) -> bool {
    if program.iter().any(|(known, _)| *known == name) || name.starts_with("embedded/") {
        return true;
    }
    let others =
        || own.iter().filter(|(other, _)| *other != name).map(|(_, file)| file.text.as_str());
    let quoted = ['"', '\'', '`'].map(|quote| format!("{quote}{name}{quote}"));
    if others().any(|text| quoted.iter().any(|quoted| text.contains(quoted))) {
        return true;
    }
    let calls = |text: &str, component: &str| {
        text.match_indices('<').any(|(at, _)| names(&text[at + 1..]) == Some(component))
    };
    components(&own[name].text).any(|component| {
        program.iter().any(|(_, text)| components(text).any(|known| known == component))
            || others().any(|text| calls(text, component))
    })
}

/// The components that a template declares: `{% component Name(…) %}`.
fn components(text: &str) -> impl Iterator<Item = &str> {
    let inside = text.split("{%").skip(1).map(|tag| tag.trim_start_matches('-').trim_start());
    inside.filter_map(|tag| names(tag.strip_prefix("component")?))
}

/// The name that a text begins with.
fn names(text: &str) -> Option<&str> {
    let text = text.trim_start();
    let end =
        text.find(|c: char| !c.is_alphanumeric() && !matches!(c, '_' | '.')).unwrap_or(text.len());
    (end > 0).then(|| &text[..end])
}
