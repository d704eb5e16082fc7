use std::path::Path;
use std::sync::mpsc::channel;

use super::look::Look;
use super::snapshot::Snapshot;
use super::watch::watch;

/// Runs something now, and again whenever the files of a site look different. Changes while it runs
/// are one.
///
/// # Errors
/// When there is no thread to watch with.
pub fn follow(root: &Path, mut run: impl FnMut()) -> anyhow::Result<()> {
    let (sender, changes) = channel();
    // Seen before the first run: what changes while it goes on is another reason to run.
    let seen = Snapshot::take(root);
    let changed = move |now, _: &Look| {
        // Nobody listens once it has ended.
        let _ = sender.send(());
        now
    };
    let _watch = watch(root, seen, changed)?;
    run();
    while changes.recv().is_ok() {
        while changes.try_recv().is_ok() {}
        run();
    }
    Ok(())
}
