use crate::check::{Note, Notes, Says};
use crate::finding::{Acknowledged, Finding};

use super::csv_text::CsvLines;
use super::data_file::{DataFile, TO_DISCLOSURE, integer, number, text, year};
use super::disclosed::Disclosed;

/// `findings.csv`: a line each thing in doubt that somebody answers for. What the program found
/// alone is in no published file.
pub const FINDINGS: DataFile = DataFile {
    name: "findings",
    columns: &[
        text("region"),
        text("department"),
        text("unit_code"),
        year("year"),
        text("kind"),
        integer("note_number"),
        text("rule"),
        text("level"),
        text("identity"),
        text("at"),
        text("unit"),
        number("reported"),
        number("computed"),
        number("difference"),
        text("message"),
        text("speaker"),
        text("reason"),
        text("reply"),
        text("url"),
    ],
    key: &[],
    refers: &[TO_DISCLOSURE],
};

/// One line a finding of a disclosure's notes, in their order.
pub fn findings(lines: &mut CsvLines, of: &Disclosed<'_>) {
    let notes = Notes::new(&of.checked.department, of.disclosure, &of.checked.findings);
    for note in notes.iter() {
        match &note.says {
            Says::Acknowledged(all) => {
                for (finding, said) in all {
                    line(lines, of, note, (finding, Some(said)));
                }
            }
            Says::Absent(all, said) => {
                for finding in all {
                    line(lines, of, note, (finding, Some(said)));
                }
            }
            Says::Lowered(all) => {
                for finding in all {
                    line(lines, of, note, (finding, None));
                }
            }
            Says::Correction(_) | Says::Restatement(_) | Says::Withheld(_) => {}
        }
    }
}

/// A finding, and who answers for it: the site where nobody else does.
fn line(
    lines: &mut CsvLines,
    of: &Disclosed<'_>,
    note: &Note<'_>,
    (finding, said): (&Finding, Option<&Acknowledged>),
) {
    let year = of.disclosure.year.to_string();
    let named = of.named(of.unit(), &year);
    let number = note.number.to_string();
    let numbers = finding.arithmetic.as_ref();
    let reply = said.and_then(|said| said.reply.as_ref());
    let tail = [
        number.as_str(),
        finding.rule.name,
        finding.level.name(),
        finding.identity.as_deref().unwrap_or_default(),
        finding.at.as_deref().unwrap_or_default(),
        finding.unit.as_deref().unwrap_or_default(),
        plain(numbers.map(|one| &one.reported)),
        plain(numbers.map(|one| &one.computed)),
        plain(numbers.map(|one| &one.difference)),
        finding.message.in_language(of.words.language()),
        said.map_or("site", |said| said.by.name()),
        said.map_or("", |said| said.reason.as_str()),
        reply.map_or("", |reply| reply.text.as_str()),
    ];
    let url = of.figure(&crate::site::route::note(note.number));
    lines.line(named.into_iter().chain(tail).chain([url.as_str()]));
}

/// A plain decimal; nothing for another text: dates, too, are reported and computed.
fn plain(text: Option<&String>) -> &str {
    text.map(String::as_str).filter(|text| is_number(text)).unwrap_or_default()
}

fn is_number(text: &str) -> bool {
    let digits = text.strip_prefix('-').unwrap_or(text);
    !digits.is_empty()
        && digits.split('.').count() <= 2
        && digits.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.')
}
