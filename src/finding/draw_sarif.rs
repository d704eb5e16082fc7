use serde_json::{Value, json};

use crate::characters::shown_in_json;

use super::finding::{Finding, Related};
use super::level::Level;
use super::printable::spot_words;
use super::record::entry;
use super::rule_info::RuleInfo;
use crate::source::{Place, Spot};
use crate::trouble::Language;
use crate::workbook::cell_name;

/// Draws findings as one SARIF 2.1.0 log. The few objects used here are written out: a library of
/// the whole format would be ten times this file. What is acknowledged is a suppressed result, with
/// its reason.
pub fn draw_sarif(findings: &[&Finding], rules: &[&RuleInfo], language: Language) -> String {
    let descriptor = |rule: &&RuleInfo| {
        let summary = match language {
            Language::Chinese => rule.zh,
            Language::English => rule.en,
        };
        json!({ "id": rule.name, "shortDescription": { "text": summary }, "help": { "text": rule.documentation.trim() }, "defaultConfiguration": { "level": level(rule.level) } })
    };
    let results: Vec<Value> =
        findings.iter().map(|finding| result(finding, rules, language)).collect();
    let log = json!({
        "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
        "version": "2.1.0",
        "runs": [{
            "tool": { "driver": { "name": "gongkai", "version": env!("CARGO_PKG_VERSION"), "rules": rules.iter().map(descriptor).collect::<Vec<Value>>() } },
            "columnKind": "unicodeCodePoints",
            "results": results,
        }],
    });
    shown_in_json(&format!("{log:#}")).into_owned()
}

fn result(finding: &Finding, rules: &[&RuleInfo], language: Language) -> Value {
    let mut result = json!({
        "ruleId": finding.rule.name,
        "level": level(finding.level),
        "message": { "text": finding.with_causes(language) },
        "locations": [location(&finding.place)],
    });
    if let (Some(at), Some(stands)) = (&finding.at, &finding.stands)
        && finding.place.file.sheet.is_none()
    {
        let name = stands.in_language(language);
        result["locations"][0]["logicalLocations"] =
            json!([{ "name": name, "fullyQualifiedName": at }]);
    }
    if let Some(index) = rules.iter().position(|rule| rule.name == finding.rule.name) {
        result["ruleIndex"] = json!(index);
    }
    if !finding.related.is_empty() {
        result["relatedLocations"] =
            finding.related.iter().map(|one| related(one, language)).collect();
    }
    let numbers =
        finding.arithmetic.as_ref().map(|numbers| json!({ "reported": numbers.reported, "computed": numbers.computed, "difference": numbers.difference, "unit": finding.unit }));
    result["properties"] = json!({ "at": finding.at, "identity": finding.identity, "arithmetic": numbers, "disclosure": finding.disclosure, "acknowledge": entry(finding) });
    if let Some(acknowledged) = &finding.acknowledged {
        result["suppressions"] = json!([{ "kind": "external", "justification": format!("{}: {}", acknowledged.by.name(), acknowledged.reason) }]);
    }
    result
}

/// Where a finding is: lines and columns of a text; of a workbook, which has none, the sheet and the
/// cell by their names.
fn location(place: &Place) -> Value {
    let artifact = json!({ "uri": uri(&place.file.path) });
    let Some(sheet) = &place.file.sheet else {
        let (start, end) = (place.start(), place.end());
        let region = json!({ "startLine": start.line, "startColumn": start.column, "endLine": end.line, "endColumn": end.column });
        return json!({ "physicalLocation": { "artifactLocation": artifact, "region": region } });
    };
    if sheet.name.is_empty() {
        return json!({ "physicalLocation": { "artifactLocation": artifact } });
    }
    let (name, whole) = match place.spot() {
        Some(Spot::Cell(row, column)) => {
            let cell = cell_name(row, column);
            (cell.clone(), format!("{}!{cell}", sheet.name))
        }
        Some(spot) => {
            let words = spot_words(spot, Language::English);
            (words.clone(), words)
        }
        None => (sheet.name.clone(), sheet.name.clone()),
    };
    json!({ "physicalLocation": { "artifactLocation": artifact }, "logicalLocations": [{ "name": name, "fullyQualifiedName": whole }] })
}

fn related(related: &Related, language: Language) -> Value {
    let start = related.place.start();
    let mut location = match related.place.file.sheet {
        Some(_) => location(&related.place),
        None => {
            json!({ "physicalLocation": { "artifactLocation": { "uri": uri(&related.place.file.path) }, "region": { "startLine": start.line, "startColumn": start.column } } })
        }
    };
    if let Some(at) = &related.at {
        location["message"] = json!({ "text": at });
        if let (Some(stands), None) = (&related.stands, &related.place.file.sheet) {
            let name = stands.in_language(language);
            location["logicalLocations"] = json!([{ "name": name, "fullyQualifiedName": at }]);
        }
    }
    location
}

fn level(level: Level) -> &'static str {
    match level {
        Level::Error => "error",
        Level::Warning => "warning",
        Level::Note => "note",
    }
}

/// A path as a relative reference: what may not stand in one is written by its bytes.
fn uri(path: &str) -> String {
    let mut uri = String::with_capacity(path.len());
    for byte in path.bytes() {
        if byte.is_ascii_alphanumeric() || matches!(byte, b'/' | b'-' | b'_' | b'.' | b'~') {
            uri.push(char::from(byte));
        } else {
            uri.push_str(&format!("%{byte:02X}"));
        }
    }
    uri
}
