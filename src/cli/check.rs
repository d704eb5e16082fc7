use std::path::Path;

use crate::finding::{Finding, Language, Level};
use crate::pipeline::{Report, Tally, check};

use super::arguments::{Arguments, CheckArguments, Format};
use super::coverage::print_coverage;
use super::{Ended, print, root};

/// `gongkai check`
pub(super) fn run(arguments: &Arguments, command: &CheckArguments) -> anyhow::Result<Ended> {
    let opened = root::opened(arguments, &command.allow)?;
    if command.coverage {
        let asked =
            |path: &str| command.paths.is_empty() || command.paths.iter().any(|asked| Path::new("content").join(path).starts_with(asked) || Path::new(path).starts_with(asked));
        print_coverage(&opened, asked, command.format, arguments.language())?;
        return Ok(Ended::Clean);
    }
    let report = check(&opened)?;
    let shown: Vec<&Finding> = report.findings.iter().filter(|finding| within(finding, &command.paths, &opened.root)).collect();
    // Machines get every finding; people get those that want something from them.
    let printed: Vec<&Finding> = match command.format {
        Format::Json | Format::Sarif => shown.clone(),
        Format::Human | Format::Short | Format::Github => shown.iter().copied().filter(|finding| finding.acknowledged.is_none()).collect(),
    };
    print::findings(&printed, command.format, arguments.language());
    if command.format == Format::Human {
        print::line(&summary(&report, &shown, arguments.language()));
    }
    let fails = |finding: &&Finding| finding.stops() || (command.deny_warnings && finding.level == Level::Warning && finding.acknowledged.is_none());
    Ok(if shown.iter().any(fails) { Ended::Findings } else { Ended::Clean })
}

/// Whether a finding lies under one of the paths asked for.
fn within(finding: &Finding, paths: &[std::path::PathBuf], root: &Path) -> bool {
    let file = Path::new(&finding.place.file.path);
    let inside = |path: &std::path::PathBuf| {
        let path = path.strip_prefix(root).unwrap_or(path);
        let path = path.strip_prefix(".").unwrap_or(path);
        file.starts_with(path)
            || Path::new("content").join(path) == *file
            || file.starts_with(Path::new("content").join(path))
            || file.with_extension("") == Path::new("content").join(path)
    };
    paths.is_empty() || paths.iter().any(inside)
}

fn summary(report: &Report, shown: &[&Finding], language: Language) -> String {
    let count = |level: Level| shown.iter().filter(|finding| finding.level == level && finding.acknowledged.is_none()).count();
    let acknowledged = shown.iter().filter(|finding| finding.acknowledged.is_some()).count();
    let (errors, warnings, notes) = (count(Level::Error), count(Level::Warning), count(Level::Note));
    let (disclosures, Tally { held, failed, silent }) = (report.disclosures, report.tally);
    match language {
        Language::Chinese => format!(
            "{disclosures} 份公开件；勾稽关系 {held} 条相符、{failed} 条不符、{silent} 条不适用或算不出；错误 {errors}，警告 {warnings}，提示 {notes}；另有 {acknowledged} 项已作说明"
        ),
        Language::English => format!(
            "{disclosures} disclosures; identities: {held} hold, {failed} fail, {silent} not applicable or not computable; {errors} errors, {warnings} warnings, {notes} notes; {acknowledged} acknowledged"
        ),
    }
}
