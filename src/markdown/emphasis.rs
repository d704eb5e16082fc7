use std::ops::Range;

use pulldown_cmark::{Tag, TagEnd};

use super::chinese::{is_chinese, is_punctuation};
use super::reading::{Piece, Placed};

/// A run of asterisks, and what it turned out to do.
#[derive(Debug)]
struct Run {
    /// Index of its piece.
    piece: usize,
    /// Asterisks in it.
    length: usize,
    /// Those not yet used.
    left: usize,
    can_open: bool,
    can_close: bool,
    /// Asterisks used to close, innermost first.
    closes: Vec<usize>,
    /// Asterisks used to open, innermost first.
    opens: Vec<usize>,
}

/// Turns runs of asterisks into emphasis where they pair up, and into text where they do not.
///
/// CommonMark decides by the characters on both sides what a run may do, and a punctuation mark between asterisks and a letter counts like a
/// blank: in `**注：**内容` nothing closes. Chinese has no blanks to tell it otherwise, so where Chinese is written only a blank forbids a run
/// to open or close. Pairs are made among the children of one tag, so tags never overlap.
pub(super) fn resolve(pieces: Vec<Placed>, covered: &str) -> Vec<Placed> {
    let mut levels: Vec<Vec<Run>> = vec![Vec::new()];
    let mut settled: Vec<Run> = Vec::new();
    for (at, (piece, range)) in pieces.iter().enumerate() {
        match piece {
            Piece::Open(tag) => {
                if !is_inline(tag) {
                    settle(levels.last_mut(), &mut settled, &pieces, covered);
                }
                levels.push(Vec::new());
            }
            Piece::Close(_) => settle(levels.pop().as_mut(), &mut settled, &pieces, covered),
            Piece::Stars => {
                let run = Run { piece: at, length: range.len(), left: range.len(), can_open: false, can_close: false, closes: Vec::new(), opens: Vec::new() };
                levels.last_mut().expect("every tag closes what it opened, so the outermost level stays").push(run);
            }
            _ => {}
        }
    }
    settle(levels.last_mut(), &mut settled, &pieces, covered);
    settled.sort_by_key(|run| run.piece);
    write(pieces, settled)
}

/// Whether a tag may stand inside a line; any other ends the line it stands in.
fn is_inline(tag: &Tag<'_>) -> bool {
    matches!(tag, Tag::Emphasis | Tag::Strong | Tag::Strikethrough | Tag::Link { .. } | Tag::Image { .. })
}

/// Pairs the runs of one level.
fn settle(level: Option<&mut Vec<Run>>, settled: &mut Vec<Run>, pieces: &[Placed], covered: &str) {
    let Some(runs) = level.filter(|runs| !runs.is_empty()) else { return };
    let place = |run: &Run| pieces[run.piece].1.clone();
    let (first, last) = (place(&runs[0]), place(&runs[runs.len() - 1]));
    let chinese = before(covered, &first).into_iter().chain(covered[first.start..last.end].chars()).chain(after(covered, &last)).any(is_chinese);
    for run in runs.iter_mut() {
        let range = place(run);
        (run.can_open, run.can_close) = abilities(before(covered, &range), after(covered, &range), run.length, chinese);
    }
    pair(runs);
    settled.append(runs);
}

fn before(text: &str, range: &Range<usize>) -> Option<char> {
    text[..range.start].chars().next_back()
}

fn after(text: &str, range: &Range<usize>) -> Option<char> {
    text[range.end..].chars().next()
}

/// Whether a run may open and may close, by what stands on both sides; nothing counts as a blank.
fn abilities(before: Option<char>, after: Option<char>, length: usize, chinese: bool) -> (bool, bool) {
    let digit = |side: Option<char>| side.is_some_and(|character| character.is_ascii_digit());
    if length == 1 && digit(before) && digit(after) {
        // 3*4 is a product.
        return (false, false);
    }
    let blank = |side: Option<char>| side.is_none_or(char::is_whitespace);
    let mark = |side: Option<char>| side.is_some_and(is_punctuation);
    let opens = !blank(after) && (chinese || !mark(after) || blank(before) || mark(before));
    let closes = !blank(before) && (chinese || !mark(before) || blank(after) || mark(after));
    (opens, closes)
}

/// The pairing of CommonMark: each closing run takes the nearest run that may open; two asterisks are strong, one is emphasis.
fn pair(runs: &mut [Run]) {
    let mut openers: Vec<usize> = Vec::new();
    for closer in 0..runs.len() {
        while runs[closer].can_close && runs[closer].left > 0 {
            let Some(position) = openers.iter().rposition(|opener| fits(&runs[*opener], &runs[closer])) else { break };
            let opener = openers[position];
            openers.truncate(position + 1);
            let used = if runs[opener].left >= 2 && runs[closer].left >= 2 { 2 } else { 1 };
            runs[opener].opens.push(used);
            runs[opener].left -= used;
            runs[closer].closes.push(used);
            runs[closer].left -= used;
            if runs[opener].left == 0 {
                openers.pop();
            }
        }
        if runs[closer].can_open && runs[closer].left > 0 {
            openers.push(closer);
        }
    }
}

/// CommonMark's rule of three: it keeps `*甲**乙**丙*` from closing in its middle.
fn fits(opener: &Run, closer: &Run) -> bool {
    let ambiguous = opener.can_close || closer.can_open;
    !ambiguous || !(opener.length + closer.length).is_multiple_of(3) || (opener.length.is_multiple_of(3) && closer.length.is_multiple_of(3))
}

fn write(pieces: Vec<Placed>, settled: Vec<Run>) -> Vec<Placed> {
    let mut written = Vec::with_capacity(pieces.len() + settled.len());
    let mut runs = settled.into_iter().peekable();
    for (at, (piece, range)) in pieces.into_iter().enumerate() {
        let Some(run) = runs.next_if(|run| run.piece == at) else {
            written.push((piece, range));
            continue;
        };
        let close = |used: usize| if used == 2 { TagEnd::Strong } else { TagEnd::Emphasis };
        let open = |used: usize| if used == 2 { Tag::Strong } else { Tag::Emphasis };
        written.extend(run.closes.into_iter().map(|used| (Piece::Close(close(used)), range.clone())));
        if run.left > 0 {
            written.push((Piece::Text("*".repeat(run.left)), range.clone()));
        }
        written.extend(run.opens.into_iter().rev().map(|used| (Piece::Open(open(used)), range.clone())));
    }
    written
}
