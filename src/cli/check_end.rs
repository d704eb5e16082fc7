use crate::check::Tally;
use crate::finding::{Finding, Language, Level};

use super::ExitStatus;
use super::arguments::CheckArguments;

/// How identities came out, and how many findings of each level nobody answers for. `listed` says
/// where those are listed that stopped for want of a figure.
pub fn came_out(tally: Tally, listed: &str, findings: &[&Finding], language: Language) -> String {
    let count = |level: Level| {
        let open = findings.iter().filter(|finding| finding.is_open());
        open.filter(|finding| finding.level == level).count()
    };
    let [errors, warnings, notes] = [Level::Error, Level::Warning, Level::Note].map(count);
    let Tally { held, failed, inapplicable, stopped } = tally;
    match language {
        Language::Chinese => format!(
            "勾稽关系 {held} 条相符、{failed} 条不符、{inapplicable} 条不适用、{stopped} 条缺数不能核对{listed}；错误 {errors}，警告 {warnings}，提示 {notes}"
        ),
        Language::English => format!(
            "identities: {held} hold, {failed} fail, {inapplicable} not applicable, {stopped} stopped for want of a figure{listed}; {errors} errors, {warnings} warnings, {notes} notes"
        ),
    }
}

/// How a check ends that found this.
pub fn status(findings: &[&Finding], command: &CheckArguments) -> ExitStatus {
    let fails = |finding: &&Finding| {
        finding.stops()
            || (command.deny_warnings && finding.level == Level::Warning && finding.is_open())
    };
    if findings.iter().any(fails) { ExitStatus::Findings } else { ExitStatus::Clean }
}
