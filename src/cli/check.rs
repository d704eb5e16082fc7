use std::path::Path;

use crate::check::Tally;
use crate::finding::{Finding, Language};
use crate::pipeline::check;

use super::arguments::{Arguments, CheckArguments, Format};
use super::check_end::{came_out, status};
use super::coverage::print_coverage;
use super::scope::Scope;
use super::{ExitStatus, check_file, print, report, root};

/// `gongkai check`
pub(super) fn run(arguments: &Arguments, command: &CheckArguments) -> anyhow::Result<ExitStatus> {
    if let Some(files) = check_file::asked(arguments, command)? {
        return check_file::run(arguments, command, &files);
    }
    let workspace = root::workspace(arguments, &command.allow)?;
    let scope = Scope::of(&command.paths, &workspace)?;
    if command.format == Format::Human {
        scope.without_disclosure(&workspace).for_each(|path| empty(path, arguments.language()));
    }
    if command.coverage {
        print_coverage(
            &workspace,
            |path| scope.has_disclosure(path),
            command.format,
            arguments.language(),
        )?;
        return Ok(ExitStatus::Clean);
    }
    let report = check(&workspace)?;
    let shown: Vec<&Finding> =
        report.findings.iter().filter(|finding| scope.has(finding)).collect();
    // Machines get every finding; people get those that want something from them.
    let printed: Vec<&Finding> = match command.format {
        Format::Json | Format::Sarif => shown.clone(),
        Format::Human | Format::Short | Format::Github => {
            shown.iter().copied().filter(|finding| finding.acknowledged.is_none()).collect()
        }
    };
    if let Some(file) = &command.report {
        report::write(Some(&workspace.root), file, &shown, arguments.language())?;
    }
    print::findings(&printed, command.format, arguments.language());
    if command.format == Format::Human {
        print::line(&summary(
            report.tally(|path| scope.has_disclosure(path)),
            &shown,
            arguments.language(),
        ));
    }
    Ok(status(&shown, command))
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
