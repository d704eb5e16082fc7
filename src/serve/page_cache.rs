use std::collections::HashMap;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex, PoisonError};

use hyper::StatusCode;
use hyper::body::Bytes;
use tokio::sync::OnceCell;

use super::answer::Answer;
use super::limits::{LIVE, PAGES};
use super::shelf::Shelf;

/// The pages made of one state of the site: each is made once, however many ask for it at the same
/// time, and kept as long as there is room.
pub(super) struct PageCache {
    kept: Mutex<Shelf<Answer>>,
    under_way: Mutex<HashMap<String, Arc<OnceCell<Answer>>>>,
    live: Live,
}

/// How many bytes of pages are in memory, in all states of the site: kept, or on their way to
/// somebody slow.
#[derive(Clone, Default)]
pub(super) struct Live(Arc<AtomicUsize>);

/// Bytes that are counted while they are there.
struct CountedBytes {
    bytes: Bytes,
    live: Live,
}

impl AsRef<[u8]> for CountedBytes {
    fn as_ref(&self) -> &[u8] {
        &self.bytes
    }
}

impl Drop for CountedBytes {
    fn drop(&mut self) {
        self.live.0.fetch_sub(self.bytes.len(), Ordering::Relaxed);
    }
}

impl Live {
    fn count(&self, bytes: Bytes) -> Bytes {
        self.0.fetch_add(bytes.len(), Ordering::Relaxed);
        Bytes::from_owner(CountedBytes { bytes, live: self.clone() })
    }

    fn too_much(&self) -> bool {
        self.0.load(Ordering::Relaxed) > LIVE
    }
}

impl PageCache {
    /// Nothing made yet.
    pub(super) fn new(live: Live) -> PageCache {
        PageCache {
            kept: Mutex::new(Shelf::bearing(PAGES).of_things_up_to(PAGES / 4)),
            under_way: Mutex::default(),
            live,
        }
    }

    /// What is at an address: kept, being made for somebody else, or made now.
    pub(super) async fn get(&self, address: &str, make: impl Future<Output = Answer>) -> Answer {
        if let Some(answer) = self.kept().get(address) {
            return answer;
        }
        if self.live.too_much() {
            self.kept().clear();
            if self.live.too_much() {
                return Answer::told(
                    StatusCode::SERVICE_UNAVAILABLE,
                    "too many slow readers: try again\n",
                );
            }
        }
        let turn = Turn::take(self, address);
        let answer = turn.page.get_or_init(async || {
            let answer = make.await;
            Answer { bytes: self.live.count(answer.bytes), ..answer }
        });
        let answer = answer.await.clone();
        if answer.status == StatusCode::OK {
            self.kept().put(address, answer.clone(), answer.bytes.len() + address.len());
        }
        answer
    }

    /// Lets go of what is kept.
    pub(super) fn forget(&self) {
        self.kept().clear();
    }

    fn kept(&self) -> std::sync::MutexGuard<'_, Shelf<Answer>> {
        self.kept.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Somebody who waits for a page; the last one who goes takes its entry away, whether it was made
/// or not.
struct Turn<'a> {
    made: &'a PageCache,
    address: &'a str,
    page: Arc<OnceCell<Answer>>,
}

impl<'a> Turn<'a> {
    fn take(made: &'a PageCache, address: &'a str) -> Turn<'a> {
        let mut under_way = made.under_way.lock().unwrap_or_else(PoisonError::into_inner);
        let page = Arc::clone(under_way.entry(address.to_owned()).or_default());
        Turn { made, address, page }
    }
}

impl Drop for Turn<'_> {
    fn drop(&mut self) {
        let mut under_way = self.made.under_way.lock().unwrap_or_else(PoisonError::into_inner);
        // One in the table, one here.
        if Arc::strong_count(&self.page) <= 2 {
            under_way.remove(self.address);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn page(text: &str) -> Answer {
        Answer::page(StatusCode::OK, text.to_owned())
    }

    #[test]
    fn what_many_ask_for_is_made_once_and_nothing_stays_under_way() {
        let runtime =
            tokio::runtime::Builder::new_current_thread().enable_all().build().expect("a runtime");
        runtime.block_on(async {
            let made = PageCache::new(Live::default());
            let times = AtomicUsize::new(0);
            let make = || async {
                times.fetch_add(1, Ordering::Relaxed);
                tokio::task::yield_now().await;
                page("one")
            };
            let (one, two) = tokio::join!(made.get("a", make()), made.get("a", make()));
            assert_eq!(
                (one.bytes.as_ref(), two.bytes.as_ref(), times.load(Ordering::Relaxed)),
                (b"one".as_ref(), b"one".as_ref(), 1)
            );
            // One who goes before it is made leaves nothing behind.
            let left = tokio::time::timeout(
                std::time::Duration::from_millis(1),
                made.get("b", std::future::pending()),
            );
            assert!(left.await.is_err());
            assert!(made.under_way.lock().expect("whole").is_empty());
        });
    }

    #[test]
    fn bytes_are_counted_until_the_last_reader_is_gone() {
        let runtime = tokio::runtime::Builder::new_current_thread().build().expect("a runtime");
        runtime.block_on(async {
            let live = Live::default();
            let made = PageCache::new(live.clone());
            let big = || async { Answer::file("a.csv", vec![0; LIVE / 2 + 1]) };
            let slow = [made.get("a", big()).await, made.get("b", big()).await];
            assert_eq!(made.get("c", big()).await.status, 503);
            drop(slow);
            assert_eq!(made.get("c", big()).await.status, 200);
            drop(made);
            assert_eq!(live.0.load(Ordering::Relaxed), 0);
        });
    }
}
