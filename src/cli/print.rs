//! The only file that writes to the terminal.
#![allow(clippy::print_stdout, clippy::print_stderr, reason = "this is where printing is done")]

use std::io::{IsTerminal, Write};

use crate::finding::{Finding, Language, draw_github, draw_json, draw_sarif, draw_short, draw_text};

use super::arguments::Format;

/// Prints a line to standard output. A reader that has gone away (`| head`) is no fault.
pub(super) fn line(text: &str) {
    let _ = writeln!(std::io::stdout(), "{text}");
}

/// Prints a line to standard error.
pub(super) fn aside(text: &str) {
    let _ = writeln!(std::io::stderr(), "{text}");
}

/// Prints what kept the program from running, with its causes.
pub(super) fn trouble(error: &anyhow::Error) {
    aside(&format!("gongkai: {error:#}"));
}

/// Prints findings in one of the formats.
pub(super) fn findings(findings: &[&Finding], format: Format, language: Language) {
    let color = std::io::stdout().is_terminal() && std::env::var_os("NO_COLOR").is_none();
    let mut out = std::io::stdout().lock();
    if format == Format::Sarif {
        // One document for all of them.
        let _ = writeln!(out, "{}", draw_sarif(findings, &crate::check::rules(), language));
        return;
    }
    for finding in findings {
        let text = match format {
            Format::Human => draw_text(finding, language, color) + "\n",
            Format::Short => draw_short(finding, language),
            Format::Json | Format::Sarif => draw_json(finding, language),
            Format::Github => draw_github(finding, language),
        };
        if writeln!(out, "{text}").is_err() {
            return;
        }
    }
}
