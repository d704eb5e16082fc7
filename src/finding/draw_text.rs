use annotate_snippets::{
    AnnotationKind, Element, Group, Level as Tone, Message, Origin, Padding, Renderer, Snippet,
    normalize_untrusted_str,
};

use super::draw_marks::{Mark, Sheet, line_start, sheets};
use super::draw_short::level_word;
use super::finding::{Acknowledged, Finding, Speaker};
use super::level::Level;
use super::printable::{printable, printable_file, printable_source, spot_words};
use super::record::record;
use crate::source::{Place, Position, SourceFile, Spot};
use crate::trouble::{Bilingual, Language};

/// Draws a finding for people at a terminal, without a line break at the end:
///
/// ```text
/// error[total-mismatch]: 支出合计不平：填报 1520.40，计算 1320.40，差 200.00 万元
///   --> content/example/housing/2021/budget.yaml:12:15
///    |
/// 12 |   支出说明: { 合计: 1520.40, 基本支出: 520.40, 项目支出: 800.00 }
///    |                     ^^^^^^^            ------            ------ 计入合计
///    |
///    = note: 差额等于「基金预算」200.00：可能漏计基金支出
///    = help: gongkai explain total-mismatch
/// ```
pub fn draw_text(finding: &Finding, language: Language) -> String {
    drawn(&Renderer::plain(), finding, language)
}

/// The same in the colours of a terminal.
pub fn draw_coloured(finding: &Finding, language: Language) -> String {
    drawn(&Renderer::styled(), finding, language)
}

fn drawn(renderer: &Renderer, finding: &Finding, language: Language) -> String {
    let (sheets, omitted) = sheets(finding);
    let tone = tone(finding).with_name(level_word(finding, language));
    let title =
        tone.primary_title(printable(finding.message.in_language(language))).id(finding.rule.name);
    let mut group =
        Group::with_title(title).elements(sheets.iter().map(|sheet| element(sheet, language)));
    if sheets.last().is_some_and(|sheet| sheet.marks.is_empty()) {
        group = group.element(Padding);
    }
    if omitted > 0 {
        let more = Bilingual::new(
            format!("另有 {omitted} 处未列出"),
            format!("{omitted} more places are not shown"),
        );
        group = group.element(message(Tone::NOTE, more.in_language(language)));
    }
    if let Some(record) = record(finding) {
        group = group.element(message(Tone::NOTE, &record));
    }
    group = group
        .elements(finding.notes.iter().map(|note| message(Tone::NOTE, note.in_language(language))));
    if let Some(acknowledged) = &finding.acknowledged {
        group = group.element(message(Tone::NOTE, &statement(acknowledged, language)));
    }
    if let Some(help) = &finding.help {
        group = group.element(message(Tone::HELP, help.in_language(language)));
    }
    group = group.element(message(Tone::HELP, &format!("gongkai explain {}", finding.rule.name)));
    let drawn = renderer.render(&[group]);
    with_spots(drawn.trim_end_matches('\n').to_owned(), &sheets, &finding.place, language)
}

/// The colour of a finding: one that somebody answers for is no alarm.
fn tone(finding: &Finding) -> Tone<'static> {
    match (&finding.acknowledged, finding.level) {
        (Some(_), _) => Tone::INFO,
        (None, Level::Error) => Tone::ERROR,
        (None, Level::Warning) => Tone::WARNING,
        (None, Level::Note) => Tone::NOTE,
    }
}

/// Rows of a sheet have no columns of characters: the cell or the paragraph of the finding, or of the
/// first mark of its rows, is named in their place.
fn with_spots(
    mut drawn: String,
    sheets: &[Sheet<'_>],
    place: &Place,
    language: Language,
) -> String {
    for sheet in sheets.iter().filter(|sheet| sheet.file.sheet.is_some()) {
        let own = std::ptr::eq(sheet.file, &*place.file).then(|| place.spot()).flatten();
        let first = || sheet.marks.first().map(|mark| spot_at(sheet.file, mark.range.start));
        let spot = own.or_else(first).map(|spot| format!(" {}", spot_words(spot, language)));
        let named = format!("{}:", printable_file(sheet.file));
        let Some(start) = drawn.find(&named) else { continue };
        let place = &drawn[start + named.len()..];
        let end = place.find(|c: char| c != ':' && !c.is_ascii_digit()).unwrap_or(place.len());
        let behind = start + named.len() - 1;
        drawn.replace_range(behind..behind + 1 + end, &spot.unwrap_or_default());
    }
    drawn
}

/// Where in an office's document a byte of its text stands.
fn spot_at(file: &SourceFile, offset: usize) -> Spot {
    let Position { line, column } = file.position(offset);
    let lines = file.sheet.as_ref().map(|sheet| &sheet.lines);
    let of = lines.and_then(|lines| lines.get(line - 1)).copied();
    Spot::of(of, line - 1, column - 1)
}

/// The lines of one file that hold marks. Only they are handed over: a finding needs no index of a
/// whole file.
fn element<'a>(sheet: &Sheet<'a>, language: Language) -> Element<'a> {
    let (Some(first), Some(last)) = (sheet.marks.first(), sheet.marks.last()) else {
        return Origin::path(printable_file(sheet.file)).line(1).char_column(1).into();
    };
    let text = &sheet.file.text;
    let start = line_start(text, first.range.start);
    let end = text[last.range.end..].find('\n').map_or(text.len(), |at| last.range.end + at);
    Snippet::source(printable_source(&text[start..end]))
        .path(printable_file(sheet.file))
        .line_start(sheet.file.known_line(start))
        .annotations(sheet.marks.iter().map(|mark| annotation(mark, sheet.file, start, language)))
        .into()
}

fn annotation(
    mark: &Mark,
    file: &SourceFile,
    window: usize,
    language: Language,
) -> annotate_snippets::Annotation<'static> {
    let kind = if mark.role.is_some() { AnnotationKind::Context } else { AnnotationKind::Primary };
    let label = mark
        .role
        .filter(|_| mark.labelled)
        .map(|role| role.words().in_language(language).to_owned());
    let label = match file.sheet {
        // The finding's own cell is named above.
        Some(_) if mark.role.is_some() => {
            let spot = spot_words(spot_at(file, mark.range.start), language);
            Some([spot, label.unwrap_or_default()].join(" ").trim().to_owned())
        }
        _ => label,
    };
    kind.span(mark.range.start - window..mark.range.end - window).label(label)
}

/// A line below the source. What authors wrote may stand in it, so nothing in it reaches the
/// terminal as a control character.
fn message(tone: Tone<'static>, text: &str) -> Message<'static> {
    tone.message(normalize_untrusted_str(&printable(text)))
}

/// Who answers for the finding, and with what words.
fn statement(acknowledged: &Acknowledged, language: Language) -> String {
    let reason = acknowledged.reason.trim();
    match (acknowledged.by, language) {
        (Speaker::Transcriber, Language::Chinese) => format!("转录者注：{reason}"),
        (Speaker::Department, Language::Chinese) => format!("存疑说明：{reason}"),
        (Speaker::Transcriber, Language::English) => format!("the transcriber says: {reason}"),
        (Speaker::Department, Language::English) => format!("the department says: {reason}"),
    }
}

#[cfg(test)]
#[path = "draw_text_tests.rs"]
mod tests;
