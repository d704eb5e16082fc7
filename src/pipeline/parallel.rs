use std::collections::BTreeMap;
use std::panic::{AssertUnwindSafe, catch_unwind, resume_unwind};
use std::sync::mpsc::{Receiver, TryRecvError, channel};
use std::thread::Result as Unwound;
use std::time::Duration;

use rayon::{ScopeFifo, ThreadBuilder, ThreadPoolBuilder, Yield};

use crate::site::{DepartmentEntry, RegionEntry, Site};
use crate::trouble::{Bilingual, Told};

/// A department and the region it lies in.
pub type RegionDepartment<'a> = (&'a RegionEntry, &'a DepartmentEntry);

/// Every department, in the order of the site.
pub fn departments(site: &Site) -> Vec<RegionDepartment<'_>> {
    site.regions
        .iter()
        .flat_map(|region| region.departments.iter().map(move |department| (region, department)))
        .collect()
}

/// How many departments a thread may be ahead of the one that is collected next: enough that one
/// large department lets no core wait, few enough to keep memory flat.
const AHEAD: usize = 4;

/// How long a thread of the pool waits for the others when there is nothing left to do.
const WAIT: Duration = Duration::from_millis(1);

/// Maps `work` over departments in parallel and hands each result to `collect` in the order of the
/// site, so that no thread decides any order. Another department is begun for each that is
/// collected.
///
/// # Errors
/// What `work` or `collect` met first, in the order of the site.
///
/// # Panics
/// Where `work` does.
pub fn stream<'a, T: Send>(
    places: &[RegionDepartment<'a>],
    work: impl Fn(RegionDepartment<'a>) -> anyhow::Result<T> + Sync,
    collect: impl FnMut(RegionDepartment<'a>, T) -> anyhow::Result<()>,
) -> anyhow::Result<()> {
    ordered(places, AHEAD * rayon::current_num_threads(), work, collect)
}

/// The same in threads that end with it: the memory that they have kept for themselves, as much
/// again as all departments at work, is then there for what comes next.
///
/// # Errors
/// What `work` or `collect` met first, in the order of the site; or when the system gives no
/// threads.
///
/// # Panics
/// Where `work` does.
pub(super) fn stream_apart<'a, T: Send>(
    places: &[RegionDepartment<'a>],
    work: impl Fn(RegionDepartment<'a>) -> anyhow::Result<T> + Sync,
    collect: impl FnMut(RegionDepartment<'a>, T) -> anyhow::Result<()>,
) -> anyhow::Result<()> {
    ordered_apart(places, work, collect)
}

fn ordered_apart<P: Copy + Sync + Send, T: Send>(
    places: &[P],
    work: impl Fn(P) -> anyhow::Result<T> + Sync,
    collect: impl FnMut(P, T) -> anyhow::Result<()>,
) -> anyhow::Result<()> {
    let threads = rayon::current_num_threads();
    let pool = ThreadPoolBuilder::new().num_threads(threads);
    pool.build_scoped(ThreadBuilder::run, |pool| {
        pool.in_place_scope_fifo(|scope| within(scope, places, AHEAD * threads, &work, collect))
    })
    .told(|| Bilingual::new("系统不给线程", "the system gives no threads"))?
}

fn ordered<P: Copy + Sync + Send, T: Send>(
    places: &[P],
    ahead: usize,
    work: impl Fn(P) -> anyhow::Result<T> + Sync,
    collect: impl FnMut(P, T) -> anyhow::Result<()>,
) -> anyhow::Result<()> {
    rayon::in_place_scope_fifo(|scope| within(scope, places, ahead, &work, collect))
}

fn within<'s, P: Copy + Sync + Send + 's, T: Send + 's>(
    scope: &ScopeFifo<'s>,
    places: &[P],
    ahead: usize,
    work: &'s (impl Fn(P) -> anyhow::Result<T> + Sync),
    mut collect: impl FnMut(P, T) -> anyhow::Result<()>,
) -> anyhow::Result<()> {
    let (sender, receiver) = channel();
    let begin = |at: usize| {
        if let Some(place) = places.get(at).copied() {
            let sender = sender.clone();
            scope.spawn_fifo(move |_| {
                let done = catch_unwind(AssertUnwindSafe(|| work(place)));
                // Nobody listens once an error has ended the stream.
                let _ = sender.send((at, done));
            });
        }
    };
    (0..ahead).for_each(&begin);
    let mut early = BTreeMap::new();
    for (at, place) in places.iter().enumerate() {
        let done = loop {
            match early.remove(&at) {
                Some(done) => break done,
                None => early.extend([next(&receiver)]),
            }
        };
        collect(*place, done.unwrap_or_else(|panic| resume_unwind(panic))?)?;
        begin(at + ahead);
    }
    Ok(())
}

/// What is done next. A thread of the pool works while it waits: a pool of one would otherwise wait
/// for itself.
fn next<T>(receiver: &Receiver<(usize, Unwound<T>)>) -> (usize, Unwound<T>) {
    loop {
        match receiver.try_recv() {
            Ok(done) => return done,
            Err(TryRecvError::Disconnected) => unreachable!("the stream keeps a sender"),
            Err(TryRecvError::Empty) => {}
        }
        let waited = match rayon::yield_now() {
            Some(Yield::Executed) => continue,
            Some(Yield::Idle) => receiver.recv_timeout(WAIT).ok(),
            None => receiver.recv().ok(),
        };
        if let Some(done) = waited {
            return done;
        }
    }
}

#[cfg(test)]
mod tests {
    use std::sync::atomic::{AtomicUsize, Ordering};
    use std::time::Instant;

    use rayon::iter::{IntoParallelIterator, ParallelIterator};

    use super::*;

    fn in_threads<T: Send>(threads: usize, work: impl FnOnce() -> T + Send) -> T {
        let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build();
        pool.expect("threads can be made").install(work)
    }

    #[test]
    fn collected_in_order_and_never_far_ahead() {
        for threads in [1, 2, 5] {
            let places: Vec<usize> = (0..200).collect();
            let (begun, mut collected) = (AtomicUsize::new(0), Vec::new());
            in_threads(threads, || {
                ordered(
                    &places,
                    7,
                    |place| {
                        begun.fetch_add(1, Ordering::SeqCst);
                        // Work that is parallel itself, and of unequal length.
                        Ok((0..place % 13 * 100).into_par_iter().sum::<usize>())
                    },
                    |place, sum| {
                        assert!(begun.load(Ordering::SeqCst) <= collected.len() + 7);
                        collected.push((place, sum));
                        Ok(())
                    },
                )
            })
            .expect("nothing goes wrong");
            assert_eq!(collected.iter().map(|(place, _)| *place).collect::<Vec<_>>(), places);
            assert!(
                collected.iter().all(|(place, sum)| *sum == (0..place % 13 * 100).sum::<usize>())
            );
        }
    }

    #[test]
    fn the_first_error_in_the_order_of_the_site_is_told_and_ends_it() {
        for threads in [1, 3] {
            let (begun, mut collected) = (AtomicUsize::new(0), 0);
            let error = in_threads(threads, || {
                ordered(
                    &(0..1000).collect::<Vec<usize>>(),
                    5,
                    |place| {
                        begun.fetch_add(1, Ordering::SeqCst);
                        anyhow::ensure!(place < 20, "{place}");
                        Ok(())
                    },
                    |_, ()| {
                        collected += 1;
                        Ok(())
                    },
                )
            })
            .expect_err("twenty fails");
            assert_eq!((error.to_string().as_str(), collected), ("20", 20));
            assert!(begun.into_inner() <= 25);
        }
    }

    #[test]
    fn threads_apart_have_ended_with_it() {
        static BEGUN: AtomicUsize = AtomicUsize::new(0);
        static ENDED: AtomicUsize = AtomicUsize::new(0);
        struct Kept;
        impl Drop for Kept {
            fn drop(&mut self) {
                ENDED.fetch_add(1, Ordering::SeqCst);
            }
        }
        thread_local!(static KEPT: Kept = {
            BEGUN.fetch_add(1, Ordering::SeqCst);
            Kept
        });
        let (places, mut collected) = ((0..200).collect::<Vec<usize>>(), Vec::new());
        let work = |place| KEPT.with(|_| Ok(place));
        ordered_apart(&places, work, |place, done| {
            assert_eq!(place, done);
            collected.push(place);
            Ok(())
        })
        .expect("nothing goes wrong");
        assert_eq!(collected, places);
        let begun = BEGUN.load(Ordering::SeqCst);
        assert!((1..=rayon::current_num_threads()).contains(&begun));
        // The last deed of a thread may come a moment after the scope has seen its end.
        let limit = Instant::now() + Duration::from_secs(10);
        while ENDED.load(Ordering::SeqCst) < begun && Instant::now() < limit {
            std::thread::sleep(Duration::from_millis(1));
        }
        assert_eq!(ENDED.load(Ordering::SeqCst), begun);
    }

    #[test]
    fn a_panic_is_passed_on() {
        let unwound = catch_unwind(|| {
            ordered(
                &[1, 2, 3],
                2,
                |place| -> anyhow::Result<()> { panic!("{place}") },
                |_, ()| Ok(()),
            )
        });
        let said = unwound.expect_err("it breaks down");
        assert_eq!(said.downcast_ref::<String>().map(String::as_str), Some("1"));
    }
}
