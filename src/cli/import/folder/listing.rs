use std::fmt::Write as _;
use std::path::Path;

use serde::Serialize;
use serde_json::{Value, json};

use crate::cli::import::report::{Count, ImportReport, quoted, write_report};
use crate::cli::import::{invented, remark};
use crate::finding::Language;
use crate::model::Kind;
use crate::office::KnownOffice;

use super::fate::{Doubt, Fate, FileFate, Taken};
use super::missing::MissingDisclosure;

/// What became of every file of a folder: on the terminal, as JSON, and as Markdown.
pub(super) struct FolderReport<'a> {
    pub region: &'a str,
    /// Departments that were made.
    pub made: Vec<KnownOffice>,
    pub files: Vec<FileFate>,
    pub missing: Vec<MissingDisclosure>,
    pub dry_run: bool,
    /// Whether a disclosure was made, or would be, that is marked as invented.
    pub marks_invented: bool,
}

impl FolderReport<'_> {
    /// Whether no file was left.
    pub(super) fn is_clean(&self) -> bool {
        self.doubts().next().is_none()
    }

    fn doubts(&self) -> impl Iterator<Item = (&str, &Doubt)> {
        self.files.iter().filter_map(|one| match &one.fate {
            Fate::Doubtful(doubt) => Some((one.file.as_str(), doubt)),
            _ => None,
        })
    }

    fn taken(&self) -> impl Iterator<Item = (&str, &Taken)> {
        self.files.iter().filter_map(|one| match &one.fate {
            Fate::Imported(taken) => Some((one.file.as_str(), &**taken)),
            _ => None,
        })
    }

    fn earlier(&self) -> impl Iterator<Item = (&str, &str)> {
        self.files.iter().filter_map(|one| match &one.fate {
            Fate::Earlier(path) => Some((one.file.as_str(), path.as_str())),
            _ => None,
        })
    }

    fn of_new_departments(&self) -> impl Iterator<Item = (&str, &str, String)> {
        self.files.iter().filter_map(|one| match &one.fate {
            Fate::OfNewDepartment { path, office, kind, year } => {
                Some((one.file.as_str(), path.as_str(), titled(office, *year, *kind)))
            }
            _ => None,
        })
    }

    /// The list for people: what is doubtful first, then what was taken, what is missing, and how many
    /// of each.
    pub(super) fn lines(&self, language: Language) -> Vec<String> {
        let chinese = language == Language::Chinese;
        let mut lines: Vec<String> = Vec::new();
        for (file, doubt) in self.doubts() {
            let why = doubt.words();
            let why = why.in_language(language);
            lines.push(if chinese {
                format!("存疑，没有导入：{file}：{why}")
            } else {
                format!("doubtful, left: {file}: {why}")
            });
        }
        for (file, path, title) in self.of_new_departments() {
            lines.push(if chinese {
                format!("{title} ← {file} → content/{path}：还没有这个部门，导入时一并新建")
            } else {
                format!("{title} ← {file} → content/{path}: the import makes this department, which is not there yet")
            });
        }
        let region = self.region;
        lines.extend(self.made.iter().map(|KnownOffice { department, name, .. }| {
            if chinese {
                format!("新建部门：{name} → content/{region}/{department}")
            } else {
                format!("new department: {name} → content/{region}/{department}")
            }
        }));
        for (file, taken) in self.taken() {
            lines.push(taken_line(file, taken, language));
            let notes = &taken.report.notes;
            lines.extend(notes.iter().map(|note| {
                if chinese { format!("  注意：{note}") } else { format!("  note: {note}") }
            }));
        }
        lines.extend(self.missing.iter().map(|one| {
            let title = titled(&one.name, one.year, one.kind);
            if chinese { format!("还缺：{title}") } else { format!("missing: {title}") }
        }));
        if self.marks_invented {
            lines.push(remark(invented(language), language));
        }
        lines.push(self.counted(language));
        lines
    }

    fn counted(&self, language: Language) -> String {
        let (taken, new) = (self.taken().count(), self.of_new_departments().count());
        let (all, doubts, earlier) =
            (self.files.len(), self.doubts().count(), self.earlier().count());
        let (taken, missing) = (taken + new, self.missing.len());
        match (language, self.dry_run) {
            (Language::Chinese, true) => format!(
                "共 {all} 份：可以导入 {taken} 份，以前导入过、没有变化 {earlier} 份，存疑 {doubts} 份；还缺 {missing} 份。什么也没有写"
            ),
            (Language::Chinese, false) => format!(
                "共 {all} 份：导入 {taken} 份，以前导入过、没有变化 {earlier} 份，存疑 {doubts} 份；还缺 {missing} 份。用 gongkai check 检查"
            ),
            (Language::English, true) => format!(
                "{all} files: {taken} can be imported, {earlier} were before and are the same, {doubts} are doubtful; {missing} are missing. Nothing was written"
            ),
            (Language::English, false) => format!(
                "{all} files: {taken} imported, {earlier} were before and are the same, {doubts} are doubtful; {missing} are missing. Run gongkai check"
            ),
        }
    }

    /// The same as one object of JSON, with the whole report of each file.
    pub(super) fn json(&self, language: Language) -> String {
        let files = self.files.iter().map(|one| {
            let mut object = json!({ "file": one.file, "digest": one.digest });
            let (outcome, more) = match &one.fate {
                Fate::Imported(taken) => (
                    "imported",
                    json!({
                        "disclosure": taken.path,
                        "office": taken.office,
                        "year": taken.year,
                        "kind": taken.kind.slug(),
                        "report": taken.report,
                    }),
                ),
                Fate::Earlier(path) => ("earlier", json!({ "disclosure": path })),
                Fate::OfNewDepartment { path, office, kind, year } => (
                    "of-new-department",
                    json!({ "disclosure": path, "office": office, "year": year, "kind": kind.slug() }),
                ),
                Fate::Doubtful(doubt) => {
                    ("doubtful", json!({ "why": doubt.words().in_language(language) }))
                }
            };
            object["outcome"] = Value::from(outcome);
            if let (Value::Object(object), Value::Object(more)) = (&mut object, more) {
                object.extend(more);
            }
            object
        });
        let missing = self.missing.iter().map(|one| {
            json!({ "office": one.name, "year": one.year, "kind": one.kind.slug(), "disclosure": one.path })
        });
        let made =
            self.made.iter().map(|one| json!({ "department": one.department, "name": one.name }));
        let listed = Listed {
            region: self.region,
            dry_run: self.dry_run,
            new_departments: made.collect(),
            files: files.collect(),
            missing: missing.collect(),
            notes: self.marks_invented.then(|| invented(language)).into_iter().collect(),
        };
        serde_json::to_string(&listed).expect("an object of strings and numbers has a JSON form")
    }

    /// Writes the list, and the report of each file below it, as Markdown or as JSON.
    ///
    /// # Errors
    /// When something else than a report of before is there, or the disk refuses.
    pub(super) fn write(&self, path: &Path, language: Language) -> anyhow::Result<()> {
        let mark = format!("{{\"region\":{},\"dry_run\":", quoted(self.region));
        write_report(path, (&self.json(language), &mark), &self.markdown(language))
    }

    fn markdown(&self, language: Language) -> String {
        let title = if language == Language::Chinese { "导入报告" } else { "Import" };
        let mut text = format!("# {title}：{}\n\n", self.region);
        for line in self.lines(language) {
            let _ = writeln!(text, "- {}", line.trim_start());
        }
        for (_, taken) in self.taken() {
            let _ =
                write!(text, "\n## {}\n{}", taken.report.file, taken.report.sections(3, language));
        }
        text
    }
}

/// The list as JSON writes it.
#[derive(Serialize)]
struct Listed<'a> {
    region: &'a str,
    dry_run: bool,
    new_departments: Vec<Value>,
    files: Vec<Value>,
    missing: Vec<Value>,
    /// What must be known of all.
    notes: Vec<&'static str>,
}

/// 示例县水利局 2026年部门预算.
fn titled(office: &str, year: i16, kind: Kind) -> String {
    format!("{office} {year}年{}", kind.name())
}

/// What was taken of a file, in one line: tables, figures, paragraphs, and how much was left.
fn taken_line(file: &str, taken: &Taken, language: Language) -> String {
    let Taken { path, office, kind, year, report } = taken;
    let title = titled(office, *year, *kind);
    let ImportReport { cells, paragraphs, left, .. } = report;
    let tables = report.tables;
    let count = |count: &Option<Count>| count.as_ref().map_or(0, |count| count.taken);
    let (figures, text, left) = (count(cells), count(paragraphs), left.len());
    match language {
        Language::Chinese => {
            let parts = [(tables, "张表"), (figures, "个数"), (text, "段文字")];
            let parts: Vec<String> = parts
                .into_iter()
                .filter(|(count, _)| *count > 0)
                .map(|(count, what)| format!("{count}{what}"))
                .collect();
            format!(
                "{title} ← {file}：取 {}，未取 {left} 处 → content/{path}.yaml",
                parts.join("、")
            )
        }
        Language::English => format!(
            "{title} ← {file}: took {tables} tables, {figures} figures, {text} paragraphs, left {left} → content/{path}.yaml"
        ),
    }
}
