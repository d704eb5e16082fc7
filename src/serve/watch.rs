use std::collections::HashMap;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{Receiver, RecvTimeoutError, SyncSender, sync_channel};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, Instant};

use notify::{Event, EventKind, RecommendedWatcher, RecursiveMode, Watcher};

use crate::trouble::{Bilingual, Told};

use super::look::Look;
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
const QUIET: Duration = Duration::from_millis(25);

/// They are looked at by then, however much goes on happening.
const PATIENCE: Duration = Duration::from_secs(1);

/// All of them are looked at this often, whatever events say: a link's target, a network's disk, a
/// folder beyond what the system lets one watch give none.
const LOOK: Duration = Duration::from_secs(2);

/// How much longer than a look the pause between two looks is: a large site costs the same share of
/// a processor as a small one.
const REST: u32 = 50;

/// Calls `changed` with what the files look like now, and what was looked at, whenever they do not
/// look as `seen` any more; it gives what they look like when it is done. Events only say when and
/// where to look: what changed is told by looking, so that ten thousand are one; and everything is
/// looked at again and again, so that none is missed.
///
/// # Errors
/// When there is no thread for it.
pub(super) fn watch(
    root: &Path,
    seen: Snapshot,
    changed: impl Fn(Snapshot, &Look) -> Snapshot + Send + 'static,
) -> anyhow::Result<Watch> {
    // One that waits is as good as many.
    let (wake, woken) = sync_channel(1);
    let ended = Arc::new(AtomicBool::new(false));
    let watch = Watch { ended: Arc::clone(&ended), wake: wake.clone() };
    let root = std::fs::canonicalize(root).unwrap_or_else(|_| root.to_owned());
    let heard = Arc::new(Heard::default());
    let mut armed = Armed::new(root.clone(), Arc::clone(&heard), wake);
    let run = move || {
        armed.renew();
        // What changed until the folders were watched, nobody heard of.
        let (mut seen, mut all) = (seen, Instant::now());
        while wait(&woken, all) && !ended.load(Ordering::Relaxed) {
            let begun = Instant::now();
            let heard = heard.take();
            let look = if begun < all { heard } else { Look::Everything };
            let now = look.again(&root, &seen);
            if look == Look::Everything {
                all = Instant::now() + LOOK.max(begun.elapsed() * REST);
                armed.renew();
            }
            if now != seen {
                seen = changed(now, &look);
            }
        }
    };
    std::thread::Builder::new().name("watch".to_owned()).spawn(run).told(|| {
        Bilingual::new("看不了文件的改动：启动不了线程", "cannot watch files: no thread for it")
    })?;
    Ok(watch)
}

/// Where something happened since it was looked at last.
#[derive(Default)]
struct Heard(Mutex<Option<Look>>);

impl Heard {
    fn add(&self, look: Look) {
        let mut heard = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        *heard = Some(match heard.take() {
            Some(before) => before.and(look),
            None => look,
        });
    }

    fn take(&self) -> Look {
        let heard = self.0.lock().unwrap_or_else(PoisonError::into_inner).take();
        heard.unwrap_or_else(Look::nothing)
    }
}

/// Waits until there is a reason to look: events that have come to rest, or the time to look at
/// everything. False when nobody can give one any more.
fn wait(woken: &Receiver<()>, all: Instant) -> bool {
    match woken.recv_timeout(all.saturating_duration_since(Instant::now())) {
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
    fn new(root: PathBuf, heard: Arc<Heard>, wake: SyncSender<()>) -> Armed {
        let site = root.clone();
        let hear = move |event: notify::Result<Event>| {
            if let Some(look) = after(&site, &event) {
                heard.add(look);
                let _ = wake.try_send(());
            }
        };
        // Without a watcher there is still the look every few seconds.
        Armed { root, watcher: notify::recommended_watcher(hear).ok(), watched: HashMap::new() }
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

/// What is to be looked at after an event; nothing where it changed nothing.
fn after(root: &Path, event: &notify::Result<Event>) -> Option<Look> {
    let Ok(event) = event else {
        // What went wrong may hide a change.
        return Some(Look::Everything);
    };
    if matches!(event.kind, EventKind::Access(_)) && !event.need_rescan() {
        // One who reads a file changes nothing.
        return None;
    }
    if event.need_rescan() || event.paths.is_empty() {
        return Some(Look::Everything);
    }
    Some(event.paths.iter().map(|path| Look::at(root, path)).fold(Look::nothing(), Look::and))
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
