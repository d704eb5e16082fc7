use super::finding::{Finding, Role};
use super::level::Level;
use super::rule_info::Concern;
use crate::source::{quote, quoted};
use crate::trouble::Language;

/// What an acknowledgement of a finding must record, as it is written there: the place, what is
/// reported, what is computed. Nothing for a hint, which nobody need acknowledge, nor where there is
/// no place.
pub(super) fn record(finding: &Finding) -> Option<String> {
    let at = finding.at.as_deref()?;
    // Nobody acknowledges in an office's file.
    let in_content = finding.place.file.sheet.is_none();
    let asked = in_content && finding.is_open() && finding.level != Level::Note;
    let reported = value("reported", finding.reported());
    let computed = value("computed", finding.computed());
    asked.then(|| format!("at: {}{reported}{computed}", places(at, finding)))
}

/// The place of a finding; of one that was made of several, all of them as a list.
fn places(at: &str, finding: &Finding) -> String {
    let alike = finding.related.iter().filter(|other| other.role == Role::Alike);
    let others: Vec<String> = alike.filter_map(|other| other.at.as_deref()).map(quote).collect();
    match others.as_slice() {
        [] => quote(at),
        others => format!("[{}, {}]", quote(at), others.join(", ")),
    }
}

/// The same as the beginning of an entry of `acknowledgements`, with the rule, the identity and what
/// its sentence says: who speaks and why are left to be written.
pub(super) fn entry(finding: &Finding) -> Option<String> {
    said(finding, "", "")
}

/// The whole entry, to be pasted once somebody looked: the transcriber says that the document is so,
/// or lacks it.
pub(super) fn answer(finding: &Finding, language: Language) -> Option<String> {
    let reason = match (finding.rule.concern, language) {
        (Concern::Incomplete, Language::Chinese) => "原文件没有",
        (Concern::Incomplete, Language::English) => "the document has none",
        (_, Language::Chinese) => "原文件如此，照录",
        (_, Language::English) => "so in the document",
    };
    said(finding, "transcriber", &quote(reason))
}

fn said(finding: &Finding, by: &str, reason: &str) -> Option<String> {
    let record = record(finding)?;
    let identity = value("identity", finding.identity.as_deref());
    let sentence = value("sentence", finding.sentence.as_deref());
    let rule = finding.rule.name;
    Some(format!("{{ rule: {rule}{identity}, {record}{sentence}, by: {by}, reason: {reason} }}"))
}

fn value(key: &str, text: Option<&str>) -> String {
    text.map(|text| format!(", {key}: {}", quoted(text))).unwrap_or_default()
}
