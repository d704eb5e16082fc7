use std::path::{Path, PathBuf};
use std::time::Duration;

use anyhow::Context;
use notify::{EventKind, RecommendedWatcher, RecursiveMode};
use notify_debouncer_full::{DebounceEventResult, Debouncer, RecommendedCache, new_debouncer};

/// A running watch; dropping it ends it.
pub(super) struct Watch(#[allow(dead_code, reason = "kept alive")] Debouncer<RecommendedWatcher, RecommendedCache>);

/// Calls `changed` shortly after a watched file was written, made, moved or removed.
pub(super) fn watch(root: &Path, paths: &[PathBuf], changed: impl Fn() + Send + 'static) -> anyhow::Result<Watch> {
    let watched = absolute(paths);
    let handler = move |result: DebounceEventResult| {
        let Ok(events) = result else { return };
        // The root is watched for site.toml alone: public/ changes there with every build.
        let ours = |path: &PathBuf| watched.iter().any(|watched| path.starts_with(watched));
        let real = |kind: &EventKind| !matches!(kind, EventKind::Access(_));
        if events.iter().any(|event| real(&event.kind) && event.paths.iter().any(ours)) {
            changed();
        }
    };
    let mut debouncer = new_debouncer(Duration::from_millis(60), None, handler).context("cannot watch files")?;
    for path in &absolute(paths) {
        let mode = if path.is_dir() { RecursiveMode::Recursive } else { RecursiveMode::NonRecursive };
        debouncer.watch(path, mode).with_context(|| format!("cannot watch {}", path.display()))?;
    }
    // An editor that saves by renaming leaves the watch of a single file behind: watch its folder too.
    let root = &std::fs::canonicalize(root).unwrap_or_else(|_| root.to_owned());
    debouncer.watch(root, RecursiveMode::NonRecursive).with_context(|| format!("cannot watch {}", root.display()))?;
    Ok(Watch(debouncer))
}

/// Events name absolute paths.
fn absolute(paths: &[PathBuf]) -> Vec<PathBuf> {
    paths.iter().map(|path| std::fs::canonicalize(path).unwrap_or_else(|_| path.clone())).collect()
}
