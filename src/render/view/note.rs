//! Notes about single figures.

use std::cell::RefCell;
use std::collections::BTreeSet;
use std::fmt::Display;

use serde::Serialize;

use crate::check::{Note, Says};
use crate::finding::{Acknowledged, Finding, Reply, Speaker};
use crate::model::{Correction, Disclosure, Restatement, Withheld};
use crate::site::route;
use crate::words::Messages;

use crate::render::DisclosurePage;

/// A note about a figure, in the voice of who speaks.
#[derive(Debug, Serialize, Clone)]
pub(in crate::render) struct NoteView {
    /// Its number on the page, from 1: it stands at `#note-NUMBER`.
    pub number: usize,
    /// Who speaks, as a word: 转录者注, 存疑说明, 本站说明, 更正, 口径调整 or 不予公开.
    pub voice: String,
    /// What was found or changed, a sentence without its stop.
    pub message: String,
    /// Why it stands so, as a sentence; empty for what has none.
    pub reason: String,
}

/// The mark of a note that stands on another page.
#[derive(Debug, Serialize, Clone, PartialEq, Eq)]
pub(in crate::render) struct MarkView {
    /// The note's number on its page.
    pub number: usize,
    /// The note, relative to the page.
    pub href: String,
}

/// The marks of notes on a page that is `href` away.
pub(super) fn marks(href: &str, notes: &[usize]) -> Vec<MarkView> {
    notes
        .iter()
        .map(|number| MarkView { number: *number, href: route::at(href, &route::note(*number)) })
        .collect()
}

impl DisclosurePage<'_> {
    /// The marks of the notes about a figure of this or another disclosure of the department; none
    /// to another page where that cannot be linked to.
    pub(super) fn marks_in(&self, disclosure: &Disclosure, path: &str) -> Vec<MarkView> {
        let notes = self.doubts.at(&disclosure.path, path);
        if disclosure.path == self.disclosure.path {
            return marks("", &notes);
        }
        let page = route::relative(
            &route::disclosure(&self.entry.path),
            &route::disclosure(&disclosure.path),
        );
        if self.linked { marks(&page, &notes) } else { Vec::new() }
    }
}

impl NoteView {
    /// A note in the words of the interface. `page` is the disclosure on whose page it stands.
    pub fn new(words: &Messages, page: &Disclosure, note: &Note<'_>) -> NoteView {
        let said = |finding: &Finding| message(words, note.of, finding);
        let voice = |said: &Acknowledged| match said.by {
            Speaker::Transcriber => "notes.transcriber",
            Speaker::Department => "notes.department",
        };
        let (voice, message, mut reason) = match &note.says {
            Says::Acknowledged(findings) => {
                let (message, reason) = told(
                    words,
                    findings.iter().map(|(finding, why)| (said(finding), answer(words, why))),
                );
                (
                    findings.first().map_or("notes.transcriber", |(_, why)| voice(why)),
                    message,
                    reason,
                )
            }
            Says::Absent(tables, why) if tables.len() > 1 => (
                voice(why),
                words.say(
                    "notes.absent",
                    &[("count", &tables.len()), ("tables", &words.list(&note.places))],
                ),
                answer(words, why),
            ),
            Says::Absent(tables, why) => (
                voice(why),
                tables.first().map(|finding| said(finding)).unwrap_or_default(),
                answer(words, why),
            ),
            Says::Lowered(findings) => {
                let why = || words.word("notes.lowered").to_owned();
                let (message, reason) =
                    told(words, findings.iter().map(|finding| (said(finding), why())));
                ("notes.site", message, reason)
            }
            Says::Correction(Correction { at, date, was, reason }) => {
                let was = words.as_there(note.of, &at.value, was);
                let said = [("date", &words.date(date.value) as &dyn Display), ("was", &was)];
                let corrected = words.say("notes.corrected", &said);
                ("notes.correction", corrected, words.sentence(reason))
            }
            Says::Restatement(Restatement { at, published, reason }) => {
                let published = words.as_there(note.of, &at.value, &published.value.grouped());
                let restated = words.say("notes.restated", &[("published", &published)]);
                ("notes.restatement", restated, words.sentence(reason))
            }
            Says::Withheld(Withheld { at, basis }) => {
                let row = at.value.split_once('/').map_or(at.value.as_str(), |(_, row)| row);
                let basis = words.say("notes.basis", &[("basis", basis)]);
                (
                    "notes.withheld",
                    words.say("notes.withheld_row", &[("row", &row)]),
                    words.sentence(&basis),
                )
            }
        };
        if note.of.path != page.path {
            let document = words.say(
                "article.other",
                &[("year", &note.of.year), ("kind", &words.kind(note.of.kind))],
            );
            reason.push_str(&words.say("notes.elsewhere", &[("document", &document)]));
        }
        NoteView { number: note.number, voice: words.word(voice).to_owned(), message, reason }
    }
}

/// Why a finding stands, and what the department replied.
fn answer(words: &Messages, said: &Acknowledged) -> String {
    let mut answer = words.sentence(&said.reason);
    if let Some(Reply { date, text }) = &said.reply {
        let reply = words.say("notes.reply", &[("date", &words.date(*date)), ("text", text)]);
        answer.push_str(&words.sentence(&reply));
    }
    answer
}

/// What is said of one thing by several findings: the first as the message, and behind its reason
/// whatever the others say that was not said yet.
fn told(words: &Messages, all: impl Iterator<Item = (String, String)>) -> (String, String) {
    let mut all = all;
    let Some((message, mut reasons)) = all.next() else { return (String::new(), String::new()) };
    let mut known = vec![words.sentence(&message), reasons.clone()];
    for text in all.flat_map(|(message, reason)| [words.sentence(&message), reason]) {
        if !known.contains(&text) {
            reasons.push_str(&text);
            known.push(text);
        }
    }
    (message, reasons)
}

/// What a finding says, places in the words of the page.
pub(super) fn message(words: &Messages, of: &Disclosure, finding: &Finding) -> String {
    let paths =
        finding.at.iter().chain(finding.related.iter().filter_map(|related| related.at.as_ref()));
    words.with_places(of, finding.message.in_language(words.language()), paths.map(String::as_str))
}

/// What is said of a cell.
#[derive(Debug, Default)]
pub(in crate::render) struct CellRemarks {
    /// Numbers of the notes about it.
    pub notes: Vec<usize>,
    /// Whether its unit is in doubt, so that it may not be shown in another.
    pub unit_in_doubt: bool,
}

/// The notes of a disclosure while its page is made: found by the paths of what they are about,
/// each told once, none without a mark.
#[derive(Debug)]
pub(in crate::render) struct PageNotes<'a> {
    /// The page that is made.
    page: &'a DisclosurePage<'a>,
    /// The numbers of those whose mark stands somewhere.
    marked: RefCell<BTreeSet<usize>>,
    /// The numbers of those whose text stands somewhere.
    told: RefCell<BTreeSet<usize>>,
}

impl<'a> PageNotes<'a> {
    /// The notes of a page of which nothing is made yet.
    pub fn new(page: &'a DisclosurePage<'a>) -> PageNotes<'a> {
        PageNotes { page, marked: RefCell::default(), told: RefCell::default() }
    }

    /// The notes about one place, to be marked there: the path itself.
    pub fn at(&self, path: &str) -> Vec<usize> {
        let numbers: Vec<usize> = self
            .page
            .notes
            .iter()
            .filter(|note| note.places.iter().any(|place| place == path))
            .map(|note| note.number)
            .collect();
        self.marked.borrow_mut().extend(numbers.iter().copied());
        numbers
    }

    /// What is said of a cell, to be marked there.
    pub fn said(&self, path: &str) -> CellRemarks {
        let Disclosure { path: own, .. } = self.page.disclosure;
        CellRemarks { notes: self.at(path), unit_in_doubt: self.page.doubts.in_unit(own, path) }
    }

    /// What is left about a table or a record once its cells are made: the marks its heading must
    /// have, and the notes to be told below.
    pub fn left_under(&self, path: &str) -> (Vec<usize>, Vec<NoteView>) {
        let inside = |at: &String| {
            at == path || at.strip_prefix(path).is_some_and(|rest| rest.starts_with('/'))
        };
        let under = || self.page.notes.iter().filter(|note| note.places.iter().any(inside));
        let heading = under()
            .filter(|note| {
                note.places.iter().any(|at| at == path)
                    || !self.marked.borrow().contains(&note.number)
            })
            .map(|note| note.number)
            .collect::<Vec<_>>();
        self.marked.borrow_mut().extend(heading.iter().copied());
        (heading, self.tell(under()))
    }

    /// Notes whose marks stand in the text, to be told below it.
    pub fn marked(&self, numbers: &[usize]) -> Vec<NoteView> {
        self.marked.borrow_mut().extend(numbers.iter().copied());
        self.tell(self.page.notes.iter().filter(|note| numbers.contains(&note.number)))
    }

    /// What is left once the page is made: marks and notes of what belongs to no place on it.
    pub fn left(&self) -> (Vec<usize>, Vec<NoteView>) {
        let unmarked = self
            .page
            .notes
            .iter()
            .map(|note| note.number)
            .filter(|number| !self.marked.borrow().contains(number))
            .collect();
        (unmarked, self.tell(self.page.notes.iter()))
    }

    /// Those that were not told before.
    fn tell<'n>(&self, notes: impl Iterator<Item = &'n Note<'n>>) -> Vec<NoteView> {
        let mut told = self.told.borrow_mut();
        notes
            .filter(|note| told.insert(note.number))
            .map(|note| NoteView::new(self.page.words, self.page.disclosure, note))
            .collect()
    }

    /// Whether there are none, so that most pages need not look.
    pub fn is_empty(&self) -> bool {
        self.page.notes.iter().next().is_none()
    }
}
