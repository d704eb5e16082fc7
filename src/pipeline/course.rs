use std::sync::atomic::{AtomicU64, AtomicUsize, Ordering};
use std::time::Duration;

use super::stopwatch::{Spent, Stopwatch, Whose};

/// A part of the work on a site whose time is told by itself. Writing what it makes belongs to it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Stage {
    /// Settings, forms, templates, and which folders there are.
    Opening,
    /// The files of disclosures.
    Reading,
    /// All rules.
    Checking,
    /// Pages of disclosures, stages and projects.
    Pages,
    /// What was held against what, as a page and as JSON.
    Reconciliation,
    /// Data files and workbooks.
    Data,
    /// The index of search, and the pages by codes.
    Search,
    /// Pages that list others, the sitemap and the feed.
    Indexes,
    /// Putting what was written in the place of what was there.
    Publishing,
}

impl Stage {
    /// All of them, in the order of the work.
    pub const ALL: [Stage; 9] = [
        Stage::Opening,
        Stage::Reading,
        Stage::Checking,
        Stage::Pages,
        Stage::Reconciliation,
        Stage::Data,
        Stage::Search,
        Stage::Indexes,
        Stage::Publishing,
    ];
}

/// How far the work on a site is, and how long each stage has taken so far. Threads add to it while
/// others look.
#[derive(Debug, Default)]
pub struct Course {
    /// Nanoseconds of processors, by [`Stage::ALL`].
    cpu: [AtomicU64; Stage::ALL.len()],
    /// Nanoseconds by the clock.
    clock: [AtomicU64; Stage::ALL.len()],
    expected: AtomicUsize,
    finished: AtomicUsize,
}

impl Course {
    /// Does some work as a part of a stage, beside threads that do other work.
    pub(super) fn during<T>(&self, stage: Stage, work: impl FnOnce() -> T) -> T {
        self.timed(stage, Whose::Thread, work)
    }

    /// Does some work as a part of a stage, while no thread does any other.
    pub(super) fn alone<T>(&self, stage: Stage, work: impl FnOnce() -> T) -> T {
        self.timed(stage, Whose::Process, work)
    }

    fn timed<T>(&self, stage: Stage, whose: Whose, work: impl FnOnce() -> T) -> T {
        let watch = Stopwatch::started(whose);
        let done = work();
        self.add(stage, watch.spent());
        done
    }

    /// Adds to the time of a stage.
    pub(super) fn add(&self, stage: Stage, spent: Spent) {
        let add = |sum: &AtomicU64, time: Duration| {
            let nanoseconds = u64::try_from(time.as_nanos()).unwrap_or(u64::MAX);
            sum.fetch_add(nanoseconds, Ordering::Relaxed);
        };
        add(&self.cpu[stage as usize], spent.cpu);
        add(&self.clock[stage as usize], spent.clock);
    }

    /// Says how many disclosures there are.
    pub(super) fn expect(&self, disclosures: usize) {
        self.expected.store(disclosures, Ordering::Relaxed);
    }

    /// Says that so many more are done with.
    pub(super) fn finish(&self, disclosures: usize) {
        self.finished.fetch_add(disclosures, Ordering::Relaxed);
    }

    /// How long threads have worked on a stage, all of them together.
    pub fn spent(&self, stage: Stage) -> Spent {
        let read = |sum: &AtomicU64| Duration::from_nanos(sum.load(Ordering::Relaxed));
        Spent { cpu: read(&self.cpu[stage as usize]), clock: read(&self.clock[stage as usize]) }
    }

    /// How many disclosures are done with, and how many there are.
    pub fn disclosures(&self) -> (usize, usize) {
        (self.finished.load(Ordering::Relaxed), self.expected.load(Ordering::Relaxed))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_stage_has_a_time_of_its_own() {
        let course = Course::default();
        for (number, stage) in (1..).zip(Stage::ALL) {
            let clock = Duration::from_secs(number);
            course.add(stage, Spent { cpu: clock / 2, clock });
            course.add(stage, Spent { cpu: clock / 2, clock });
        }
        let times =
            |of: fn(Spent) -> Duration| Stage::ALL.map(|stage| of(course.spent(stage)).as_secs());
        assert_eq!(times(|spent| spent.clock), [2, 4, 6, 8, 10, 12, 14, 16, 18]);
        assert_eq!(times(|spent| spent.cpu), [1, 2, 3, 4, 5, 6, 7, 8, 9]);
    }
}
