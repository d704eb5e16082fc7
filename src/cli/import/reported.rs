use crate::cli::left_lines::{
    cells_at, counted_cells, counted_paragraphs, doubt, left_at, text_left_at,
};
use crate::cli::office_file::OfficeFile;
use crate::finding::Language;
use crate::model::MoneyUnit;
use crate::office::{Empty, ExtractedSummary, Imported, TextNarrative, left_of_text};

use super::report::{Count, ImportReport, LeftPart, TakenPart};

/// What became of everything in a file.
pub(super) fn reported(
    file: &OfficeFile,
    imported: &Imported,
    narrative: Option<&TextNarrative>,
    language: Language,
) -> ImportReport {
    let chinese = language == Language::Chinese;
    let document = &file.document;
    let mut report = ImportReport {
        file: document.path.clone(),
        tables: imported.taken().len(),
        taken: imported.taken().iter().map(|one| part(file, one, language)).collect(),
        notes: imported.notes.iter().map(|note| note.in_language(language).to_owned()).collect(),
        left: Vec::new(),
        cells: None,
        paragraphs: None,
    };
    report.notes.extend(imported.doubts.iter().map(|one| doubt(document, one, language)));
    for left in &imported.skipped {
        let (at, why) = (left_at(document, left, language), left.why.in_language(language));
        report.left.push(LeftPart { at, why: why.to_owned() });
    }
    for name in &file.left {
        let why = if chinese {
            "不是 .csv；文件夹里只取 .csv，工作簿请直接给出文件"
        } else {
            "no .csv; of a folder only these are taken, a workbook is given by itself"
        };
        report.left.push(LeftPart { at: name.clone(), why: why.to_owned() });
    }
    if !document.sheets.is_empty() {
        let figures = document.figures(imported);
        report.cells = Some(Count {
            seen: figures.seen,
            taken: figures.taken,
            left: figures.left,
            others: figures.heads,
            says: counted_cells(figures, language),
        });
    }
    if let Some(narrative) = narrative {
        text(&mut report, file, narrative, language);
    }
    report
}

/// What became of the text of a text document.
fn text(
    report: &mut ImportReport,
    file: &OfficeFile,
    narrative: &TextNarrative,
    language: Language,
) {
    let chinese = language == Language::Chinese;
    let Some(document) = &file.document.text else { return };
    let count = narrative.count();
    if count.taken > 0 {
        let (at, into, held) = if chinese {
            ("正文", "说明", format!("{}段", count.taken))
        } else {
            ("text", "narrative", format!("{} paragraphs", count.taken))
        };
        report.taken.push(TakenPart { at: at.to_owned(), into: into.to_owned(), held });
    }
    if narrative.bound > 0 {
        let (at, into, held) = if chinese {
            ("正文里的数", "[[…]]", format!("{}处，与数据逐字相同", narrative.bound))
        } else {
            (
                "amounts of the text",
                "[[…]]",
                format!("{}, to the letter those of the data", narrative.bound),
            )
        };
        report.taken.push(TakenPart { at: at.to_owned(), into: into.to_owned(), held });
    }
    for table in &narrative.tables {
        let (at, into, held) = if chinese {
            (format!("第{table}个表"), "说明", "照原样放在正文里；没有取成数据，原因见下")
        } else {
            (
                format!("table {table}"),
                "narrative",
                "as it is: no figure of it was taken, for the reason below",
            )
        };
        report.taken.push(TakenPart { at, into: into.to_owned(), held: held.to_owned() });
    }
    for left in left_of_text(document, narrative) {
        let (at, why) = (text_left_at(&left, language), left.why.in_language(language));
        report.left.push(LeftPart { at, why: why.to_owned() });
    }
    report.paragraphs = Some(Count {
        seen: count.seen,
        taken: count.taken,
        left: count.left,
        others: count.over_tables,
        says: counted_paragraphs(count, language),
    });
}

/// A table, a list or a record that was taken: where it stood, how much of it, in what unit.
fn part(file: &OfficeFile, taken: &ExtractedSummary, language: Language) -> TakenPart {
    let chinese = language == Language::Chinese;
    let range = Some(taken.range.as_str()).filter(|range| !range.is_empty());
    let assumed = taken.assumed.name();
    let unit = match (taken.unit.map(MoneyUnit::name), taken.fixed.map(MoneyUnit::name), chinese) {
        _ if !taken.amounts => String::new(),
        (Some(unit), _, true) => format!("，单位：{unit}"),
        (Some(unit), _, false) => format!(", in {unit}"),
        (None, Some(fixed), true) => format!("，没有写金额单位，规定为{fixed}"),
        (None, Some(fixed), false) => format!(", no unit stated: {fixed} is prescribed"),
        (None, None, true) => format!("，没有写金额单位，按{assumed}"),
        (None, None, false) => format!(", no unit stated: {assumed} is assumed"),
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
    let at = cells_at(&file.document, &taken.sheet, range, language);
    TakenPart { at, into: taken.table.clone(), held }
}
