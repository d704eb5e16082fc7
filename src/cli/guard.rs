//! The last guard: a fault of the program ends as exit status 2 with one sentence, and never as a
//! trace.

use std::panic::{AssertUnwindSafe, PanicHookInfo, catch_unwind, set_hook, take_hook};
use std::process::ExitCode;

use crate::finding::{Bilingual, Language};
use crate::source::Subject;

use super::{ExitStatus, print};

/// Runs a command and says with which status the program ends: 0 clean, 1 findings, 2 could not
/// run. What kept it from running is said; a panic on any thread, too, in one sentence that names
/// what was being worked on. What was being written is cleaned up on the way, as for any error.
pub fn guarded(
    language: Language,
    command: impl FnOnce() -> anyhow::Result<ExitStatus>,
) -> ExitCode {
    match caught(language, command) {
        Ok(Ok(ExitStatus::Clean)) => ExitCode::SUCCESS,
        Ok(Ok(ExitStatus::Findings)) => ExitCode::from(1),
        Ok(Err(error)) => {
            print::trouble(&error, language);
            ExitCode::from(2)
        }
        Err(BrokeDown) => ExitCode::from(2),
    }
}

/// What stopped a command that broke down; it has been said already.
#[derive(Debug, PartialEq, Eq)]
struct BrokeDown;

fn caught<T>(language: Language, command: impl FnOnce() -> T) -> Result<T, BrokeDown> {
    let before = take_hook();
    set_hook(Box::new(move |panic| print::aside(last_words(panic).in_language(language))));
    let ended = catch_unwind(AssertUnwindSafe(command));
    set_hook(before);
    ended.map_err(|_| BrokeDown)
}

/// What is said of a panic.
fn last_words(panic: &PanicHookInfo<'_>) -> Bilingual {
    let message = panic.payload_as_str().unwrap_or("?");
    let place = panic
        .location()
        .map(|place| format!("{}:{}", place.file(), place.line()))
        .unwrap_or_default();
    let (zh, en) = match Subject::current() {
        Some(subject) => (format!("，正在处理 {subject}"), format!(" while working on {subject}")),
        None => (String::new(), String::new()),
    };
    Bilingual::new(
        format!(
            "gongkai: 程序自身出错{zh}：{message}（{place}）。已公开的网站保持原样；请把这句话和所处理的文件报告给开发者"
        ),
        format!(
            "gongkai: a fault of the program itself{en}: {message} ({place}). The published site is as it was; please report this sentence with the file"
        ),
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_panic_is_caught_on_any_thread() {
        let on_another = || {
            rayon::join(
                || {
                    let _subject = Subject::begin("content/a/b/2021/budget.yaml");
                    assert_eq!(std::hint::black_box(1), 2, "broken on purpose");
                },
                || (),
            )
        };
        assert_eq!(caught(Language::English, on_another).map(|_| ()), Err(BrokeDown));
        assert_eq!(caught(Language::Chinese, || 7), Ok(7));
    }
}
