//! The only file that writes to the terminal.
#![allow(clippy::print_stdout, clippy::print_stderr, reason = "this is where printing is done")]

use std::io::{IsTerminal, Write};

use crate::characters::{shown, shown_in_json};
use crate::finding::{
    Digest, Finding, Language, OF_EACH_RULE, draw_answers, draw_coloured, draw_github, draw_json,
    draw_sarif, draw_short, draw_text,
};
use crate::trouble::said;

use super::arguments::Format;

/// Prints a line to standard output. A reader that has gone away (`| head`) is no fault. What came
/// from content or from the names of files reaches no terminal raw.
pub(super) fn line(text: &str) {
    let _ = writeln!(std::io::stdout(), "{}", shown(text));
}

/// Prints a line of JSON.
pub(super) fn json(text: &str) {
    let _ = writeln!(std::io::stdout(), "{}", shown_in_json(text));
}

/// Prints a line to standard error.
pub(super) fn aside(text: &str) {
    let _ = writeln!(std::io::stderr(), "{}", shown(text));
}

/// Whether somebody looks at standard error while it is written.
pub(super) fn is_watched() -> bool {
    std::io::stderr().is_terminal()
}

/// Prints a line on a terminal in the place of the one that stands there; an empty one takes it away.
pub(super) fn over(text: &str) {
    let mut out = std::io::stderr();
    let _ = write!(out, "\r\x1b[K{}", shown(text));
    let _ = out.flush();
}

/// Prints what kept the program from running, with its causes.
pub(super) fn trouble(error: &anyhow::Error, language: Language) {
    aside(&format!("gongkai: {}", said(error).in_language(language)));
}

/// Prints findings for people.
pub(super) fn digest(digest: &Digest, language: Language) {
    // A reader that has gone away is no fault.
    let _ = drawn(&mut std::io::stdout().lock(), digest, language);
}

/// Prints findings in one of the formats.
pub(super) fn findings(findings: &[&Finding], format: Format, language: Language) {
    let mut out = std::io::stdout().lock();
    // A reader that has gone away is no fault.
    let _ = match format {
        Format::Human => drawn(&mut out, &findings.iter().copied().cloned().collect(), language),
        // One document for all of them.
        Format::Sarif => {
            writeln!(out, "{}", draw_sarif(findings, &crate::check::rules(), language))
        }
        Format::Short => each(&mut out, findings, |finding| draw_short(finding, language)),
        Format::Json => each(&mut out, findings, |finding| draw_json(finding, language)),
        Format::Answers => writeln!(out, "{}", draw_answers(findings, language)),
        Format::Github => each(&mut out, findings, |finding| draw_github(finding, language)),
    };
}

fn each(
    out: &mut impl Write,
    findings: &[&Finding],
    draw: impl Fn(&Finding) -> String,
) -> std::io::Result<()> {
    findings.iter().try_for_each(|finding| writeln!(out, "{}", draw(finding)))
}

/// Findings for people: of each rule the first, then how many there are of each, where they are
/// more than one can read.
fn drawn(out: &mut impl Write, digest: &Digest, language: Language) -> std::io::Result<()> {
    let coloured = std::io::stdout().is_terminal() && std::env::var_os("NO_COLOR").is_none();
    let draw = if coloured { draw_coloured } else { draw_text };
    for finding in digest.gravest_last() {
        writeln!(out, "{}\n", draw(finding, language))?;
    }
    if digest.len() <= OF_EACH_RULE {
        return Ok(());
    }
    let counts = digest.counts();
    for (rule, count) in &counts {
        let left = count.saturating_sub(OF_EACH_RULE);
        let more = match (left, language) {
            (0, _) => String::new(),
            (left, Language::Chinese) => format!("（另有 {left} 项没有列出）"),
            (left, Language::English) => format!(" ({left} more are not shown)"),
        };
        writeln!(out, "{count:>7} {rule}{more}")?;
    }
    if counts.iter().any(|(_, count)| *count > OF_EACH_RULE) {
        let all = match language {
            Language::Chinese => {
                "全部问题：gongkai check --format short（每项一行）或 --format json"
            }
            Language::English => {
                "all of them: gongkai check --format short (one a line) or --format json"
            }
        };
        writeln!(out, "{all}")?;
    }
    Ok(())
}
