use crate::finding::Language;
use crate::office::Skipped;

/// Where something stands that was not taken.
pub(super) fn left_at(left: &Skipped, language: Language) -> String {
    let cell = left.cell.as_deref().map(|cell| format!(" {cell}")).unwrap_or_default();
    match language {
        Language::Chinese => format!("工作表“{}”{cell}", left.sheet),
        Language::English => format!("sheet {}{cell}", left.sheet),
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
