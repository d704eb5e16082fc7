use std::cmp::Ordering;

use crate::source::SheetOf;

use super::finding::Finding;

/// Sorts findings by file, sheet, line, column, rule, identity and message, so that no thread decides what
/// is printed first.
pub fn sort(findings: &mut [Finding]) {
    findings.sort_by(order);
}

/// The same for findings that lie elsewhere.
pub(super) fn sort_each(findings: &mut [&Finding]) {
    findings.sort_by(|a, b| order(a, b));
}

/// Which of two comes first.
pub(super) fn order(a: &Finding, b: &Finding) -> Ordering {
    key(a).cmp(&key(b))
}

fn key(finding: &Finding) -> (&str, Option<&SheetOf>, u32, u32, &str, Option<&str>, &str) {
    let place = &finding.place;
    (
        &place.file.path,
        place.file.sheet.as_ref(),
        place.span.start,
        place.span.end,
        finding.rule.name,
        finding.identity.as_deref(),
        &finding.message.en,
    )
}
