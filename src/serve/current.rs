use std::path::PathBuf;
use std::sync::{Arc, PoisonError, RwLock};
use std::time::{SystemTime, UNIX_EPOCH};

use tokio::sync::watch;

use crate::finding::{Bilingual, Language};
use crate::load::words;
use crate::trouble::Trouble;
use crate::words::Messages;

use super::answer::Answer;
use super::departments::Departments;
use super::look::Look;
use super::overlay::Overlay;
use super::page_cache::{Live, PageCache};
use super::preview::Preview;
use super::reach::Reach;
use super::snapshot::Snapshot;
use super::trouble::trouble;

/// The state of the site that is shown now; a change puts another in its place.
pub(super) struct Current {
    root: PathBuf,
    language: Language,
    departments: Arc<Departments>,
    live: Live,
    state: RwLock<Arc<State>>,
    /// The name of the state, for those who wait for another.
    changes: watch::Sender<String>,
}

/// One state of the site.
pub(super) struct State {
    /// Its name: no other state has it, of this or another run.
    pub name: String,
    /// The pages made of it.
    pub made: PageCache,
    /// What its words were read with.
    common: u64,
    words: Arc<Messages>,
    /// The site; or why it cannot be opened, and the last one that could.
    preview: Result<Preview, (Bilingual, Option<Arc<State>>)>,
}

/// How often a site that changes while it is opened is opened again before it is shown as it is.
const TRIES: usize = 4;

impl Current {
    /// Opens the site, and tells what its files looked like.
    ///
    /// # Errors
    /// When it cannot be opened: there is nothing to show yet.
    pub(super) fn open(root: PathBuf, language: Language) -> anyhow::Result<(Current, Snapshot)> {
        let snapshot = Snapshot::take(&root);
        let departments = Arc::new(Departments::new(&root));
        let words = Arc::new(words(&root, language)?.messages);
        let preview = aside(|| Preview::open(&root, snapshot.clone(), Arc::clone(&departments)))?;
        let live = Live::default();
        // Another run must not take a page of this one for its own.
        let run = SystemTime::now().duration_since(UNIX_EPOCH).map_or(0, |since| since.as_nanos());
        let state = State {
            name: format!("{run:x}-0"),
            made: PageCache::new(live.clone()),
            common: snapshot.common,
            words,
            preview: Ok(preview),
        };
        let changes = watch::Sender::new(state.name.clone());
        Ok((
            Current {
                root,
                language,
                departments,
                live,
                state: RwLock::new(Arc::new(state)),
                changes,
            },
            snapshot,
        ))
    }

    /// What is shown now.
    pub(super) fn state(&self) -> Arc<State> {
        Arc::clone(&self.state.read().unwrap_or_else(PoisonError::into_inner))
    }

    /// Waits for other states.
    pub(super) fn changes(&self) -> watch::Receiver<String> {
        self.changes.subscribe()
    }

    /// Opens the site again and shows it, with the trouble where it cannot be opened; `look` is what
    /// was looked at to tell that it changed. Gives what its files looked like then.
    pub(super) fn renew(&self, mut snapshot: Snapshot, look: &Look) -> Snapshot {
        let before = self.state();
        let mut workspace = self.try_open(&before, &snapshot);
        for _ in 1..TRIES {
            // Editors save in several steps: what was opened between two of them was never meant.
            let after = look.again(&self.root, &snapshot);
            if after == snapshot {
                break;
            }
            snapshot = after;
            workspace = self.try_open(&before, &snapshot);
        }
        let preview = workspace.map_err(|error| {
            let last = if before.preview.is_ok() {
                Some(Arc::clone(&before))
            } else {
                before.preview.as_ref().err().and_then(|(_, last)| last.clone())
            };
            (trouble(&error), last)
        });
        let next = State {
            name: before.next_name(),
            made: PageCache::new(self.live.clone()),
            common: snapshot.common,
            words: self.words(&before, &snapshot),
            preview,
        };
        let name = next.name.clone();
        // Nobody asks for pages of another state any more, but it may still be held by somebody
        // slow.
        before.made.forget();
        *self.state.write().unwrap_or_else(PoisonError::into_inner) = Arc::new(next);
        self.changes.send_replace(name);
        snapshot
    }

    /// The words that findings are told in; those of before where they cannot be read.
    fn words(&self, before: &State, snapshot: &Snapshot) -> Arc<Messages> {
        let kept = || Arc::clone(&before.words);
        if before.common == snapshot.common {
            return kept();
        }
        words(&self.root, self.language).map_or_else(|_| kept(), |loaded| Arc::new(loaded.messages))
    }

    fn try_open(&self, before: &State, snapshot: &Snapshot) -> anyhow::Result<Preview> {
        aside(|| match before.last() {
            Some(last) => last.renewed(&self.root, snapshot.clone()),
            None => Preview::open(&self.root, snapshot.clone(), Arc::clone(&self.departments)),
        })
    }
}

/// Does some work on a thread of its own, and waits for it: what it leaves behind in the allocator
/// goes with the thread. Forms and templates are made of a hundred times what is kept of them.
fn aside<T: Send>(work: impl FnOnce() -> anyhow::Result<T> + Send) -> anyhow::Result<T> {
    std::thread::scope(|scope| scope.spawn(work).join()).unwrap_or_else(|_| {
        Err(Trouble::new("打开网站时程序出错", "the program broke down while it opened the site")
            .into())
    })
}

impl State {
    /// How much must be read for what is at an address.
    pub(super) fn reach(&self, address: &str) -> Reach {
        self.preview.as_ref().map_or(Reach::Nothing, |preview| preview.reach(address))
    }

    /// Makes what is at an address. Never fails: what went wrong is shown in the page.
    pub(super) fn make(&self, address: &str) -> Answer {
        let overlay = Overlay { words: &self.words, state: &self.name };
        match &self.preview {
            Ok(preview) => preview
                .make(address, &overlay)
                .unwrap_or_else(|words| overlay.trouble(words.in_language(self.words.language()))),
            Err((words, _)) => overlay.trouble(words.in_language(self.words.language())),
        }
    }

    /// The page of trouble that is nobody's content.
    pub(super) fn trouble(&self, message: &str) -> Answer {
        Overlay { words: &self.words, state: &self.name }.trouble(message)
    }

    /// The last site that could be opened.
    fn last(&self) -> Option<&Preview> {
        match &self.preview {
            Ok(preview) => Some(preview),
            Err((_, last)) => last.as_ref().and_then(|last| last.preview.as_ref().ok()),
        }
    }

    fn next_name(&self) -> String {
        let (run, number) = self.name.split_once('-').unwrap_or((&self.name, "0"));
        format!("{run}-{}", number.parse::<u64>().unwrap_or_default() + 1)
    }
}
