use std::collections::HashMap;
use std::ops::Range;

use pulldown_cmark::{Tag, TagEnd};

use super::chinese::{is_chinese, is_punctuation};
use super::reading::{Piece, Placed};

/// A run of asterisks or of underscores, and what it turned out to do.
#[derive(Debug)]
struct Run {
    /// Index of its piece.
    piece: usize,
    /// `*` or `_`.
    mark: u8,
    /// Marks in it.
    length: usize,
    /// Those not yet used.
    left: usize,
    can_open: bool,
    can_close: bool,
    /// Marks used to close, innermost first.
    closes: Vec<usize>,
    /// Marks used to open, innermost first.
    opens: Vec<usize>,
}

/// Turns runs of asterisks and underscores into emphasis where they pair up, and into text where
/// they do not.
///
/// CommonMark decides by the characters on both sides what a run may do, and a punctuation mark
/// between asterisks and a letter counts like a blank: in `**注：**内容` nothing closes. Chinese
/// has no blanks to tell it otherwise, so where Chinese is written only a blank forbids a run to
/// open or close. Underscores inside a word of letters and digits are a part of it; beside Chinese
/// they do as asterisks, except where they are a blank to be filled in (`__年__月`, `____万元`).
/// Pairs are made among the children of one tag, so tags never overlap.
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
            Piece::Marks => {
                let run = Run {
                    piece: at,
                    mark: covered.as_bytes()[range.start],
                    length: range.len(),
                    left: range.len(),
                    can_open: false,
                    can_close: false,
                    closes: Vec::new(),
                    opens: Vec::new(),
                };
                levels
                    .last_mut()
                    .expect("every tag closes what it opened, so the outermost level stays")
                    .push(run);
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
    matches!(
        tag,
        Tag::Emphasis | Tag::Strong | Tag::Strikethrough | Tag::Link { .. } | Tag::Image { .. }
    )
}

/// Pairs the runs of one level.
fn settle(level: Option<&mut Vec<Run>>, settled: &mut Vec<Run>, pieces: &[Placed], covered: &str) {
    let Some(runs) = level.filter(|runs| !runs.is_empty()) else { return };
    let place = |run: &Run| pieces[run.piece].1.clone();
    let (first, last) = (place(&runs[0]), place(&runs[runs.len() - 1]));
    let chinese = before(covered, &first)
        .into_iter()
        .chain(covered[first.start..last.end].chars())
        .chain(after(covered, &last))
        .any(is_chinese);
    let script = if chinese { Script::Chinese } else { Script::Other };
    for run in runs.iter_mut() {
        let range = place(run);
        let sides = (before(covered, &range), after(covered, &range));
        (run.can_open, run.can_close) = if run.mark == b'_' {
            underscores(sides, run.length, script)
        } else {
            abilities(sides, run.length, script)
        };
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

/// What is written around a run of marks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Script {
    /// Chinese: only a blank forbids a run to open or close.
    Chinese,
    /// What CommonMark has in mind: a punctuation mark forbids it too.
    Other,
}

/// Whether a run may open and may close, by what stands on both sides; nothing counts as a blank.
fn abilities(
    (before, after): (Option<char>, Option<char>),
    length: usize,
    script: Script,
) -> (bool, bool) {
    let digit = |side: Option<char>| side.is_some_and(|character| character.is_ascii_digit());
    if length == 1 && digit(before) && digit(after) {
        // 3*4 is a product.
        return (false, false);
    }
    let blank = |side: Option<char>| side.is_none_or(char::is_whitespace);
    let mark = |side: Option<char>| side.is_some_and(is_punctuation);
    let chinese = script == Script::Chinese;
    let opens = !blank(after) && (chinese || !mark(after) || blank(before) || mark(before));
    let closes = !blank(before) && (chinese || !mark(before) || blank(after) || mark(after));
    (opens, closes)
}

/// The same of underscores: beside letters and digits on both sides they are a part of a word, and
/// so is a single one that has any beside it (`附件_2024_预算`).
fn underscores(sides: (Option<char>, Option<char>), length: usize, script: Script) -> (bool, bool) {
    let (before, after) = sides;
    let is = |side: Option<char>, test: fn(char) -> bool| side.is_some_and(test);
    let is_beside = |test: fn(char) -> bool| is(before, test) || is(after, test);
    let plain = |character: char| character.is_ascii_alphanumeric();
    let as_asterisks =
        script == Script::Chinese && is_beside(is_chinese) && !(length == 1 && is_beside(plain));
    if as_asterisks {
        // Blanks to be filled in by hand.
        let is_date = is(after, |character| matches!(character, '年' | '月' | '日' | '时' | '分'));
        return if length > 2 || is_date {
            (false, false)
        } else {
            abilities(sides, length, script)
        };
    }
    let (left, right) = abilities(sides, length, Script::Other);
    (left && (!right || is(before, is_punctuation)), right && (!left || is(after, is_punctuation)))
}

/// The pairing of CommonMark: each closing run takes the nearest run that may open; two marks are
/// strong, one is emphasis.
fn pair(runs: &mut [Run]) {
    let mut openers: Vec<usize> = Vec::new();
    // Before this run nothing fits a closing run of this kind: without it many that close nothing
    // would each look through all that might be closed.
    let mut looked: HashMap<(u8, bool, usize), usize> = HashMap::new();
    for closer in 0..runs.len() {
        let kind = (runs[closer].mark, runs[closer].can_open, runs[closer].length % 3);
        while runs[closer].can_close && runs[closer].left > 0 {
            let from =
                openers.partition_point(|opener| *opener < looked.get(&kind).copied().unwrap_or(0));
            let Some(position) = openers[from..]
                .iter()
                .rposition(|opener| fits(&runs[*opener], &runs[closer]))
                .map(|at| from + at)
            else {
                looked.insert(kind, closer);
                break;
            };
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
    opener.mark == closer.mark
        && (!ambiguous
            || !(opener.length + closer.length).is_multiple_of(3)
            || (opener.length.is_multiple_of(3) && closer.length.is_multiple_of(3)))
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
        written
            .extend(run.closes.into_iter().map(|used| (Piece::Close(close(used)), range.clone())));
        if run.left > 0 {
            written.push((
                Piece::Text(char::from(run.mark).to_string().repeat(run.left)),
                range.clone(),
            ));
        }
        written.extend(
            run.opens.into_iter().rev().map(|used| (Piece::Open(open(used)), range.clone())),
        );
    }
    written
}
