use std::sync::Arc;

use crate::finding::{Bilingual, Finding};
use crate::source::{Place, SourceFile, Span};

use super::remarks::Remarks;
use super::rules::HTML_COMMENT;

/// How a comment of HTML begins.
const COMMENT: &str = "<!--";

/// How many of a file have findings.
const MOST: usize = 40;

/// HTML comments in the texts of YAML and TOML.
pub(super) fn comments(file: &Arc<SourceFile>, findings: &mut Vec<Finding>) {
    let mut remarks = Remarks::of(&file.text);
    // A single sign is looked for many bytes at a time.
    let signs = file.text.match_indices('<').map(|(at, _)| at);
    let begins = signs.filter(|at| file.text[*at..].starts_with(COMMENT));
    for at in begins.filter(|at| !remarks.hold(*at)).take(MOST) {
        findings.push(comment(Place::new(file, Span::new(at, at + COMMENT.len()))));
    }
}

/// A comment in a text that is published.
pub(super) fn comment(place: Place) -> Finding {
    let words = Bilingual::new(
        "此处写了注释（<!-- -->）：给同事看的话不能公开",
        "a comment (<!-- -->) stands here: what is written for colleagues must not be published",
    );
    html_comment(words, place)
}

/// A comment that nothing closes.
pub(super) fn open_comment(place: Place) -> Finding {
    let words = Bilingual::new(
        "此处的注释（<!--）没有结束（-->）",
        "this comment (<!--) is not closed (-->)",
    );
    html_comment(words, place)
}

fn html_comment(words: Bilingual, place: Place) -> Finding {
    Finding::new(&HTML_COMMENT, words, place).help(
        "删去；要留给同事的话写在 .yaml 里 # 之后",
        "remove it; notes for colleagues go behind a # in the .yaml",
    )
}
