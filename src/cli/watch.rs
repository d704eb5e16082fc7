use std::path::{Path, PathBuf};
use std::time::Duration;

use anyhow::bail;

use crate::finding::{Finding, Language, draw_short};
use crate::serve::follow;
use crate::source::{Hidden, Stamp, stamp, stamps};
use crate::trouble::Trouble;

use super::ExitStatus;
use super::arguments::{Arguments, CheckArguments, Format};
use super::print;

/// How often files of offices are looked at.
const LOOK: Duration = Duration::from_millis(500);

/// What one run of a check found, for people.
pub(super) struct Seen {
    /// What nobody answers for.
    pub findings: Vec<Finding>,
    /// The lines that sum it up.
    pub summary: Vec<String>,
}

/// Checks again whenever files change, and tells what is another than the time before. It ends when
/// it is ended.
///
/// # Errors
/// When there are no means to watch.
pub(super) fn watched(
    arguments: &Arguments,
    command: &CheckArguments,
    watched: &Watched<'_>,
    check: impl Fn() -> anyhow::Result<Seen>,
) -> anyhow::Result<ExitStatus> {
    let language = arguments.language();
    if command.format != Format::Human {
        bail!(Trouble::new(
            "--watch 只给人看：不能与 --format 同用",
            "--watch is for people: it goes with no --format",
        ));
    }
    let mut before: Option<Vec<Finding>> = None;
    let mut run = || match check() {
        Ok(seen) => {
            told(before.as_deref(), &seen, language);
            before = Some(seen.findings);
        }
        // A file that is being saved may be gone for a moment: what is there next is looked at.
        Err(error) => print::trouble(&error, language),
    };
    match watched {
        Watched::Site(root) => follow(root, run)?,
        Watched::Files(files) => loop {
            let state = looks(files);
            run();
            while looks(files) == state {
                std::thread::sleep(LOOK);
            }
        },
    }
    Ok(ExitStatus::Clean)
}

/// What is watched.
pub(super) enum Watched<'a> {
    /// A site, under its root.
    Site(&'a Path),
    /// Files of offices, or folders of such.
    Files(&'a [PathBuf]),
}

fn looks(files: &[PathBuf]) -> Vec<(String, Stamp)> {
    let look = |path: &PathBuf| {
        if path.is_dir() {
            stamps(path, Hidden::Passed)
        } else {
            vec![(String::new(), stamp(path))]
        }
    };
    files.iter().flat_map(look).collect()
}

/// Tells all of a first run, and of another what came and what went.
fn told(before: Option<&[Finding]>, seen: &Seen, language: Language) {
    let Some(before) = before else {
        let all: Vec<&Finding> = seen.findings.iter().collect();
        print::findings(&all, Format::Human, language);
        seen.summary.iter().for_each(|line| print::line(line));
        print::line(match language {
            Language::Chinese => "文件一改就再查，只列出变了的；按 Ctrl-C 结束",
            Language::English => {
                "files that change are checked again, and what is new is told; Ctrl-C ends it"
            }
        });
        return;
    };
    let (new, gone) = (beyond(&seen.findings, before), beyond(before, &seen.findings));
    print::findings(&new, Format::Human, language);
    for finding in &gone {
        let short = draw_short(finding, language);
        print::line(&match language {
            Language::Chinese => format!("不再有：{short}"),
            Language::English => format!("gone: {short}"),
        });
    }
    let (new, gone) = (new.len(), gone.len());
    print::line(&match language {
        Language::Chinese => format!("新增 {new}，不再有 {gone}"),
        Language::English => format!("{new} new, {gone} gone"),
    });
    seen.summary.iter().for_each(|line| print::line(line));
}

/// The findings that others do not have. A line may have moved: it is not looked at.
fn beyond<'a>(findings: &'a [Finding], others: &[Finding]) -> Vec<&'a Finding> {
    let mut left: Vec<&Finding> = others.iter().collect();
    let is_new = |finding: &&Finding| match left.iter().position(|other| same(finding, other)) {
        Some(at) => {
            left.swap_remove(at);
            false
        }
        None => true,
    };
    findings.iter().filter(is_new).collect()
}

fn same(one: &Finding, other: &Finding) -> bool {
    one.rule.name == other.rule.name
        && one.level == other.level
        && one.place.file.path == other.place.file.path
        && one.at == other.at
        && one.message == other.message
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::finding::Bilingual;
    use crate::source::{Place, SourceFile, Span};

    fn finding(message: &str, start: usize) -> Finding {
        let file = Arc::new(SourceFile::new("content/a.yaml", "a: 1\nb: 2\n"));
        let rule = crate::check::explain("total-mismatch").expect("a rule");
        let place = Place::new(&file, Span::new(start, start + 1));
        Finding::new(rule, Bilingual::new(message, message), place)
    }

    #[test]
    fn what_only_moved_is_not_new_and_each_counts_once() {
        let before = [finding("甲", 0), finding("甲", 5)];
        let after = [finding("甲", 5), finding("乙", 0)];
        let messages = |found: Vec<&Finding>| -> Vec<String> {
            found.into_iter().map(|one| one.message.zh.clone()).collect()
        };
        assert_eq!(messages(beyond(&after, &before)), ["乙"]);
        assert_eq!(messages(beyond(&before, &after)), ["甲"]);
    }
}
