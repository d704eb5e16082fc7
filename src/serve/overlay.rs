use crate::finding::{Finding, draw_text};
use crate::site::DisclosureEntry;
use crate::words::Vocabulary;

use super::preview::Answer;

/// Reloads the page when the site changes; only the preview has it.
const RELOAD: &str = "<script>new EventSource('/-/reload').onmessage=()=>location.reload()</script>";

/// Puts what wants something from the author at the top of a page, and lets it reload.
pub(super) fn with_findings(html: &str, findings: &[Finding], words: &Vocabulary) -> String {
    let open: Vec<&Finding> = findings.iter().filter(|finding| finding.acknowledged.is_none()).collect();
    let panel = if open.is_empty() { String::new() } else { panel(&open, words) };
    match html.find("<body").and_then(|body| html[body..].find('>').map(|end| body + end + 1)) {
        Some(at) => format!("{}{panel}{RELOAD}{}", &html[..at], &html[at..]),
        None => format!("{panel}{RELOAD}{html}"),
    }
}

fn panel(findings: &[&Finding], words: &Vocabulary) -> String {
    let drawn: Vec<String> = findings.iter().take(50).map(|finding| escape(&draw_text(finding, words.language(), false))).collect();
    let stops = findings.iter().filter(|finding| finding.stops()).count();
    let head = escape(&words.say("preview.findings", &[("count", &findings.len()), ("stops", &stops)]));
    format!(
        "<details open style=\"margin:0;padding:.75rem 1rem;background:#fff4e5;color:#3b2300;border-bottom:2px solid #b45309;font:14px/1.6 system-ui,sans-serif\"><summary style=\"font-weight:700;cursor:pointer\">{head}</summary><pre style=\"margin:.5rem 0 0;max-height:45vh;overflow:auto;white-space:pre;font:13px/1.45 ui-monospace,'Noto Sans Mono CJK SC',monospace\">{}</pre></details>",
        drawn.join("\n\n")
    )
}

/// The page of a disclosure that could not be read: only its findings, which are put in later.
pub(super) fn unreadable(entry: &DisclosureEntry, words: &Vocabulary) -> String {
    document(&entry.path, &format!("<p>{}</p>", escape(words.word("preview.unreadable"))), words.tag())
}

/// The page of trouble that is nobody's content: a broken template, a disk.
pub(super) fn trouble(message: &str, words: &Vocabulary) -> Answer {
    let body = format!("<h1>{}</h1><pre style=\"white-space:pre-wrap\">{}</pre>{RELOAD}", escape(words.word("preview.trouble")), escape(message));
    Answer { status: 500, content_type: "text/html; charset=utf-8".into(), bytes: document("gongkai", &body, words.tag()).into_bytes() }
}

fn document(title: &str, body: &str, lang: &str) -> String {
    format!(
        "<!doctype html><html lang=\"{lang}\"><head><meta charset=\"utf-8\"><meta name=\"viewport\" content=\"width=device-width\"><title>{}</title></head><body style=\"font:16px/1.7 system-ui,sans-serif;margin:0\"><main style=\"padding:1rem\">{body}</main></body></html>",
        escape(title)
    )
}

fn escape(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}
