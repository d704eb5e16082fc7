use super::finding::Finding;
use super::level::Level;
use crate::source::{quote, quoted};

/// What an acknowledgement of a finding must record, as it is written there: the place, what is
/// reported, what is computed. Nothing for a hint, which nobody need acknowledge, nor where there is
/// no place.
pub(super) fn record(finding: &Finding) -> Option<String> {
    let at = finding.at.as_deref()?;
    // Nobody acknowledges in an office's file.
    let in_content = finding.place.file.sheet.is_none();
    let asked = in_content && finding.acknowledged.is_none() && finding.level != Level::Note;
    let reported = value("reported", finding.reported());
    let computed = value("computed", finding.computed());
    asked.then(|| format!("at: {}{reported}{computed}", quote(at)))
}

/// The same as the beginning of an entry of `acknowledgements`, with the rule, the identity and what
/// its sentence says: who speaks and why are left to be written.
pub(super) fn entry(finding: &Finding) -> Option<String> {
    let record = record(finding)?;
    let identity = value("identity", finding.identity.as_deref());
    let sentence = value("sentence", finding.sentence.as_deref());
    let rule = finding.rule.name;
    Some(format!("{{ rule: {rule}{identity}, {record}{sentence}, by: , reason:  }}"))
}

fn value(key: &str, text: Option<&str>) -> String {
    text.map(|text| format!(", {key}: {}", quoted(text))).unwrap_or_default()
}
