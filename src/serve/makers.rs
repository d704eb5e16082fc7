use std::num::NonZero;
use std::sync::Arc;
use std::thread::available_parallelism;

use rayon::{ThreadPool, ThreadPoolBuilder};
use tokio::sync::{Semaphore, oneshot};

use crate::trouble::{Bilingual, Told};

use super::answer::Answer;
use super::current::State;
use super::limits::{MAKERS, NARROW, WIDE};
use super::reach::Reach;

/// The threads that read and make everything. They are few: the allocator keeps memory for each, of
/// the size of the largest it ever made.
pub(super) struct Makers {
    threads: ThreadPool,
    narrow: Arc<Semaphore>,
    wide: Arc<Semaphore>,
}

impl Makers {
    /// Starts the threads.
    ///
    /// # Errors
    /// When the system gives none.
    pub(super) fn start() -> anyhow::Result<Makers> {
        let threads = available_parallelism().map_or(MAKERS, NonZero::get).min(MAKERS);
        // Whoever waits for a page whose making panicked is told so.
        let threads = ThreadPoolBuilder::new()
            .num_threads(threads)
            .thread_name(|number| format!("maker {number}"))
            .panic_handler(drop)
            .build()
            .told(|| Bilingual::new("启动不了线程", "cannot start threads"))?;
        Ok(Makers {
            threads,
            narrow: Arc::new(Semaphore::new(NARROW)),
            wide: Arc::new(Semaphore::new(WIDE)),
        })
    }

    /// Makes what is at an address when it is its turn. One who does not wait for it any more gives
    /// up the place in the row.
    pub(super) async fn make(&self, state: &Arc<State>, address: &str) -> Answer {
        let places = match state.reach(address) {
            Reach::Nothing => return state.make(address),
            Reach::Department => &self.narrow,
            Reach::Site => &self.wide,
        };
        // Nothing closes the row.
        let place = Arc::clone(places).acquire_owned().await;
        let (maker, asked) = (Arc::clone(state), address.to_owned());
        let (send, made) = oneshot::channel();
        self.threads.spawn(move || {
            let answer = maker.make(&asked);
            drop(place);
            let _ = send.send(answer);
        });
        made.await.unwrap_or_else(|_| state.trouble(&format!("panicked while making {address}")))
    }
}
