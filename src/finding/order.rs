use super::finding::Finding;

/// Sorts findings by file, line, column, rule, identity and message, so that no thread decides what
/// is printed first.
pub fn sort(findings: &mut [Finding]) {
    findings.sort_by(|a, b| key(a).cmp(&key(b)));
}

fn key(finding: &Finding) -> (&str, u32, u32, &str, Option<&str>, &str) {
    let place = &finding.place;
    (
        &place.file.path,
        place.span.start,
        place.span.end,
        finding.rule.name,
        finding.identity.as_deref(),
        &finding.message.en,
    )
}
