use std::sync::Arc;

use crate::finding::Bilingual;
use crate::source::{Entry, Limits, Node, SourceFile, Value, parse};

use super::kept::{keeps, rest};
use super::merge::project_edits;
use super::yaml::{
    Document, indicators_text, is_statement, overall_text, projects_text, table_text,
};
use crate::office::extract::ExtractedTable;
use crate::office::extract::Imported;

/// What putting an import into a disclosure that is there gave.
pub enum Spliced {
    /// The new text; everything that was not imported stands as it was.
    Text(String),
    /// The file cannot be changed without touching more than that.
    Refused(Bilingual),
}

/// A stretch of the text and what is to stand there.
pub type Edit = (usize, usize, String);

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
    let said = root.get("unit").and_then(Node::text).and_then(crate::model::MoneyUnit::named);
    let read = imported
        .project_form
        .as_ref()
        .and_then(|form| form.unit)
        .or(said)
        .unwrap_or(crate::model::MoneyUnit::TenThousandYuan);
    if let Some(unit) = imported.project_unit().filter(|unit| *unit != read) {
        let (unit, read) = (unit.name(), read.name());
        return Err(Bilingual::new(
            format!("项目的金额单位是{unit}，公开件是{read}；项目没有自己的单位，请换算后再取"),
            format!(
                "the projects are in {unit}, the disclosure in {read}: projects have no unit of their own, convert them first"
            ),
        ));
    }
    let mut edits: Vec<Edit> = Vec::new();
    for (key, statements) in [("statements", true), ("tables", false)] {
        let tables: Vec<_> =
            imported.tables.iter().filter(|table| is_statement(table) == statements).collect();
        if !tables.is_empty() {
            table_edits(file, entries, key, &tables, said, &mut edits)?;
        }
    }
    if let Some(written) = overall_text(imported) {
        match entries.iter().position(|entry| entry.key.value == "overall") {
            Some(at) => edits.push(overall_edit(file, entries, at, imported)?),
            None => edits.push((file.text.len(), file.text.len(), format!("\n{written}"))),
        }
    }
    if let Some(written) = projects_text(imported) {
        match entries.iter().position(|entry| entry.key.value == "projects") {
            Some(at) => edits.extend(project_edits(
                file,
                &entries[at],
                end_of(file, entries, at),
                imported,
            )?),
            None => edits.push((file.text.len(), file.text.len(), format!("\n{written}"))),
        }
    }
    // From the end, so that earlier places stay what they are; edits at one place keep their order.
    let mut text = file.text.clone();
    edits.sort_by_key(|(start, ..)| *start);
    for (start, stop, new) in edits.into_iter().rev() {
        text.replace_range(start..stop, &new);
    }
    let new = SourceFile::new(file.path.clone(), text);
    if !keeps(file, &root, &new, imported) {
        return Err(Bilingual::new(
            "写进去会动到别处的内容，没有写；请把要取的表先从文件里删去，再取一次",
            "other parts of the file would have changed: nothing was written; take the tables out of the file first, then import again",
        ));
    }
    Ok(new.text)
}

fn table_edits(
    file: &SourceFile,
    entries: &[Entry],
    key: &str,
    tables: &[&ExtractedTable],
    said: Option<crate::model::MoneyUnit>,
    edits: &mut Vec<Edit>,
) -> Result<(), Bilingual> {
    let Some(at) = entries.iter().position(|entry| entry.key.value == key) else {
        let text: String = tables
            .iter()
            .map(|table| table_text(table, Document::There { unit: said, own: false }))
            .collect();
        edits.push((file.text.len(), file.text.len(), format!("\n{key}:\n{text}")));
        return Ok(());
    };
    let in_flow = || {
        Bilingual::new(
            format!("{key} 写在一对花括号里，请改成一行一张表"),
            format!("`{key}` is written in {{ }}: write one table a line"),
        )
    };
    let inside = in_blocks(file, &entries[at]).ok_or_else(in_flow)?;
    let end = end_of(file, entries, at);
    let depth = inside.first().map_or(2, |entry| depth(&file.text, entry.key.span.start as usize));
    for table in tables {
        let there = inside.iter().position(|entry| names(table, entry));
        let own = there.is_some_and(|index| inside[index].node.get("unit").is_some());
        let document = Document::There { unit: said, own };
        let block = shift(
            &with_rest(table_text(table, document), file, there.map(|index| &inside[index])),
            2,
            depth,
        );
        match there {
            Some(index) => {
                let start = line_start(&file.text, inside[index].key.span.start as usize);
                let stop = inside.get(index + 1).map_or(end, |next| {
                    comments_above(&file.text, line_start(&file.text, next.key.span.start as usize))
                });
                edits.push((start, stop, block));
            }
            None => edits.push((end, end, block)),
        }
    }
    Ok(())
}

/// The department's indicators in the place of those that are there: goals and scores are not in a
/// workbook, and stay.
fn overall_edit(
    file: &SourceFile,
    entries: &[Entry],
    at: usize,
    imported: &Imported,
) -> Result<Edit, Bilingual> {
    let in_flow = || {
        Bilingual::new(
            "overall 写在一对花括号里，请改成一行一项",
            "`overall` is written in { }: write one key a line",
        )
    };
    let inside = in_blocks(file, &entries[at]).ok_or_else(in_flow)?;
    let end = end_of(file, entries, at);
    let depth = inside.first().map_or(2, |entry| depth(&file.text, entry.key.span.start as usize));
    let text =
        shift(&format!("  indicators:\n{}", indicators_text(&imported.overall, "    ")), 2, depth);
    Ok(match inside.iter().position(|entry| entry.key.value == "indicators") {
        Some(index) => {
            let start = line_start(&file.text, inside[index].key.span.start as usize);
            let stop = inside.get(index + 1).map_or(end, |next| {
                comments_above(&file.text, line_start(&file.text, next.key.span.start as usize))
            });
            (start, stop, text)
        }
        None => (end, end, text),
    })
}

/// Whether an entry is this table, under any of its names.
pub fn names(table: &ExtractedTable, entry: &Entry) -> bool {
    table.name == entry.key.value || table.form.answers_to(&entry.key.value)
}

/// A table's text with what the table there says beside its figures and the sheet does not: its
/// rounding, its caption, its unit.
fn with_rest(block: String, file: &SourceFile, there: Option<&Entry>) -> String {
    let kept = there.map(|entry| rest(file, entry, &block)).unwrap_or_default();
    match block.split_once('\n') {
        Some((head, body)) if !kept.is_empty() && head.ends_with(':') => {
            format!("{head}\n{kept}{body}")
        }
        _ => block,
    }
}

/// The entries of a mapping that is written a key a line; nothing for one in `{ }`.
fn in_blocks<'a>(file: &SourceFile, entry: &'a Entry) -> Option<&'a [Entry]> {
    let Node { value: Value::Map(inside), .. } = &entry.node else {
        return entry.node.is_blank().then_some(&[] as &[Entry]);
    };
    let start = entry.key.span.start as usize;
    let first = inside.first()?;
    file.text[start..first.key.span.start as usize].contains('\n').then_some(inside)
}

/// Where an entry's text ends: before the next key, and before the comments and blank lines that
/// belong to it.
fn end_of(file: &SourceFile, entries: &[Entry], at: usize) -> usize {
    let next = entries
        .get(at + 1)
        .map_or(file.text.len(), |next| line_start(&file.text, next.key.span.start as usize));
    comments_above(&file.text, next)
}

pub fn line_start(text: &str, at: usize) -> usize {
    text[..at].rfind('\n').map_or(0, |newline| newline + 1)
}

/// How far a place stands from the start of its line.
pub fn depth(text: &str, at: usize) -> usize {
    at - line_start(text, at)
}

/// The same block at another depth.
pub fn shift(block: &str, from: usize, to: usize) -> String {
    let line = |line: &str| match to.checked_sub(from) {
        _ if line.is_empty() => "\n".to_owned(),
        Some(more) => format!("{}{line}\n", " ".repeat(more)),
        None => format!(
            "{}\n",
            line.get(from - to..)
                .filter(|_| line.starts_with(&" ".repeat(from - to)))
                .unwrap_or(line)
        ),
    };
    block.lines().map(line).collect()
}

/// The start of the comments and blank lines right above a line.
pub fn comments_above(text: &str, mut at: usize) -> usize {
    while at > 0 {
        let above = line_start(text, at - 1);
        let line = text[above..at].trim();
        if !line.is_empty() && !line.starts_with('#') {
            break;
        }
        at = above;
    }
    at
}
