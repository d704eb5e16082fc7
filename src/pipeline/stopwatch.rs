use std::iter::Sum;
use std::time::{Duration, Instant};

/// What some work has taken.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Spent {
    /// Time of processors; by the clock where the system does not tell it.
    pub cpu: Duration,
    /// Time by the clock: waiting for disks and for other programs too.
    pub clock: Duration,
}

impl Sum for Spent {
    fn sum<I: Iterator<Item = Spent>>(all: I) -> Spent {
        all.fold(Spent::default(), |sum, one| Spent {
            cpu: sum.cpu + one.cpu,
            clock: sum.clock + one.clock,
        })
    }
}

/// Whose time counts.
#[derive(Debug, Clone, Copy)]
pub(super) enum Whose {
    /// This thread's: others are at other work.
    Thread,
    /// All threads': they help with this work, or have none.
    Process,
}

/// Runs since it was started.
pub(super) struct Stopwatch {
    whose: Whose,
    cpu: Option<Duration>,
    begun: Instant,
}

impl Stopwatch {
    /// Starts one.
    pub(super) fn started(whose: Whose) -> Stopwatch {
        Stopwatch { whose, cpu: cpu(whose), begun: Instant::now() }
    }

    /// What has been spent since then.
    pub(super) fn spent(&self) -> Spent {
        let clock = self.begun.elapsed();
        let used = |before| Some(cpu(self.whose)?.saturating_sub(before));
        Spent { cpu: self.cpu.and_then(used).unwrap_or(clock), clock }
    }
}

/// The time of processors that has been used so far.
#[cfg(unix)]
fn cpu(whose: Whose) -> Option<Duration> {
    use rustix::time::{ClockId, clock_gettime};
    let time = clock_gettime(match whose {
        Whose::Thread => ClockId::ThreadCPUTime,
        Whose::Process => ClockId::ProcessCPUTime,
    });
    Some(Duration::new(u64::try_from(time.tv_sec).ok()?, u32::try_from(time.tv_nsec).ok()?))
}

#[cfg(not(unix))]
fn cpu(_: Whose) -> Option<Duration> {
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn waiting_takes_no_processor() {
        let watch = Stopwatch::started(Whose::Thread);
        std::thread::sleep(Duration::from_millis(60));
        let spent = watch.spent();
        assert!(spent.clock >= Duration::from_millis(60), "{spent:?}");
        assert!(!cfg!(unix) || spent.cpu < spent.clock / 2, "{spent:?}");
    }

    #[test]
    fn other_threads_work_counts_where_it_is_asked() {
        let (own, all) = (Stopwatch::started(Whose::Thread), Stopwatch::started(Whose::Process));
        let work = || (0..5_000_000_u64).fold(1, |sum: u64, one| std::hint::black_box(sum ^ one));
        std::thread::scope(|scope| scope.spawn(work).join()).expect("a sum");
        let (own, all) = (own.spent(), all.spent());
        assert!(!cfg!(unix) || own.cpu < all.cpu, "{own:?} {all:?}");
    }
}
