use std::collections::HashMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{Receiver, RecvTimeoutError, SyncSender, sync_channel};
use std::time::{Duration, Instant};

use notify::{Event, EventKind, RecommendedWatcher, RecursiveMode, Watcher};

use crate::trouble::{Bilingual, Told};

use super::snapshot::Snapshot;

/// A running watch; dropping it ends it.
pub(super) struct Watch {
    ended: Arc<AtomicBool>,
    wake: SyncSender<()>,
}

impl Drop for Watch {
    fn drop(&mut self) {
        self.ended.store(true, Ordering::Relaxed);
        let _ = self.wake.try_send(());
    }
}

/// What is watched with all that is in it.
const TREES: [&str; 3] = ["content", "templates", "static"];

/// After a change nothing may happen for this long before the files are looked at: editors save in
/// several steps.
const QUIET: Duration = Duration::from_millis(60);

/// They are looked at by then, however much goes on happening.
const PATIENCE: Duration = Duration::from_secs(1);

/// Without any event they are looked at this often: a link's target, a network's disk, a folder
/// beyond what the system lets one watch give none.
const LOOK: Duration = Duration::from_secs(2);

/// How much longer than a look the pause between two looks is: a large site costs the same share of
/// a processor as a small one.
const REST: u32 = 50;

/// Calls `changed` with what the files look like now whenever they do not look as `seen` any more.
/// Events only say when to look: what changed is told by looking, so that none is missed, and ten
/// thousand are one.
///
/// # Errors
/// When there is no thread for it.
pub(super) fn watch(
    root: &Path,
    seen: Snapshot,
    changed: impl Fn(Snapshot) -> Snapshot + Send + 'static,
) -> anyhow::Result<Watch> {
    // One that waits is as good as many.
    let (wake, woken) = sync_channel(1);
    let ended = Arc::new(AtomicBool::new(false));
    let watch = Watch { ended: Arc::clone(&ended), wake: wake.clone() };
    let root = std::fs::canonicalize(root).unwrap_or_else(|_| root.to_owned());
    let mut armed = Armed::new(root.clone(), wake);
    armed.renew();
    let run = move || {
        let (mut seen, mut pause) = (seen, LOOK);
        while wait(&woken, pause) && !ended.load(Ordering::Relaxed) {
            let begun = Instant::now();
            let now = Snapshot::take(&root);
            pause = LOOK.max(begun.elapsed() * REST);
            armed.renew();
            if now != seen {
                seen = changed(now);
            }
        }
    };
    std::thread::Builder::new().name("watch".to_owned()).spawn(run).told(|| {
        Bilingual::new("看不了文件的改动：启动不了线程", "cannot watch files: no thread for it")
    })?;
    Ok(watch)
}

/// Waits until there is a reason to look: events that have come to rest, or time. False when nobody
/// can give one any more.
fn wait(woken: &Receiver<()>, pause: Duration) -> bool {
    match woken.recv_timeout(pause) {
        Ok(()) => {
            let until = Instant::now() + PATIENCE;
            while Instant::now() < until {
                match woken.recv_timeout(QUIET) {
                    Ok(()) => {}
                    Err(RecvTimeoutError::Timeout) => break,
                    Err(RecvTimeoutError::Disconnected) => return false,
                }
            }
            true
        }
        Err(RecvTimeoutError::Timeout) => true,
        Err(RecvTimeoutError::Disconnected) => false,
    }
}

/// The system's watches on the folders of a site: they are lost when a folder goes, and must be set
/// again when it, or another of its name, is there.
struct Armed {
    root: PathBuf,
    watcher: Option<RecommendedWatcher>,
    /// Which folder is watched under a path.
    watched: HashMap<PathBuf, u64>,
}

impl Armed {
    fn new(root: PathBuf, wake: SyncSender<()>) -> Armed {
        let heard = move |event: notify::Result<Event>| {
            // One who reads a file changes nothing; what went wrong may hide a change.
            if event.map_or(true, |event| !matches!(event.kind, EventKind::Access(_))) {
                let _ = wake.try_send(());
            }
        };
        // Without a watcher there is still the look every few seconds.
        Armed { root, watcher: notify::recommended_watcher(heard).ok(), watched: HashMap::new() }
    }

    fn renew(&mut self) {
        let Some(watcher) = &mut self.watcher else { return };
        // site.toml is watched by its folder: an editor that saves by renaming leaves the watch of
        // a file behind.
        let paths = std::iter::once((self.root.clone(), RecursiveMode::NonRecursive))
            .chain(TREES.map(|name| (self.root.join(name), RecursiveMode::Recursive)));
        for (path, mode) in paths {
            let now = identity(&path);
            if now == self.watched.get(&path).copied() {
                continue;
            }
            if self.watched.remove(&path).is_some() {
                let _ = watcher.unwatch(&path);
            }
            if let Some(now) = now
                && watcher.watch(&path, mode).is_ok()
            {
                self.watched.insert(path, now);
            }
        }
    }
}

/// Which folder is at a path, if one is.
#[cfg(unix)]
fn identity(path: &Path) -> Option<u64> {
    use std::os::unix::fs::MetadataExt;
    let metadata = std::fs::metadata(path).ok()?;
    metadata.is_dir().then(|| metadata.ino() ^ metadata.dev().rotate_left(32))
}

/// Which folder is at a path, if one is.
#[cfg(not(unix))]
fn identity(path: &Path) -> Option<u64> {
    use std::time::UNIX_EPOCH;
    let made = std::fs::metadata(path).ok().filter(std::fs::Metadata::is_dir)?.created().ok()?;
    Some(made.duration_since(UNIX_EPOCH).map_or(0, |since| since.as_nanos() as u64))
}
