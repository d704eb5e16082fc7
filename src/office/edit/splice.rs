use std::sync::Arc;

use crate::finding::Bilingual;
use crate::model::MoneyUnit;
use crate::office::extract::Imported;
use crate::source::{Entry, Limits, Node, SourceFile, Value, parse, quote};

use super::block::{end_of, line_start};
use super::change::{Change, changed};
use super::kept::keeps;
use super::merge::project_changes;
use super::overall::overall_changes;
use super::project_text::{overall_text, projects_text, unit_text};
use super::tables::table_changes;

/// What putting an import into a disclosure that is there gave.
pub enum Spliced {
    /// The new text; everything that was not imported stands as it was.
    Text(String),
    /// The file cannot be changed without touching more than that.
    Refused(Bilingual),
}

/// Puts the imported tables into a disclosure's text: a table that is there is replaced, one that
/// is not is added at the end of its list, a project is merged into the one of its code. The result
/// is read again and compared: where anything else would have changed, nothing is.
pub fn splice(file: &Arc<SourceFile>, imported: &Imported) -> Spliced {
    let mut text = file.text.clone();
    if !text.ends_with('\n') {
        text.push('\n');
    }
    let file = SourceFile::new(file.path.clone(), text);
    match edited(&file, imported) {
        Ok(text) => Spliced::Text(text),
        Err(why) => Spliced::Refused(why),
    }
}

fn edited(file: &SourceFile, imported: &Imported) -> Result<String, Bilingual> {
    let unreadable = || {
        Bilingual::new(
            "文件不是能读的YAML，请先改正（gongkai check 会指出位置）",
            "the file is not YAML that can be read: mend it first (gongkai check says where)",
        )
    };
    let root = parse(file, Limits::default()).map_err(|_| unreadable())?;
    let Value::Map(entries) = &root.value else { return Err(unreadable()) };
    if file.text.contains('\r') {
        return Err(Bilingual::new(
            "文件用的是Windows换行（CRLF），请先另存为LF换行",
            "the file has Windows line ends: save it with plain ones first",
        ));
    }
    let said = root.get("unit").and_then(Node::text).and_then(MoneyUnit::named);
    let unit = project_unit(&root, said, imported)?;
    let mut changes = Vec::new();
    changes.extend(profile_line(file, entries, imported));
    let (statements, tables): (Vec<_>, Vec<_>) =
        imported.tables.iter().partition(|table| table.is_statement());
    for (key, tables) in [("statements", statements), ("tables", tables)] {
        if !tables.is_empty() {
            changes.extend(table_changes(file, entries, key, &tables, said)?);
        }
    }
    let place = |key: &str| entries.iter().position(|entry| entry.key.value == key);
    let at_the_end = |written: String| Change::insertion(file.text.len(), format!("\n{written}"));
    if let Some(written) = overall_text(imported) {
        match place("overall") {
            Some(at) => changes.extend(overall_changes(file, entries, at, imported)?),
            None => changes.push(at_the_end(written)),
        }
    }
    if let Some(written) = projects_text(imported) {
        match place("projects") {
            Some(at) => {
                let start = line_start(&file.text, entries[at].key.span.start as usize);
                changes.push(Change::insertion(start, unit));
                let end = end_of(file, entries, at);
                changes.extend(project_changes(file, &entries[at], end, imported)?);
            }
            None => changes.push(at_the_end(unit + &written)),
        }
    }
    let new = SourceFile::new(file.path.clone(), changed(&file.text, changes));
    if !keeps(file, &root, &new, imported) {
        return Err(Bilingual::new(
            "写进去会动到别处的内容，没有写；请把要取的表先从文件里删去，再取一次",
            "other parts of the file would have changed: nothing was written; take the tables out of the file first, then import again",
        ));
    }
    Ok(new.text)
}

/// The line that names the profile, behind the year, where none is named.
fn profile_line(file: &SourceFile, entries: &[Entry], imported: &Imported) -> Option<Change> {
    let profile = imported.profile.as_deref()?;
    let place = |key: &str| entries.iter().position(|entry| entry.key.value == key);
    if place("profile").is_some() {
        return None;
    }
    let at = place("year").or_else(|| place("format"))?;
    let line = format!("profile: {}\n", quote(profile));
    Some(Change::insertion(end_of(file, entries, at), line))
}

/// The line that says the unit of the projects, where there were none; those that are there have
/// their unit already.
fn project_unit(
    root: &Node,
    said: Option<MoneyUnit>,
    imported: &Imported,
) -> Result<String, Bilingual> {
    let there = root.get("projects").is_some_and(|projects| !projects.is_blank());
    let own = root.get("project-unit");
    if !there && own.is_none() {
        return Ok(unit_text(imported, said));
    }
    let fixed = imported.project_form.as_ref().and_then(|form| form.unit);
    let own = own.and_then(Node::text).and_then(MoneyUnit::named);
    in_one_unit(imported, own.or(fixed).or(said).unwrap_or(MoneyUnit::TenThousandYuan))?;
    Ok(String::new())
}

/// The projects of a disclosure have one unit: theirs must be the one that those there are read in.
fn in_one_unit(imported: &Imported, read: MoneyUnit) -> Result<(), Bilingual> {
    let Some(unit) = imported.project_unit().filter(|unit| *unit != read) else { return Ok(()) };
    let (unit, read) = (unit.name(), read.name());
    Err(Bilingual::new(
        format!("项目的金额单位是{unit}，公开件里的项目是{read}；各项目的单位须相同，请换算后再取"),
        format!(
            "the projects are in {unit}, those in the disclosure in {read}: all have one unit, convert them first"
        ),
    ))
}
