use std::path::Path;

use crate::finding::Language;
use crate::pipeline::{ChosenBy, OfficeReport};

/// What a document was recognised as, and what was assumed: the words by which another can be
/// asked for stand beside it.
pub fn heading(path: String, report: &OfficeReport, language: Language) -> String {
    let OfficeReport { kind, year, profile: (id, name), profile_by, department, .. } = report;
    let chinese = language == Language::Chinese;
    let (kind, known) = match (chinese, report.is_year_known()) {
        (true, true) => (format!("{year}年{}", kind.name()), ""),
        (true, false) => (kind.name().to_owned(), "（年度没有写，--year 写明）"),
        (false, true) => (format!("{} of {year}", kind.slug()), ""),
        (false, false) => (kind.slug().to_owned(), " (of no stated year: --year says it)"),
    };
    let office = match (department, chinese) {
        (Some(office), true) => format!("，{office}"),
        (Some(office), false) => format!(", {office}"),
        (None, _) => String::new(),
    };
    let assumed = match (profile_by, chinese) {
        (ChosenBy::Law, true) => "；没有认出是哪里的公开件，各地的要求用 --profile 写明",
        (ChosenBy::Law, false) => "; it names no place that is known: --profile says whose rules",
        _ => "",
    };
    if chinese {
        format!("{path}：{kind}{known}{office}，按「{name}」（{id}）核对{assumed}")
    } else {
        format!("{path}: {kind}{known}{office}, held against {id}{assumed}")
    }
}

/// That a document has no cell with anything in it.
pub fn empty(path: &str, language: Language) -> String {
    match language {
        Language::Chinese => format!("{path}：是空的，没有可核对的数"),
        Language::English => format!("{path}: it is empty, there is nothing to check"),
    }
}

/// Where the workbook of findings lies.
pub fn written(path: &Path, language: Language) -> String {
    let path = path.display();
    match language {
        Language::Chinese => format!("已写出 {path}，全部问题列在其中最后一张表"),
        Language::English => {
            format!("written: {path}, whose last sheet lists all that was found")
        }
    }
}
