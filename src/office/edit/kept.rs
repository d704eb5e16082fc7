use crate::office::extract::Imported;
use crate::source::{Entry, Limits, Node, SourceFile, Value, parse};

use super::merge::same_project;
use super::overall::SENTENCES;
use super::project_text::overall_pieces;

/// Keys that stand beside a table's figures and that a sheet may leave unsaid.
const BESIDE: [&str; 3] = ["unit", "rounding", "caption"];

/// What a table that is replaced says beside its figures, as lines of the new one, where that does
/// not say it.
pub fn rest(file: &SourceFile, entry: &Entry, block: &str) -> String {
    let said = |key: &str| {
        block.lines().any(|line| {
            line.strip_prefix("    ").is_some_and(|line| line.starts_with(&format!("{key}:")))
        })
    };
    let entries = entry
        .node
        .entries()
        .unwrap_or_default()
        .iter()
        .filter(|entry| BESIDE.contains(&&*entry.key.value) && !said(&entry.key.value));
    entries
        .map(|entry| format!("    {}: {}\n", entry.key.value, file.slice(entry.node.span)))
        .collect()
}

/// Whether all that was not imported still says what it said.
pub fn keeps(old: &SourceFile, root: &Node, new: &SourceFile, imported: &Imported) -> bool {
    let Ok(again) = parse(new, Limits::default()) else { return false };
    root.entries().unwrap_or_default().iter().all(|entry| {
        let Some(now) = again.get(&entry.key.value) else { return false };
        match &*entry.key.value {
            key @ ("tables" | "statements") => {
                let replaced = |inside: &Entry| {
                    imported.tables.iter().any(|table| {
                        table.is_statement() == (key == "statements")
                            && table.answers_to(&inside.key.value)
                    })
                };
                let kept = entry
                    .node
                    .entries()
                    .unwrap_or_default()
                    .iter()
                    .filter(|inside| !replaced(inside));
                kept.into_iter().all(|inside| {
                    now.get(&inside.key.value).is_some_and(|again| alike(&inside.node, again))
                })
            }
            "projects" if imported.project_form.is_some() => {
                let items = entry.node.items().unwrap_or_default();
                items.iter().all(|item| {
                    now.items().unwrap_or_default().iter().any(|again| {
                        if replaced(item, imported) {
                            covers(item, again)
                        } else {
                            alike(item, again)
                        }
                    })
                })
            }
            "overall" if !imported.overall.is_empty() => {
                let pieces = overall_pieces(&imported.overall);
                let replaced = |key: &str| pieces.iter().any(|(own, _)| *own == key);
                let blank =
                    |node: &Node| node.is_blank() || node.items().is_some_and(<[Node]>::is_empty);
                let inside = entry.node.entries().unwrap_or_default().iter();
                let kept = inside.filter(|inside| {
                    let sentences = SENTENCES.contains(&&*inside.key.value);
                    !replaced(&inside.key.value) || sentences && !blank(&inside.node)
                });
                kept.into_iter().all(|inside| {
                    now.get(&inside.key.value).is_some_and(|again| alike(&inside.node, again))
                })
            }
            _ => alike(&entry.node, now) && old.slice(entry.node.span) == new.slice(now.span),
        }
    })
}

fn replaced(item: &Node, imported: &Imported) -> bool {
    imported.projects.iter().any(|project| same_project(item, project))
}

/// Whether a merged project still has every key of the one it was merged into.
fn covers(item: &Node, again: &Node) -> bool {
    let same =
        |key: &str| item.get(key).and_then(Node::text) == again.get(key).and_then(Node::text);
    let named = if item.get("code").is_some() { same("code") } else { same("name") };
    named
        && item
            .entries()
            .unwrap_or_default()
            .iter()
            .all(|entry| again.get(&entry.key.value).is_some())
}

/// Whether two pieces of YAML say the same, wherever they stand.
fn alike(one: &Node, other: &Node) -> bool {
    match (&one.value, &other.value) {
        (Value::Scalar(one), Value::Scalar(other)) => one == other,
        (Value::List(one), Value::List(other)) => {
            one.len() == other.len() && one.iter().zip(other).all(|(one, other)| alike(one, other))
        }
        (Value::Map(one), Value::Map(other)) => {
            one.len() == other.len()
                && one.iter().zip(other).all(|(one, other)| {
                    one.key.value == other.key.value && alike(&one.node, &other.node)
                })
        }
        _ => false,
    }
}
