use crate::finding::Language;
use crate::workbook::Sheet;

/// What the sheet that a check writes is called.
pub(super) fn name(language: Language) -> &'static str {
    match language {
        Language::Chinese => "核对结果",
        Language::English => "Findings",
    }
}

/// The heads of the sheet, from left to right.
pub(super) fn heads(language: Language) -> [&'static str; 6] {
    match language {
        Language::Chinese => ["级别", "文件", "工作表", "单元格", "查到什么", "可能的原因、怎么办"],
        Language::English => {
            ["Level", "File", "Sheet", "Cell", "What was found", "Causes, what to do"]
        }
    }
}

/// Whether a sheet is one that a check has written, or another after it: it is no table of the
/// office's.
pub(super) fn is_own(sheet: &Sheet) -> bool {
    [Language::Chinese, Language::English].into_iter().any(|language| {
        let number = sheet.name.strip_prefix(name(language));
        number.is_some_and(|number| number.chars().all(|c| c.is_ascii_digit()))
            && (0..).zip(heads(language)).all(|(at, head)| sheet.text(0, at) == head)
    })
}
