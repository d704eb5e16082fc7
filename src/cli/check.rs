use std::path::Path;

use crate::check::Tally;
use crate::finding::{Finding, Language};
use crate::pipeline::{Report, Unreleased, Workspace, check};

use super::arguments::{Arguments, CheckArguments, Format};
use super::check_end::{came_out, status};
use super::coverage::print_coverage;
use super::left_out::left_out;
use super::scope::Scope;
use super::timings::print_timings;
use super::watch::{Seen, Watched, watched};
use super::{ExitStatus, check_file, print, progress, report, root};

/// `gongkai check`
pub(super) fn run(arguments: &Arguments, command: &CheckArguments) -> anyhow::Result<ExitStatus> {
    if let Some(files) = check_file::asked(arguments, command)? {
        return check_file::run(arguments, command, &files);
    }
    if command.watch {
        let root = root::find(arguments)?;
        return watched(arguments, command, &Watched::Site(&root), || seen(arguments, command));
    }
    let workspace = root::workspace(arguments, &command.allow, Unreleased::Told)?;
    let language = arguments.language();
    let scope = Scope::of(&command.paths, &workspace)?;
    if command.format == Format::Human {
        scope.without_disclosure(&workspace).for_each(|path| empty(path, language));
    }
    if command.coverage {
        let asked = |path: &str| scope.has_disclosure(path);
        print_coverage(&workspace, asked, command.format, language)?;
        return Ok(ExitStatus::Clean);
    }
    let report = progress::shown(&workspace.course, language, || check(&workspace))?;
    let shown: Vec<&Finding> =
        report.findings.iter().filter(|finding| scope.has(finding)).collect();
    // Machines get every finding; people get those that want something from them.
    let printed: Vec<&Finding> = match command.format {
        Format::Json | Format::Sarif => shown.clone(),
        Format::Human | Format::Short | Format::Github | Format::Answers => open(&shown),
    };
    if let Some(file) = &command.report {
        report::write(Some(&workspace.root), file, &shown, language)?;
    }
    print::findings(&printed, command.format, language);
    if command.format == Format::Human {
        for line in sums(&workspace, &scope, (&report, &shown), language) {
            print::line(&line);
        }
    }
    if command.timings {
        print_timings(&workspace.course, language);
    }
    Ok(status(&shown, command))
}

/// What one run of `--watch` finds.
fn seen(arguments: &Arguments, command: &CheckArguments) -> anyhow::Result<Seen> {
    let workspace = root::workspace(arguments, &command.allow, Unreleased::Told)?;
    let scope = Scope::of(&command.paths, &workspace)?;
    let report = check(&workspace)?;
    let shown: Vec<&Finding> =
        report.findings.iter().filter(|finding| scope.has(finding)).collect();
    let summary = sums(&workspace, &scope, (&report, &shown), arguments.language());
    Ok(Seen { findings: open(&shown).into_iter().cloned().collect(), summary })
}

/// The findings that nobody answers for.
fn open<'a>(findings: &[&'a Finding]) -> Vec<&'a Finding> {
    findings.iter().copied().filter(|finding| finding.is_open()).collect()
}

/// The lines that sum a check up.
fn sums(
    workspace: &Workspace,
    scope: &Scope,
    (report, shown): (&Report, &[&Finding]),
    language: Language,
) -> Vec<String> {
    let asked = |path: &str| scope.has_disclosure(path);
    let held = left_out(workspace, asked, language).map(|held| match language {
        Language::Chinese => format!("其中不列入 build 的：{held}"),
        Language::English => format!("left out of a build: {held}"),
    });
    [summary(report.tally(asked), shown, language)].into_iter().chain(held).collect()
}

fn empty(path: &Path, language: Language) {
    print::line(&match language {
        Language::Chinese => format!("{} 下没有公开件", path.display()),
        Language::English => format!("{} holds no disclosure", path.display()),
    });
}

fn summary((disclosures, tally): (usize, Tally), shown: &[&Finding], language: Language) -> String {
    let acknowledged = shown.iter().filter(|finding| finding.acknowledged.is_some()).count();
    // A check that stops is counted where the owner looks, with the way to the list.
    let listed = match (tally.stopped, language) {
        (0, _) => "",
        (_, Language::Chinese) => "（check --coverage 列出）",
        (_, Language::English) => " (check --coverage lists them)",
    };
    let came_out = came_out(tally, listed, shown, language);
    match language {
        Language::Chinese => {
            format!("{disclosures} 份公开件；{came_out}；另有 {acknowledged} 项已作说明")
        }
        Language::English => {
            format!("{disclosures} disclosures; {came_out}; {acknowledged} acknowledged")
        }
    }
}
