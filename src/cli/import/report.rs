use crate::cli::left_lines::{left_at, left_line, note_line};
use crate::cli::office_file::OfficeFile;
use crate::cli::print;
use crate::finding::Language;
use crate::model::MoneyUnit;
use crate::office::{Empty, ExtractedSummary, Imported};

/// Says what was taken, what must be known of it, and what was left.
pub(super) fn report(file: &OfficeFile, imported: &Imported, language: Language) {
    let chinese = language == Language::Chinese;
    for taken in imported.taken() {
        print::line(&line(&taken, language));
    }
    for note in imported.notes.iter().chain(&imported.doubts) {
        print::line(&note_line(note.in_language(language), language));
    }
    for left in &imported.skipped {
        let (at, why) = (left_at(left, language), left.why.in_language(language));
        print::line(&left_line(&at, why, language));
    }
    for name in &file.left {
        print::line(&if chinese {
            format!("未取：{name}：不是 .csv；文件夹里只取 .csv，工作簿请直接给出文件")
        } else {
            format!(
                "left: {name}: no .csv; of a folder only these are taken, a workbook is given by itself"
            )
        });
    }
    if imported.is_empty() {
        print::line(if chinese { "没有取到数据" } else { "nothing was taken" });
    }
}

/// A table, a list or a record that was taken: where it stood, how much of it, in what unit.
fn line(taken: &ExtractedSummary, language: Language) -> String {
    let chinese = language == Language::Chinese;
    let range = if taken.range.is_empty() { String::new() } else { format!(" {}", taken.range) };
    let unit = match (taken.unit.map(MoneyUnit::name), taken.fixed.map(MoneyUnit::name), chinese) {
        _ if !taken.amounts => String::new(),
        (Some(unit), _, true) => format!("，单位：{unit}"),
        (Some(unit), _, false) => format!(", in {unit}"),
        (None, Some(fixed), true) => format!("，没有写金额单位，规定为{fixed}"),
        (None, Some(fixed), false) => format!(", no unit stated: {fixed} is prescribed"),
        (None, None, true) => "，没有写金额单位".to_owned(),
        (None, None, false) => ", no unit stated".to_owned(),
    };
    let held = match (&taken.empty, chinese) {
        (None, true) => format!("{}行{unit}", taken.rows),
        (None, false) => format!("{} rows{unit}", taken.rows),
        (Some(Empty::Said(sentence)), true) => format!("空表：{sentence}"),
        (Some(Empty::Said(sentence)), false) => format!("empty: {sentence}"),
        (Some(Empty::HeadsAlone), true) => {
            "只有表头，没有数，也没有说明；文件里已有此表的，不动".to_owned()
        }
        (Some(Empty::HeadsAlone), false) => {
            "heads alone, no figure and no sentence; a table that the file has stays".to_owned()
        }
    };
    let (sheet, table) = (&taken.sheet, &taken.table);
    if chinese {
        format!("取：工作表“{sheet}”{range} → {table}（{held}）")
    } else {
        format!("took: sheet {sheet}{range} → {table} ({held})")
    }
}

/// That nothing was written, since it is doubted where the file belongs.
pub(super) fn doubtful(language: Language) -> &'static str {
    match language {
        Language::Chinese => "年度或单位与公开件不同（见“注意”），--strict：没有写入",
        Language::English => {
            "of another year or office than the disclosure (see the notes), --strict: nothing was written"
        }
    }
}
