use crate::finding::{Language, spot_words, spots_words};
use crate::office::{FigureCount, LeftOfText, OfficeDocument, ParagraphCount, Skipped};

/// Where cells of a sheet stand: in a workbook by the sheet and their names, in a text document by
/// table, row and column, or by the paragraph over the table.
pub(super) fn cells_at(
    document: &OfficeDocument,
    sheet: &str,
    cells: Option<&str>,
    language: Language,
) -> String {
    if let Some((first, last)) = document.spots(sheet, cells) {
        return spots_words(first, last.unwrap_or(first), language);
    }
    let cells = cells.map(|cells| format!(" {cells}")).unwrap_or_default();
    match language {
        Language::Chinese => format!("工作表“{sheet}”{cells}"),
        Language::English => format!("sheet {sheet}{cells}"),
    }
}

/// Where something stands that was not taken.
pub(super) fn left_at(document: &OfficeDocument, left: &Skipped, language: Language) -> String {
    cells_at(document, &left.sheet, left.cell.as_deref(), language)
}

/// Why a sheet may not belong into the disclosure, behind its place.
pub(super) fn doubt(document: &OfficeDocument, doubt: &Skipped, language: Language) -> String {
    let (at, why) = (left_at(document, doubt, language), doubt.why.in_language(language));
    format!("{at} {why}")
}

/// Where something of a text stands that was not taken.
pub(super) fn text_left_at(left: &LeftOfText, language: Language) -> String {
    match (left.at, language) {
        (Some(spot), _) => spot_words(spot, language),
        (None, Language::Chinese) => "每页".to_owned(),
        (None, Language::English) => "all pages".to_owned(),
    }
}

/// That no figure of a cell is lost without a word.
pub(super) fn counted_cells(figures: FigureCount, language: Language) -> String {
    let FigureCount { seen, taken, left, heads } = figures;
    match language {
        Language::Chinese => format!(
            "有数的单元格 {seen} 个：读入 {taken} 个，未取 {left} 个，其余 {heads} 个是编码、年度和编号"
        ),
        Language::English => format!(
            "cells with a figure: {seen}, of which {taken} read, {left} left, {heads} codes, years and numbering"
        ),
    }
}

/// That no paragraph is lost without a word.
pub(super) fn counted_paragraphs(count: ParagraphCount, language: Language) -> String {
    let ParagraphCount { seen, taken, over_tables, left } = count;
    match language {
        Language::Chinese => format!(
            "段落 {seen} 段：读入 {taken} 段，{over_tables} 段是表的标题和单位，未取 {left} 段"
        ),
        Language::English => format!(
            "paragraphs: {seen}, of which {taken} read, {over_tables} titles and units of tables, {left} left"
        ),
    }
}

/// The line that says what was not taken, by its place and the reason.
pub(super) fn left_line(at: &str, why: &str, language: Language) -> String {
    match language {
        Language::Chinese => format!("未取：{at}：{why}"),
        Language::English => format!("left: {at}: {why}"),
    }
}

/// The line that says something of the whole file.
pub(super) fn note_line(note: &str, language: Language) -> String {
    match language {
        Language::Chinese => format!("注意：{note}"),
        Language::English => format!("note: {note}"),
    }
}
