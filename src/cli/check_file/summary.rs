use crate::check::Tally;
use crate::finding::{Finding, Language, Level};

/// How identities came out in both.
pub fn sum(one: Tally, other: Tally) -> Tally {
    Tally {
        held: one.held + other.held,
        failed: one.failed + other.failed,
        inapplicable: one.inapplicable + other.inapplicable,
        stopped: one.stopped + other.stopped,
    }
}

/// How many documents were checked and how they came out.
pub fn summary(
    documents: usize,
    tally: Tally,
    findings: &[&Finding],
    language: Language,
) -> String {
    let count = |level: Level| findings.iter().filter(|finding| finding.level == level).count();
    let [errors, warnings, notes] = [Level::Error, Level::Warning, Level::Note].map(count);
    let Tally { held, failed, inapplicable, stopped } = tally;
    match language {
        Language::Chinese => format!(
            "{documents} 份文件；勾稽关系 {held} 条相符、{failed} 条不符、{inapplicable} 条不适用、{stopped} 条缺数不能核对；错误 {errors}，警告 {warnings}，提示 {notes}"
        ),
        Language::English => format!(
            "{documents} files; identities: {held} hold, {failed} fail, {inapplicable} not applicable, {stopped} stopped for want of a figure; {errors} errors, {warnings} warnings, {notes} notes"
        ),
    }
}
