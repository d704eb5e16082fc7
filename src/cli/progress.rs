use std::sync::mpsc::{Receiver, RecvTimeoutError, channel};
use std::thread;
use std::time::Duration;

use crate::finding::Language;
use crate::pipeline::Course;

use super::print;

/// Work that is done by then needs no line.
const PATIENCE: Duration = Duration::from_secs(1);

/// How often the line is written anew.
const PACE: Duration = Duration::from_millis(200);

/// Does some work; on a terminal, what takes longer than a second has a line that says how far it
/// is. The line is gone when the work is done, and never stands where standard error is a file.
pub(super) fn shown<T>(course: &Course, language: Language, work: impl FnOnce() -> T) -> T {
    if !print::is_watched() {
        return work();
    }
    thread::scope(|scope| {
        // Dropped when the work ends, in a panic too: then nobody waits for the line.
        let (_working, ended) = channel();
        scope.spawn(|| follow(ended, (PATIENCE, PACE), || said(course, language), print::over));
        work()
    })
}

/// Writes a line now and then until the work has ended, and takes it away.
fn follow(
    ended: Receiver<()>,
    (patience, pace): (Duration, Duration),
    said: impl Fn() -> String,
    mut over: impl FnMut(&str),
) {
    let mut wait = patience;
    while ended.recv_timeout(wait) == Err(RecvTimeoutError::Timeout) {
        over(&said());
        wait = pace;
    }
    if wait == pace {
        over("");
    }
}

/// How far the work is.
fn said(course: &Course, language: Language) -> String {
    let (finished, all) = course.disclosures();
    match (finished < all, language) {
        (true, Language::Chinese) => format!("已处理 {finished} 份公开件，共 {all} 份"),
        (true, Language::English) => format!("{finished} of {all} disclosures"),
        (false, Language::Chinese) => format!("{all} 份公开件都已处理，正在收尾"),
        (false, Language::English) => format!("all {all} disclosures done, finishing"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What is written during some work, one look after the other.
    fn written(patience: Duration, work: impl FnOnce()) -> Vec<String> {
        let (working, ended) = channel();
        thread::scope(|scope| {
            let course = Course::default();
            let lines = scope.spawn(move || {
                let mut lines = Vec::new();
                let paces = (patience, Duration::from_millis(1));
                follow(
                    ended,
                    paces,
                    || said(&course, Language::English),
                    |line| {
                        lines.push(line.to_owned());
                    },
                );
                lines
            });
            work();
            drop(working);
            lines.join().unwrap_or_default()
        })
    }

    #[test]
    fn long_work_has_a_line_that_goes_away() {
        let lines = written(Duration::ZERO, || thread::sleep(Duration::from_millis(50)));
        let (last, before) = lines.split_last().expect("lines");
        assert_eq!(last, "");
        assert!(!before.is_empty() && before.iter().all(|line| line.contains("disclosures")));
    }

    #[test]
    fn short_work_has_none() {
        assert!(written(Duration::from_secs(60), || {}).is_empty());
    }
}
