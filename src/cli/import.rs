use std::fs;
use std::path::Path;
use std::sync::Arc;

use anyhow::{Context, bail};

use crate::export::Chunk;
use crate::finding::Language;
use crate::model::{Kind, MoneyUnit, Origin as RegionOrigin};
use crate::office::{Head, Imported, Origin, Request, Spliced, disclosure_text, origins, splice, take};
use crate::pipeline::{Opened, open};
use crate::site::DisclosureEntry;
use crate::source::SourceFile;
use crate::workbook;

use super::arguments::{Arguments, ImportArguments};
use super::{Ended, print, root};

/// `gongkai import FILE --into DISCLOSURE`
pub(super) fn run(arguments: &Arguments, command: &ImportArguments) -> anyhow::Result<Ended> {
    let opened = open(&root::find(arguments)?)?;
    let target = Target::of(&opened, &command.into, command.profile.as_deref())?;
    let bytes = fs::read(&command.file).with_context(|| format!("cannot read {}", command.file.display()))?;
    let ending = command.file.extension().map(|ending| ending.to_string_lossy().to_ascii_lowercase()).unwrap_or_default();
    let mut sheets = workbook::read(&bytes, &ending).map_err(|fault| anyhow::anyhow!("cannot read {}: {}", command.file.display(), fault.0))?;
    if let Some(name) = &command.sheet {
        sheets.retain(|sheet| sheet.name == *name);
        if sheets.is_empty() {
            bail!("{} has no sheet {name}", command.file.display());
        }
    }
    let history = &opened.catalogue.profiles[&target.profile];
    let profile = history.in_year(target.year);
    let requirement = profile.requirement(target.kind).with_context(|| format!("the profile `{}` says nothing of {}", profile.id, target.kind.slug()))?;
    let form = match &command.form {
        None => None,
        Some(name) => Some(opened.catalogue.form(name).with_context(|| format!("there is no form `{name}`"))?),
    };
    let imported = take(&sheets, &Request { catalogue: &opened.catalogue, requirement, form });
    report(&imported, arguments.language());
    if imported.is_empty() {
        return Ok(Ended::Findings);
    }
    if command.dry_run {
        return Ok(Ended::Clean);
    }
    let path = opened.root.join("content").join(format!("{}.yaml", target.path));
    let text = if path.is_file() { into_existing(&path, &imported)? } else { new_text(&target, &imported) };
    write(&path, text.as_bytes())?;
    let name = command.file.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    let origin = opened.root.join("content").join(format!("{}.import.csv", target.path));
    write(&origin, &origin_lines(&origin, &name, &origins(&imported))?)?;
    print::line(&match arguments.language() {
        Language::Chinese => format!("已写入 content/{}.yaml；各数出自哪个单元格记在同名的 .import.csv。用 gongkai check 检查。", target.path),
        Language::English => format!("written into content/{}.yaml; which cell each figure came from is kept in the .import.csv beside it. Run gongkai check.", target.path),
    });
    Ok(Ended::Clean)
}

/// The disclosure that figures go into.
struct Target {
    path: String,
    year: i16,
    kind: Kind,
    profile: String,
    /// Whether the profile is not the site's own, and must be named in a new file.
    named: bool,
    origin: RegionOrigin,
}

impl Target {
    fn of(opened: &Opened, written: &str, asked: Option<&str>) -> anyhow::Result<Target> {
        let path = written.strip_prefix("content/").unwrap_or(written).trim_end_matches(".yaml").to_owned();
        let parts: Vec<&str> = path.split('/').collect();
        let (region, department, year, kind) = match parts.as_slice() {
            [region, department, year, kind] | [region, department, "units", _, year, kind] => (*region, *department, *year, *kind),
            _ => bail!("write region/department/year/kind, as in example/housing/2026/budget"),
        };
        let (Ok(year), Some(kind)) = (year.parse::<i16>(), Kind::from_slug(kind)) else {
            bail!("`{path}` does not end with a year and a kind ({})", Kind::ALL.map(Kind::slug).join(", "));
        };
        let region = opened.site.regions.iter().find(|entry| entry.region.slug == region).with_context(|| format!("there is no region content/{region}"))?;
        let Some(department) = region.departments.iter().find(|entry| entry.slug == department) else {
            bail!("there is no department content/{}/{department} (`gongkai new department` makes one)", region.region.slug);
        };
        let default = opened.site.config.profile.as_deref();
        let there = department.disclosures.iter().find(|entry| entry.path == path).map(|entry| profile_of(opened, entry)).transpose()?.flatten();
        let Some(profile) = asked.map(str::to_owned).or(there).or_else(|| default.map(str::to_owned)) else {
            bail!("say which profile: --profile NAME, or profile in site.toml");
        };
        if !opened.catalogue.profiles.contains_key(&profile) {
            bail!("there is no profile `{profile}`");
        }
        Ok(Target { named: Some(profile.as_str()) != default, path, year, kind, profile, origin: region.region.origin })
    }
}

/// The profile that a disclosure names.
fn profile_of(opened: &Opened, entry: &DisclosureEntry) -> anyhow::Result<Option<String>> {
    let path = opened.root.join("content").join(format!("{}.yaml", entry.path));
    let text = fs::read_to_string(&path).with_context(|| format!("cannot read {}", path.display()))?;
    Ok(text.lines().find_map(|line| line.strip_prefix("profile:")).map(|name| name.split('#').next().unwrap_or_default().trim().to_owned()))
}

fn new_text(target: &Target, imported: &Imported) -> String {
    let profile = target.named.then_some(target.profile.as_str());
    let head = Head { year: target.year, unit: MoneyUnit::TenThousandYuan, profile, invented: target.origin == RegionOrigin::Invented };
    disclosure_text(&head, imported)
}

fn into_existing(path: &Path, imported: &Imported) -> anyhow::Result<String> {
    let text = fs::read_to_string(path).with_context(|| format!("cannot read {}", path.display()))?;
    let unit = text.lines().find_map(|line| line.strip_prefix("unit:")).and_then(|name| MoneyUnit::named(name.split('#').next().unwrap_or_default().trim()));
    let file = Arc::new(SourceFile { path: path.display().to_string(), text });
    match splice(&file, imported, unit.unwrap_or(MoneyUnit::TenThousandYuan)) {
        Spliced::Text(text) => Ok(text),
        Spliced::Refused(why) => bail!("cannot import into {}: {why}", path.display()),
    }
}

fn report(imported: &Imported, language: Language) {
    let chinese = language == Language::Chinese;
    for taken in imported.taken() {
        let range = if taken.range.is_empty() { String::new() } else { format!(" {}", taken.range) };
        print::line(&if chinese {
            format!("取：工作表“{}”{range} → {}（{}行）", taken.sheet, taken.table, taken.rows)
        } else {
            format!("took: sheet {}{range} → {} ({} rows)", taken.sheet, taken.table, taken.rows)
        });
    }
    for left in &imported.left {
        let cell = left.cell.as_deref().map(|cell| format!(" {cell}")).unwrap_or_default();
        let why = left.why.in_language(language);
        print::line(&if chinese { format!("未取：工作表“{}”{cell}：{why}", left.sheet) } else { format!("left: sheet {}{cell}: {why}", left.sheet) });
    }
    if imported.is_empty() {
        print::line(if chinese { "没有取到数据" } else { "nothing was taken" });
    }
}

/// The lines of `<kind>.import.csv`: those that are there stand unless their figure was imported again.
fn origin_lines(path: &Path, file: &str, new: &[Origin]) -> anyhow::Result<Vec<u8>> {
    let mut chunk = Chunk::new();
    chunk.line(["at", "file", "sheet", "cell", "shown"]);
    if path.is_file() {
        let bytes = fs::read(path).with_context(|| format!("cannot read {}", path.display()))?;
        let sheets = workbook::read(&bytes, "csv").map_err(|fault| anyhow::anyhow!("cannot read {}: {}", path.display(), fault.0))?;
        for row in sheets.iter().flat_map(|sheet| sheet.rows.iter().skip(1)) {
            if !row.first().is_some_and(|at| new.iter().any(|one| one.at == *at)) {
                chunk.line(row);
            }
        }
    }
    for one in new {
        chunk.line([one.at.as_str(), file, &one.sheet, &one.cell, &one.shown]);
    }
    Ok(chunk.into_bytes())
}

/// Writes beside and renames, so that a file is the old one or the new one and nothing between.
fn write(path: &Path, bytes: &[u8]) -> anyhow::Result<()> {
    let folder = path.parent().unwrap_or(Path::new("."));
    fs::create_dir_all(folder).with_context(|| format!("cannot make {}", folder.display()))?;
    let beside = path.with_extension("gongkai-new");
    fs::write(&beside, bytes).with_context(|| format!("cannot write {}", beside.display()))?;
    fs::rename(&beside, path).with_context(|| format!("cannot write {}", path.display()))
}
