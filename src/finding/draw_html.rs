use super::finding::{Finding, Related, Role};
use super::level::Level;
use super::printable::{printable, printable_place};
use crate::characters::escaped;
use crate::source::Place;
use crate::trouble::{Bilingual, Language};

/// What the report looks like: readable on a screen and on paper, nothing from elsewhere.
const STYLE: &str = "body{font:16px/1.6 sans-serif;max-width:60rem;margin:2rem auto;padding:0 1rem}\
h2{font-size:1.1rem;margin:2rem 0 .5rem}table{border-collapse:collapse;width:100%}\
td,th{border:1px solid #999;padding:.3rem .5rem;text-align:left;vertical-align:top}\
td:first-child{white-space:nowrap}code,h2{overflow-wrap:anywhere}\
@media(max-width:48rem){tr,td{display:block;border:0;padding:.1rem 0}tr{border-top:1px solid #999;\
padding:.5rem 0}tr:has(th){display:none}}";

/// What tells a report from any other file.
pub const REPORT_MARK: &str = "<meta name=\"generator\" content=\"gongkai check --report\">";

/// Draws findings as one HTML document for those who work on a site: what is acknowledged, too. It
/// is no page of the site. Findings come in their order, under the document each was found in.
pub fn draw_html(findings: &[&Finding], language: Language) -> String {
    let says = |zh: &str, en: &str| Bilingual::new(zh, en).in_language(language).to_owned();
    let title = says("检查报告（不公开）", "Report of checking (not public)");
    let lead = lead(findings, language);
    let lang = says("zh-CN", "en");
    let mut html = format!(
        "<!doctype html>\n<html lang=\"{lang}\">\n<meta charset=\"utf-8\">\n<meta name=\"viewport\" content=\"width=device-width\">\n{REPORT_MARK}\n<title>{title}</title>\n\
         <style>{STYLE}</style>\n<h1>{title}</h1>\n<p>{lead}</p>\n"
    );
    let heads = [
        says("级别", "Level"),
        says("查到什么", "What was found"),
        says("怎么办", "What to do"),
        says("位置", "Place"),
    ];
    for group in findings.chunk_by(|a, b| subject(a) == subject(b)) {
        html.push_str(&format!("<h2>{}</h2>\n<table>\n<tr>", text(subject(group[0]))));
        heads.iter().for_each(|head| html.push_str(&format!("<th scope=\"col\">{head}")));
        html.push('\n');
        group.iter().for_each(|finding| html.push_str(&row(finding, language)));
        html.push_str("</table>\n");
    }
    html
}

/// What the program says of itself and how much it found.
fn lead(findings: &[&Finding], language: Language) -> String {
    let acknowledged = findings.iter().filter(|finding| finding.acknowledged.is_some()).count();
    let count = |level: Level| {
        let of = |finding: &&&Finding| finding.is_open() && finding.level == level;
        findings.iter().filter(of).count()
    };
    let [errors, warnings, notes] = [Level::Error, Level::Warning, Level::Note].map(count);
    Bilingual::new(
        format!(
            "错误 {errors}，警告 {warnings}，提示 {notes}；另有 {acknowledged} 项已作说明。这里写的是程序发现的不一致之处，是不是差错由部门核实；没有作说明的不会出现在公开的网页和数据里。"
        ),
        format!(
            "{errors} errors, {warnings} warnings, {notes} notes; {acknowledged} acknowledged. These are places that the program found not to agree: whether they are faults the department must say. What nobody answers for stands on no public page and in no public data."
        ),
    )
    .in_language(language)
    .to_owned()
}

/// The document a finding is about; for others, the file.
fn subject(finding: &Finding) -> &str {
    finding.disclosure.as_deref().unwrap_or(&finding.place.file.path)
}

fn row(finding: &Finding, language: Language) -> String {
    let level = match (&finding.acknowledged, finding.level) {
        (Some(_), _) => Bilingual::new("已说明", "acknowledged"),
        (None, Level::Error) => Bilingual::new("错误", "error"),
        (None, Level::Warning) => Bilingual::new("警告", "warning"),
        (None, Level::Note) => Bilingual::new("提示", "note"),
    };
    let place = printable_place(&finding.place, language);
    let at = finding.at.as_deref().map(|at| format!("<br><code>{}</code>", text(at)));
    let message = std::iter::once(&finding.message).chain(&finding.notes);
    let message: Vec<String> = message.map(|words| text(words.in_language(language))).collect();
    let answer = finding.acknowledged.as_ref().map(|said| text(said.reason.trim()));
    let help = finding.help.as_ref().map(|help| text(help.in_language(language)));
    let explain = format!("<code>gongkai explain {}</code>", finding.rule.name);
    let help: Vec<String> = answer.into_iter().chain(help).chain([explain]).collect();
    format!(
        "<tr><td>{}<td>{}<td>{}<td><code>{}</code>{}{}\n",
        level.in_language(language),
        message.join("<br>"),
        help.join("<br>"),
        text(&place),
        at.unwrap_or_default(),
        alike(finding, language)
    )
}

/// The other places where the same is found, with what stands there; nothing for what stands
/// nowhere, which the message names.
fn alike(finding: &Finding, language: Language) -> String {
    let others = finding
        .related
        .iter()
        .filter(|other| other.role == Role::Alike && !is_same(&other.place, &finding.place));
    let line = |other: &Related| {
        let (start, value) = (other.place.start(), other.value.as_deref().unwrap_or_default());
        let place = match other.place.file.sheet {
            Some(_) => printable_place(&other.place, language),
            None => format!(":{}:{}", start.line, start.column),
        };
        format!("<br><code>{}</code> {}", text(&place), text(value))
    };
    others.map(line).collect()
}

/// Whether both are one stretch of one text; a workbook has several.
fn is_same(one: &Place, other: &Place) -> bool {
    (one.span, &one.file.sheet) == (other.span, &other.file.sheet)
}

/// A text as the document shows it: what nobody sees is written out, what HTML would take for its
/// own is none.
fn text(text: &str) -> String {
    escaped(&printable(text)).into_owned()
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::finding::{Acknowledged, Speaker, rule};
    use crate::source::{Place, SourceFile, Span};

    rule! { static RULE: "total-mismatch", Error, adjustable, Arithmetic, Inaccurate, "合计不平", "a total does not add up"; }

    #[test]
    fn a_report_has_every_finding_under_its_document_and_no_markup_of_theirs() {
        let file = Arc::new(SourceFile::new("content/a/b/2021/budget.yaml", "合计: <b>1</b>\n"));
        let finding = |disclosure: &str| {
            let place = Place::new(&file, Span::new(8, 10));
            let mut finding =
                Finding::new(&RULE, Bilingual::new("两处<b>不一致\u{202e}", "two differ"), place)
                    .at("支出/合计", "<b>1</b>")
                    .note("可能漏计", "one may be left out")
                    .help("核对", "compare");
            finding.disclosure = Some(disclosure.into());
            finding
        };
        let mut acknowledged = finding("a/b/2022/budget");
        acknowledged.acknowledged =
            Some(Acknowledged {
                by: Speaker::Transcriber, reason: "原文如此".into(), reply: None
            });
        let findings = [finding("a/b/2021/budget"), acknowledged];
        let html = draw_html(&findings.iter().collect::<Vec<_>>(), Language::Chinese);
        assert_eq!(html.matches("<h2>").count(), 2);
        assert!(html.contains("错误 1，警告 0，提示 0；另有 1 项已作说明"), "{html}");
        assert!(html.contains("两处&lt;b&gt;不一致&lt;U+202E&gt;<br>可能漏计"), "{html}");
        assert!(html.contains("content/a/b/2021/budget.yaml:1:5"), "{html}");
        assert!(html.contains("<code>支出/合计</code>"), "{html}");
        assert!(html.contains("<td>已说明") && html.contains("<td>原文如此<br>核对"), "{html}");
        let mut twice = finding("a/b/2021/budget");
        twice.related.push(Related {
            role: Role::Alike,
            at: Some("支出/基本".into()),
            place: Place::new(&file, Span::new(0, 6)),
            value: Some("<i>".into()),
            stands: None,
        });
        let html = draw_html(&[&twice], Language::Chinese);
        assert!(html.contains("<br><code>:1:1</code> &lt;i&gt;\n"), "{html}");
        let english = draw_html(&[&findings[0]], Language::English);
        assert!(
            english.contains("<td>error") && english.contains("two differ<br>one may be left out")
        );
    }
}
