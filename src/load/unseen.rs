use std::ops::Range;
use std::sync::Arc;

use toml::de::{DeTable, DeValue};

use crate::characters::{
    Ambiguity, HiddenKind, ambiguous, code_point, hidden, is_suspicious, name, shown,
};
use crate::finding::{Bilingual, Finding};
use crate::source::{Limits, Node, Place, SourceFile, Span, Value, parse};

use super::html_comments::comments;
use super::remarks::Remarks;
use super::rules::{AMBIGUOUS_CHARACTER, HIDDEN_CHARACTER};

/// How many lines are named where a file has a character more than once.
const LINES: usize = 6;

/// How many different characters a file has findings for; a file of noise has them all.
const DIFFERENT: usize = 40;

/// Finds what nobody would see of a file, or would take for something else: hidden and look-alike
/// characters, comments in texts that are published. Every file of a site's own words is looked at
/// when it is read, so nothing of it can be forgotten.
pub(super) fn unseen(file: &Arc<SourceFile>, findings: &mut Vec<Finding>) {
    let text = file.text.as_str();
    let is_prose = is_prose(file);
    // Most files have neither: they are gone through once.
    let looked_at = if is_suspicious(text) { text } else { "" };
    let raw = hidden(looked_at).into_iter().map(|(range, character, kind)| Sighting {
        range,
        character,
        fault: Fault::Hidden(kind),
    });
    let raw_ambiguous = ambiguous(looked_at).into_iter().map(|(range, character, why)| Sighting {
        range,
        character,
        fault: Fault::Ambiguous(why),
    });
    let mut remarks = Remarks::of(text);
    let mut sightings: Vec<Sighting> = raw
        .chain(raw_ambiguous.filter(|sighting| is_prose || !remarks.hold(sighting.range.start)))
        .collect();
    for (span, meant) in escaped(file) {
        sightings.extend(written(&meant, span.range()));
    }
    report(file, sightings, findings);
    if !is_prose {
        comments(file, findings);
    }
}

/// A character that is not what it seems to be, and where.
#[derive(Debug, PartialEq)]
pub(super) struct Sighting {
    range: Range<usize>,
    character: char,
    fault: Fault,
}

#[derive(Debug, Clone, Copy, PartialEq)]
enum Fault {
    Hidden(HiddenKind),
    Ambiguous(Ambiguity),
}

/// What a text holds that was written by the numbers of its characters, at the place where it was
/// written.
pub(super) fn written(meant: &str, range: Range<usize>) -> Vec<Sighting> {
    let hidden =
        hidden(meant).into_iter().map(|(_, character, kind)| (character, Fault::Hidden(kind)));
    let ambiguous =
        ambiguous(meant).into_iter().map(|(_, character, why)| (character, Fault::Ambiguous(why)));
    hidden
        .chain(ambiguous)
        .map(|(character, fault)| Sighting { range: range.clone(), character, fault })
        .collect()
}

/// Whether a file is a narrative: it has no lines for colleagues, and words are copied into it.
fn is_prose(file: &SourceFile) -> bool {
    file.path.ends_with(".md")
}

/// One finding for each character of a file, at the first place that has it.
pub(super) fn report(
    file: &Arc<SourceFile>,
    mut sightings: Vec<Sighting>,
    findings: &mut Vec<Finding>,
) {
    sightings.sort_by_key(|sighting| (sighting.character, sighting.range.start));
    for same in sightings.chunk_by(|one, other| one.character == other.character).take(DIFFERENT) {
        let [first, ..] = same else { continue };
        let place = Place::new(file, Span::new(first.range.start, first.range.end));
        let places = said_places(file, same);
        let finding = match first.fault {
            Fault::Hidden(kind) => hidden_character(file, first, kind, &places, place),
            Fault::Ambiguous(why) => ambiguous_character(first.character, why, &places, place),
        };
        findings.push(finding);
    }
}

/// Whether people write and read the file by its lines: one that was written from what an office
/// gave has the name of that, and only its cells are known to them.
fn has_lines(file: &SourceFile) -> bool {
    [".yaml", ".toml", ".md"].iter().any(|ending| file.path.ends_with(ending))
}

/// How often a character is there and on which lines, where that is more than once.
fn said_places(file: &SourceFile, same: &[Sighting]) -> Bilingual {
    if same.len() < 2 {
        return Bilingual::new("", "");
    }
    let mut lines: Vec<String> = same
        .iter()
        .take(LINES)
        .map(|sighting| file.position(sighting.range.start).line.to_string())
        .collect();
    lines.dedup();
    if !has_lines(file) {
        let count = same.len();
        return Bilingual::new(
            format!("；全文件共 {count} 处"),
            format!("; {count} of them in the file"),
        );
    }
    let more = if same.len() > LINES { ("等", ", …") } else { ("", "") };
    Bilingual::new(
        format!("；全文件共 {} 处，在第 {}{} 行", same.len(), lines.join("、"), more.0),
        format!("; {} of them in the file, on lines {}{}", same.len(), lines.join(", "), more.1),
    )
}

fn hidden_character(
    file: &SourceFile,
    sighting: &Sighting,
    kind: HiddenKind,
    places: &Bilingual,
    place: Place,
) -> Finding {
    let (zh, en) = name(sighting.character);
    let number = code_point(sighting.character);
    let around = around(file, &sighting.range);
    let words = Bilingual::new(
        format!("“{around}”里有{zh}（{number}），读者看不见{}", places.zh),
        format!("`{around}` holds a {en} ({number}) that readers do not see{}", places.en),
    );
    let mut finding = Finding::new(&HIDDEN_CHARACTER, words, place);
    if is_prose(file) && kind == HiddenKind::ZeroWidth {
        finding.level = crate::finding::Level::Warning;
    }
    match kind {
        HiddenKind::Lost => finding.help(
            "对照原件补上丢失的字",
            "look the lost character up in the original and write it",
        ),
        HiddenKind::Direction => finding.help(
            "删去此字符：它会让后面的字和数倒着显示",
            "remove it: it turns the words and figures behind it round",
        ),
        HiddenKind::Control | HiddenKind::Separator | HiddenKind::ZeroWidth => finding.help(
            "删去此字符：重新键入前后的字即可",
            "remove it: type the characters beside it again",
        ),
    }
}

fn ambiguous_character(
    character: char,
    why: Ambiguity,
    places: &Bilingual,
    place: Place,
) -> Finding {
    let number = code_point(character);
    match why {
        Ambiguity::LooksLike(meant) => {
            let (meant_number, more) = (code_point(meant), places);
            let words = Bilingual::new(
                format!(
                    "「{character}」（{number}）看着是「{meant}」（{meant_number}），却是另一个字{}",
                    more.zh
                ),
                format!(
                    "`{character}` ({number}) looks like `{meant}` ({meant_number}) and is another character{}",
                    more.en
                ),
            );
            Finding::new(&AMBIGUOUS_CHARACTER, words, place).help(
                format!("改为「{meant}」。从PDF复制的文字常有这种字，搜索找不到它"),
                format!("write `{meant}`; text copied from a PDF has such characters, and search does not find them"),
            )
        }
        Ambiguity::PrivateUse => {
            let words = Bilingual::new(
                format!("自造字（{number}）在别人的屏幕上显示不出来，或显示成别的字{}", places.zh),
                format!(
                    "a private-use character ({number}) is drawn differently everywhere, or not at all{}",
                    places.en
                ),
            );
            Finding::new(&AMBIGUOUS_CHARACTER, words, place).help(
                "改用通用的字；没有的，用文字说明",
                "write a character that everybody has, or describe it in words",
            )
        }
    }
}

/// A few characters to both sides of a place on its line, hidden ones written out.
fn around(file: &SourceFile, range: &Range<usize>) -> String {
    const BESIDE: usize = 6;
    let text = &file.text;
    // The text of a cell was written in quotation marks.
    let quoted = !has_lines(file);
    let is_break = |c: &char| matches!(c, '\n' | '\r') || quoted && *c == '"';
    let mut before: Vec<char> =
        text[..range.start].chars().rev().take_while(|c| !is_break(c)).take(BESIDE).collect();
    before.reverse();
    let after = text[range.end..].chars().take_while(|c| !is_break(c)).take(BESIDE);
    let here =
        before.into_iter().chain(text[range.clone()].chars()).chain(after).collect::<String>();
    shown(here.trim()).into_owned()
}

/// The texts that were written with the numbers of their characters, `\u202E`, with their places.
/// What breaks off gives none: it has a finding of its own.
fn escaped(file: &SourceFile) -> Vec<(Span, String)> {
    let mut found = Vec::new();
    if !file.text.contains('\\') {
        return found;
    }
    if file.path.ends_with(".yaml") {
        if let Ok(root) = parse(file, Limits::default()) {
            in_yaml(file, &root, &mut found);
        }
    } else if file.path.ends_with(".toml")
        && let Ok(table) = DeTable::parse(&file.text)
    {
        in_toml(file, table.get_ref(), &mut found);
    }
    found
}

fn in_yaml(file: &SourceFile, node: &Node, found: &mut Vec<(Span, String)>) {
    let mut keep = |span: Span, text: &str| {
        if file.slice(span).contains('\\') {
            found.push((span, text.to_owned()));
        }
    };
    match &node.value {
        Value::Scalar(scalar) if scalar.quoted => keep(node.span, &scalar.text),
        Value::Scalar(_) => {}
        Value::List(items) => items.iter().for_each(|item| in_yaml(file, item, found)),
        Value::Map(entries) => {
            for entry in entries {
                if file.slice(entry.key.span).contains('\\') {
                    found.push((entry.key.span, entry.key.value.to_string()));
                }
                in_yaml(file, &entry.node, found);
            }
        }
    }
}

fn in_toml(file: &SourceFile, table: &DeTable<'_>, found: &mut Vec<(Span, String)>) {
    for (_, value) in table {
        toml_value(file, value.get_ref(), Span::new(value.span().start, value.span().end), found);
    }
}

fn toml_value(file: &SourceFile, value: &DeValue<'_>, span: Span, found: &mut Vec<(Span, String)>) {
    match value {
        DeValue::String(text) if file.slice(span).contains('\\') => {
            found.push((span, text.to_string()))
        }
        DeValue::Table(table) => in_toml(file, table, found),
        DeValue::Array(items) => items.iter().for_each(|item| {
            toml_value(file, item.get_ref(), Span::new(item.span().start, item.span().end), found)
        }),
        _ => {}
    }
}
