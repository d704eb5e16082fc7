use serde::Serialize;

use crate::characters::shown_in_json;

use super::finding::{Finding, Related};
use super::record::entry;
use crate::source::{Place, Spot};
use crate::trouble::Language;
use crate::workbook::cell_name;

/// A finding as other programs read it. The order of the fields is the order of the keys, and a
/// contract (docs/format.md). Sheet and cell are there only for a workbook, table or paragraph only
/// for a text document: line and column are then the numbers of the row (of the paragraph) and of
/// the column.
#[derive(Serialize)]
struct FindingObject<'a> {
    rule: &'a str,
    identity: Option<&'a str>,
    level: &'a str,
    acknowledged: Option<&'a str>,
    message: &'a str,
    file: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    sheet: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    cell: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    table: Option<usize>,
    #[serde(skip_serializing_if = "Option::is_none")]
    paragraph: Option<usize>,
    line: usize,
    column: usize,
    end_line: usize,
    end_column: usize,
    at: Option<&'a str>,
    #[serde(rename = "where", skip_serializing_if = "Option::is_none")]
    stands: Option<&'a str>,
    unit: Option<&'a str>,
    reported: Option<&'a str>,
    computed: Option<&'a str>,
    difference: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    sentence: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    acknowledge: Option<String>,
    related: Vec<RelatedObject<'a>>,
    causes: Vec<&'a str>,
    help: Option<&'a str>,
    disclosure: Option<&'a str>,
}

#[derive(Serialize)]
struct RelatedObject<'a> {
    role: &'a str,
    at: Option<&'a str>,
    #[serde(rename = "where", skip_serializing_if = "Option::is_none")]
    stands: Option<&'a str>,
    file: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    sheet: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    cell: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    table: Option<usize>,
    #[serde(skip_serializing_if = "Option::is_none")]
    paragraph: Option<usize>,
    line: usize,
    column: usize,
    value: Option<&'a str>,
}

/// Draws a finding as one line of JSON. Amounts are strings, so that no reader rounds them; what is
/// absent is null.
pub fn draw_json(finding: &Finding, language: Language) -> String {
    let (start, end) = (finding.place.start(), finding.place.end());
    let object = FindingObject {
        rule: finding.rule.name,
        identity: finding.identity.as_deref(),
        level: finding.level.name(),
        acknowledged: finding.acknowledged.as_ref().map(|acknowledged| acknowledged.by.name()),
        message: finding.message.in_language(language),
        file: &finding.place.file.path,
        sheet: sheet(&finding.place),
        cell: cell(&finding.place),
        table: table(&finding.place),
        paragraph: paragraph(&finding.place),
        line: line(&finding.place, start.line),
        column: start.column,
        end_line: line(&finding.place, end.line),
        end_column: end.column,
        at: finding.at.as_deref(),
        stands: finding.stands.as_ref().map(|stands| stands.in_language(language)),
        unit: finding.unit.as_deref(),
        reported: finding.reported(),
        computed: finding.computed(),
        difference: finding.arithmetic.as_ref().map(|numbers| numbers.difference.as_str()),
        sentence: finding.sentence.as_deref(),
        acknowledge: entry(finding),
        related: finding.related.iter().map(|related| related_object(related, language)).collect(),
        causes: finding.notes.iter().map(|cause| cause.in_language(language)).collect(),
        help: finding.help.as_ref().map(|help| help.in_language(language)),
        disclosure: finding.disclosure.as_deref(),
    };
    let json =
        serde_json::to_string(&object).expect("an object of strings and numbers has a JSON form");
    shown_in_json(&json).into_owned()
}

/// The sheet of a workbook that a place is in.
fn sheet(place: &Place) -> Option<&str> {
    let sheet = place.file.sheet.as_ref().filter(|sheet| sheet.lines.is_empty());
    sheet.map(|sheet| sheet.name.as_str()).filter(|name| !name.is_empty())
}

/// The cell that a place is.
fn cell(place: &Place) -> Option<String> {
    match place.spot()? {
        Spot::Cell(row, column) => Some(cell_name(row, column)),
        Spot::Paragraph(_) | Spot::Table(_) | Spot::TableCell(..) => None,
    }
}

/// The table of a text document that a place is in.
fn table(place: &Place) -> Option<usize> {
    match place.spot()? {
        Spot::Table(table) | Spot::TableCell(table, ..) => Some(table),
        Spot::Cell(..) | Spot::Paragraph(_) => None,
    }
}

/// The paragraph of a text document that a place is.
fn paragraph(place: &Place) -> Option<usize> {
    match place.spot()? {
        Spot::Paragraph(number) => Some(number),
        Spot::Cell(..) | Spot::Table(_) | Spot::TableCell(..) => None,
    }
}

/// The number by which people know the line of a place.
fn line(place: &Place, line: usize) -> usize {
    match place.spot() {
        Some(Spot::Paragraph(number)) => number,
        Some(Spot::TableCell(_, row, _)) => row + 1,
        Some(Spot::Cell(..) | Spot::Table(_)) | None => line,
    }
}

fn related_object(related: &Related, language: Language) -> RelatedObject<'_> {
    let start = related.place.start();
    RelatedObject {
        role: related.role.name(),
        at: related.at.as_deref(),
        stands: related.stands.as_ref().map(|stands| stands.in_language(language)),
        file: &related.place.file.path,
        sheet: sheet(&related.place),
        cell: cell(&related.place),
        table: table(&related.place),
        paragraph: paragraph(&related.place),
        line: line(&related.place, start.line),
        column: start.column,
        value: related.value.as_deref(),
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::finding::{Acknowledged, Arithmetic, Bilingual, Role, Speaker, rule};
    use crate::source::{Place, SourceFile, Span};

    rule! { static RULE: "total-mismatch", Error, adjustable, Arithmetic, Inaccurate, "合计不平", "a total does not add up"; }

    #[test]
    fn what_is_absent_is_null() {
        let file = Arc::new(SourceFile::new("content/a.yaml", "合计: 1.0\n"));
        let finding = Finding::new(
            &RULE,
            Bilingual::new("不平", "wrong"),
            Place::new(&file, Span::new(8, 11)),
        );
        assert_eq!(
            draw_json(&finding, Language::Chinese),
            r#"{"rule":"total-mismatch","identity":null,"level":"error","acknowledged":null,"message":"不平","file":"content/a.yaml","line":1,"column":5,"end_line":1,"end_column":8,"at":null,"unit":null,"reported":null,"computed":null,"difference":null,"related":[],"causes":[],"help":null,"disclosure":null}"#
        );
    }

    #[test]
    fn amounts_are_strings() {
        let file = Arc::new(SourceFile::new("content/a.yaml", "合计: 1.10\n基本: 1.00\n"));
        let mut finding = Finding::new(
            &RULE,
            Bilingual::new("不平", "wrong"),
            Place::new(&file, Span::new(8, 12)),
        );
        finding = finding
            .at("支出说明/合计", "1.10")
            .related(Role::Contributing, Place::new(&file, Span::new(21, 25)))
            .help("核对", "check");
        finding.related[0].at = Some("支出说明/基本".into());
        finding.related[0].value = Some("1.00".into());
        finding.identity = Some("N02-split".into());
        finding.unit = Some("万元".into());
        finding.arithmetic = Some(Arithmetic {
            reported: "1.10".into(),
            computed: "1.00".into(),
            difference: "0.10".into(),
        });
        finding.disclosure = Some("a/b/2021/budget".into());
        finding.acknowledged =
            Some(Acknowledged {
                by: Speaker::Transcriber, reason: "原文如此".into(), reply: None
            });
        assert_eq!(
            draw_json(&finding, Language::English),
            r#"{"rule":"total-mismatch","identity":"N02-split","level":"error","acknowledged":"transcriber","message":"wrong","file":"content/a.yaml","line":1,"column":5,"end_line":1,"end_column":9,"at":"支出说明/合计","unit":"万元","reported":"1.10","computed":"1.00","difference":"0.10","related":[{"role":"contributing","at":"支出说明/基本","file":"content/a.yaml","line":2,"column":5,"value":"1.00"}],"causes":[],"help":"check","disclosure":"a/b/2021/budget"}"#
        );
    }
}
