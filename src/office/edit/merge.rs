use crate::finding::Bilingual;
use crate::office::extract::{ExtractedProject, Imported};
use crate::source::{Entry, Node, SourceFile};

use super::block::{comments_above, depth, line_start, shift};
use super::change::Change;
use super::project_text::project_pieces;

/// Keys of a project that hold sentences.
const WORDS: [&str; 3] = ["purpose", "goals", "outcomes"];

/// The changes that put imported projects into the list that is there: one of the same code (or,
/// without code, the same name) keeps what the sheet does not say, others stay, new ones are added
/// at the end.
pub fn project_changes(
    file: &SourceFile,
    list: &Entry,
    end: usize,
    imported: &Imported,
) -> Result<Vec<Change>, Bilingual> {
    let Some(form) = imported.project_form.as_deref() else { return Ok(Vec::new()) };
    let in_line = || {
        Bilingual::new(
            "projects 没有写成一行一个的列表",
            "`projects` is not a list with one item a line",
        )
    };
    let items = match list.node.items() {
        Some(items) => items,
        None if list.node.is_blank() => &[],
        None => return Err(in_line()),
    };
    let text = &file.text;
    let dash = items
        .first()
        .map_or(Some(2), |item| {
            text[line_start(text, item.span.start as usize)..item.span.start as usize].find('-')
        })
        .ok_or_else(in_line)?;
    if items.is_empty() && !list.node.is_blank() {
        return Err(in_line());
    }
    let mut changes = Vec::new();
    for project in &imported.projects {
        let pieces = project_pieces(form, project);
        let at = items.iter().position(|item| same_project(item, project));
        let Some(at) = at else {
            let item = item_text(pieces.into_iter().map(|(_, lines)| lines));
            changes.push(Change::insertion(end, shift(&item, 2, dash)));
            continue;
        };
        let start = line_start(text, items[at].span.start as usize);
        let stop = items
            .get(at + 1)
            .map_or(end, |next| comments_above(text, line_start(text, next.span.start as usize)));
        let item = item_text(merged(file, &items[at], stop, pieces).into_iter());
        changes.push(Change { start, stop, new: shift(&item, 2, dash) });
    }
    Ok(changes)
}

/// Whether an item of the list is the project.
pub fn same_project(item: &Node, project: &ExtractedProject) -> bool {
    let text = |key: &str| {
        item.get(key).and_then(Node::text).map(str::trim).filter(|text| !text.is_empty())
    };
    match (text("code"), project.code.as_deref()) {
        (Some(code), Some(own)) => code == own,
        (None, None) => text("name") == Some(project.name.as_str()),
        _ => false,
    }
}

/// The pieces of the project that is there, with those that were imported in their place and those
/// that are new behind them.
fn merged(
    file: &SourceFile,
    item: &Node,
    stop: usize,
    mut pieces: Vec<(&'static str, String)>,
) -> Vec<String> {
    let entries = item.entries().unwrap_or_default();
    let mut texts = Vec::new();
    for (index, entry) in entries.iter().enumerate() {
        let next = entries.get(index + 1).map_or(stop, |next| {
            line_start(&file.text, next.key.span.start as usize).max(entry.node.span.end as usize)
        });
        let after = &file.text[(entry.node.span.end as usize).min(next)..next];
        let comments: String = after
            .lines()
            .filter(|line| line.trim_start().starts_with('#'))
            .skip(usize::from(!after.starts_with('\n')))
            .map(|line| format!("    {}\n", line.trim()))
            .collect();
        let new = pieces
            .iter()
            .position(|(key, _)| *key == entry.key.value)
            .map(|at| pieces.remove(at).1);
        // Sentences are written for the site, not carried over: those that are there stay.
        let new = new.filter(|_| {
            !WORDS.contains(&&*entry.key.value)
                || entry.node.is_blank()
                || entry.node.items().is_some_and(<[Node]>::is_empty)
        });
        let line = after.lines().next().unwrap_or_default();
        let beside = if line.trim_start().starts_with('#') { line.trim_end() } else { "" };
        let own = || {
            let start = entry.key.span.start as usize;
            let block = format!(
                "{}{}{beside}\n",
                " ".repeat(4),
                &file.text[start..entry.node.span.end as usize]
            );
            // Lines below the key keep their distance from it.
            let at = depth(&file.text, start);
            let line = |(index, line): (usize, &str)| {
                if index == 0 { line.to_owned() } else { shift(line.trim_end_matches('\n'), at, 4) }
            };
            block.split_inclusive('\n').enumerate().map(line).collect::<String>()
        };
        let with_comment = |new: String| new.replacen('\n', &format!("{beside}\n"), 1);
        texts.push(new.map_or_else(own, with_comment) + &comments);
    }
    texts.extend(pieces.into_iter().map(|(_, lines)| lines));
    texts
}

/// An item of a list from its keys, each indented by four: the first stands behind the dash.
fn item_text(pieces: impl Iterator<Item = String>) -> String {
    let text: String = pieces.collect();
    format!("  - {}", text.trim_start_matches(' '))
}
