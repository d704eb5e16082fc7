use std::path::Path;
use std::sync::Arc;

use anyhow::bail;

use crate::export::CsvLines;
use crate::finding::Language;
use crate::model::path::PROJECTS;
use crate::model::{
    Catalogue, Form, FormUse, Kind, KindRequirement, MoneyUnit, Origin as RegionOrigin,
};
use crate::office::{
    Empty, Head, Imported, Origin, Request, Spliced, disclosure_text, extract, origins, splice,
};
use crate::pipeline::{Workspace, open};
use crate::publish::file::Replacement;
use crate::site::DisclosureEntry;
use crate::source::{self, Limits, Node, SourceFile, parse};
use crate::trouble::{Bilingual, Told, Trouble};
use crate::workbook::{self, Sheet};

use super::arguments::{Arguments, ImportArguments};
use super::disclosure_path::DisclosurePath;
use super::profiles::{no_profile, says_nothing, unknown_profile};
use super::{ExitStatus, print, root};

/// `gongkai import FILE --into DISCLOSURE`
pub(super) fn run(arguments: &Arguments, command: &ImportArguments) -> anyhow::Result<ExitStatus> {
    let workspace = open(&root::find(arguments)?)?;
    let target = Target::of(&workspace, &command.into, command.profile.as_deref())?;
    let sheets = sheets(&command.file, command.sheet.as_deref())?;
    let history = &workspace.catalogue.profiles[&target.profile];
    let profile = history.in_year(target.year);
    let requirement =
        profile.requirement(target.kind).ok_or_else(|| says_nothing(&profile.id, target.kind))?;
    let form = match &command.form {
        None => None,
        Some(name) => Some(workspace.catalogue.form(name).told(|| {
            Bilingual::new(
                format!("没有名为「{name}」的表样"),
                format!("there is no form `{name}`"),
            )
        })?),
    };
    let imported = extract(
        &sheets,
        &Request {
            catalogue: &workspace.catalogue,
            requirement,
            project_form: target.said.project_form.as_ref(),
            projects_in: target.projects_in(&workspace.catalogue, requirement),
            form,
            year: target.year,
        },
    );
    report(&imported, arguments.language());
    if imported.is_empty() {
        return Ok(ExitStatus::Findings);
    }
    if !command.dry_run {
        write(&workspace, &target, &command.file, &imported)?;
        print::line(&written(&target.path, arguments.language()));
    }
    Ok(ExitStatus::Clean)
}

/// The sheets of a workbook, or the one that is asked for.
fn sheets(file: &Path, asked: Option<&str>) -> anyhow::Result<Vec<Sheet>> {
    let bytes = source::bytes(file)?;
    let ending = file.extension().map(|ending| ending.to_string_lossy().to_ascii_lowercase());
    let mut sheets = workbook::read(&bytes, &ending.unwrap_or_default())
        .map_err(|fault| unreadable(file, &fault.zh, &fault.en))?;
    // A .csv is one sheet, named by its file.
    let stem = file.file_stem().map(|name| name.to_string_lossy().into_owned());
    let stem = stem.unwrap_or_default();
    for sheet in sheets.iter_mut().filter(|sheet| sheet.name.is_empty()) {
        sheet.name.clone_from(&stem);
    }
    if let Some(name) = asked {
        sheets.retain(|sheet| sheet.name == name);
        if sheets.is_empty() {
            bail!(Trouble::new(
                format!("{} 里没有工作表 {name}", file.display()),
                format!("{} has no sheet {name}", file.display())
            ));
        }
    }
    Ok(sheets)
}

/// Puts an import into its disclosure, and keeps beside it where each figure came from.
fn write(
    workspace: &Workspace,
    target: &Target,
    file: &Path,
    imported: &Imported,
) -> anyhow::Result<()> {
    let content = workspace.root.join("content");
    let path = content.join(format!("{}.yaml", target.path));
    let text =
        if path.is_file() { into_existing(&path, imported)? } else { new_text(target, imported) };
    let name = file.file_name().map(|name| name.to_string_lossy().into_owned());
    let origin = content.join(format!("{}.import.csv", target.path));
    let lines = origin_lines(&origin, &name.unwrap_or_default(), &origins(imported))?;
    // Both can be written, or neither is.
    let (disclosure, origin) = (Replacement::of(&path)?, Replacement::of(&origin)?);
    disclosure.with(text.as_bytes())?;
    origin.with(&lines)?;
    Ok(())
}

fn written(path: &str, language: Language) -> String {
    match language {
        Language::Chinese => format!(
            "已写入 content/{path}.yaml；各数出自哪个单元格记在同名的 .import.csv。用 gongkai check 检查。"
        ),
        Language::English => format!(
            "written into content/{path}.yaml; which cell each figure came from is kept in the .import.csv beside it. Run gongkai check."
        ),
    }
}

/// The disclosure that figures go into.
struct Target {
    path: String,
    year: i16,
    kind: Kind,
    profile: String,
    /// What the disclosure that is there says.
    said: Said,
    /// Whether the profile is not the site's own, and must be named in a new file.
    named: bool,
    origin: RegionOrigin,
}

impl Target {
    fn of(workspace: &Workspace, written: &str, asked: Option<&str>) -> anyhow::Result<Target> {
        let read = DisclosurePath::read(written)?;
        let (path, year, kind) = (read.path(), read.year, read.kind);
        let (region, department) = read.department.split_once('/').unwrap_or_default();
        let region =
            workspace.site.regions.iter().find(|entry| entry.region.slug == region).told(|| {
                Bilingual::new(
                    format!("没有地区 content/{region}"),
                    format!("there is no region content/{region}"),
                )
            })?;
        let Some(department) = region.departments.iter().find(|entry| entry.slug == department)
        else {
            let region = &region.region.slug;
            bail!(Trouble::new(
                format!(
                    "没有部门 content/{region}/{department}（gongkai new department 新建一个）"
                ),
                format!(
                    "there is no department content/{region}/{department} (`gongkai new department` makes one)"
                ),
            ));
        };
        let default = workspace.site.config.profile.as_deref();
        let root = department
            .disclosures
            .iter()
            .find(|entry| entry.path == path)
            .map(|entry| root_of(workspace, entry))
            .transpose()?;
        let said = Said::of(workspace, root.as_ref());
        let there = said.profile.clone();
        let Some(profile) =
            asked.map(str::to_owned).or(there).or_else(|| default.map(str::to_owned))
        else {
            bail!(no_profile());
        };
        if !workspace.catalogue.profiles.contains_key(&profile) {
            let known: Vec<&str> =
                workspace.catalogue.profiles.keys().map(String::as_str).collect();
            bail!(Trouble::from(unknown_profile(&profile, &known)));
        }
        Ok(Target {
            named: Some(profile.as_str()) != default,
            path,
            year,
            kind,
            profile,
            said,
            origin: region.region.origin,
        })
    }
}

/// What a disclosure that is there says of how it is read; nothing for a new one.
#[derive(Default)]
struct Said {
    profile: Option<String>,
    /// The form of projects that it names.
    project_form: Option<Arc<Form>>,
    /// The unit that it says for its projects.
    project_unit: Option<MoneyUnit>,
    /// Whether it has projects.
    has_projects: bool,
}

impl Said {
    fn of(workspace: &Workspace, root: Option<&Node>) -> Said {
        let Some(root) = root else { return Said::default() };
        let named = |key: &str| root.get(key).and_then(Node::text).map(str::to_owned);
        let form = named("project-form").and_then(|name| workspace.catalogue.form(&name).cloned());
        Said {
            profile: named("profile"),
            project_form: form.filter(|form| form.used_for == FormUse::Project),
            project_unit: named("project-unit").as_deref().and_then(MoneyUnit::named),
            has_projects: root.get("projects").is_some_and(|projects| !projects.is_blank()),
        }
    }
}

impl Target {
    /// The unit of the projects that are there, where they or their form say one.
    fn projects_in(
        &self,
        catalogue: &Catalogue,
        requirement: &KindRequirement,
    ) -> Option<MoneyUnit> {
        let required = requirement.project_form.as_ref().and_then(|form| catalogue.forms.get(form));
        let fixed = || self.said.project_form.as_ref().or(required).and_then(|form| form.unit);
        self.said.project_unit.or_else(|| fixed().filter(|_| self.said.has_projects))
    }
}

/// What a disclosure's file says.
fn root_of(workspace: &Workspace, entry: &DisclosureEntry) -> anyhow::Result<Node> {
    let shown = format!("content/{}.yaml", entry.path);
    let path = workspace.root.join(&shown);
    let text = source::text(&path)?;
    let text = text.strip_prefix('\u{feff}').map(str::to_owned).unwrap_or(text);
    parse(&SourceFile::new(shown.clone(), text), Limits::default()).map_err(|_| {
        Trouble::new(
            format!("{shown} 的 YAML 写法有误：请先改正（gongkai check 指出在哪里）"),
            format!(
                "{shown} is not YAML that can be read: mend it first (`gongkai check` says where)"
            ),
        )
        .into()
    })
}

/// Why a workbook cannot be read.
fn unreadable(file: &Path, zh: &str, en: &str) -> Trouble {
    Trouble::new(
        format!("不能读取 {}：{zh}", file.display()),
        format!("cannot read {}: {en}", file.display()),
    )
}

fn new_text(target: &Target, imported: &Imported) -> String {
    let profile = target.named.then_some(target.profile.as_str());
    let head =
        Head { year: target.year, profile, invented: target.origin == RegionOrigin::Invented };
    disclosure_text(&head, imported)
}

fn into_existing(path: &Path, imported: &Imported) -> anyhow::Result<String> {
    let text = source::text(path)?;
    let file = Arc::new(SourceFile::new(path.display().to_string(), text));
    match splice(&file, imported) {
        Spliced::Text(text) => Ok(text),
        Spliced::Refused(why) => bail!(Trouble::new(
            format!("不能导入 {}：{}", path.display(), why.zh),
            format!("cannot import into {}: {}", path.display(), why.en)
        )),
    }
}

fn report(imported: &Imported, language: Language) {
    let chinese = language == Language::Chinese;
    for taken in imported.taken() {
        let range =
            if taken.range.is_empty() { String::new() } else { format!(" {}", taken.range) };
        let unit =
            match (taken.unit.map(MoneyUnit::name), taken.fixed.map(MoneyUnit::name), chinese) {
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
        print::line(&if chinese {
            format!("取：工作表“{sheet}”{range} → {table}（{held}）")
        } else {
            format!("took: sheet {sheet}{range} → {table} ({held})")
        });
    }
    for note in &imported.notes {
        print::line(&format!(
            "{}{}",
            if chinese { "注意：" } else { "note: " },
            note.in_language(language)
        ));
    }
    for left in &imported.skipped {
        let cell = left.cell.as_deref().map(|cell| format!(" {cell}")).unwrap_or_default();
        let why = left.why.in_language(language);
        print::line(&if chinese {
            format!("未取：工作表“{}”{cell}：{why}", left.sheet)
        } else {
            format!("left: sheet {}{cell}: {why}", left.sheet)
        });
    }
    if imported.is_empty() {
        print::line(if chinese { "没有取到数据" } else { "nothing was taken" });
    }
}

/// The lines of `<kind>.import.csv`: those that are there stand unless their figure was imported
/// again.
fn origin_lines(path: &Path, file: &str, new: &[Origin]) -> anyhow::Result<Vec<u8>> {
    let mut chunk = CsvLines::new();
    chunk.line(["at", "file", "sheet", "cell", "shown"]);
    if path.is_file() {
        let bytes = source::bytes(path)?;
        let sheets = workbook::read(&bytes, "csv")
            .map_err(|fault| unreadable(path, &fault.zh, &fault.en))?;
        for row in sheets.iter().flat_map(|sheet| sheet.rows.iter().skip(1)) {
            if !row.first().is_some_and(|at| again(at, new)) {
                chunk.line(row);
            }
        }
    }
    for one in new {
        chunk.line([one.at.as_str(), file, &one.sheet, &one.cell, &one.shown]);
    }
    Ok(chunk.into_bytes())
}

/// Whether a figure stands in a table, or is of a project, that was imported again.
fn again(at: &str, new: &[Origin]) -> bool {
    let record = |at: &str| {
        let parts = if at.starts_with(PROJECTS) { 2 } else { 1 };
        at.split('/').take(parts).map(str::to_owned).collect::<Vec<_>>()
    };
    new.iter().any(|one| record(&one.at) == record(at))
}
