use std::ops::Range;

use crate::docx::{TextParagraph, TextRun};
use crate::markdown::literal_marks;
use crate::workbook::Sheet;

use super::looks::written_looks;
use super::one_line::in_one_line;

/// Markdown while it is written, with the paragraph that each of its words is of.
#[derive(Debug, Default)]
pub struct MarkdownText {
    pub text: String,
    /// In order: where a stretch of it stands, and where in its paragraph it began.
    pieces: Vec<Piece>,
}

/// A stretch of Markdown that is a stretch of a paragraph to the letter.
#[derive(Debug)]
struct Piece {
    start: usize,
    end: usize,
    paragraph: usize,
    /// The byte of the paragraph's line.
    from: usize,
}

impl MarkdownText {
    /// The paragraph at a byte, and the byte of its line; of what stands between two paragraphs the
    /// one before.
    pub fn place(&self, at: usize) -> Option<(usize, usize)> {
        let next = self.pieces.partition_point(|piece| piece.start <= at);
        let piece = self.pieces.get(next.checked_sub(1)?)?;
        Some((piece.paragraph, piece.from + at.min(piece.end) - piece.start))
    }

    /// A line between blocks.
    pub fn gap(&mut self) {
        if !self.text.is_empty() {
            self.text.push('\n');
        }
    }

    /// A heading of a depth, a stretch of a paragraph: all in one line, without emphasis.
    pub fn heading(&mut self, depth: usize, paragraph: &TextParagraph, title: Range<usize>) {
        self.text.push_str(&"#".repeat(depth));
        self.text.push(' ');
        let text = paragraph.text();
        let start = title.start;
        let line: Vec<(usize, char)> = in_one_line(&text[title])
            .into_iter()
            .map(|(from, character)| (start + from, character))
            .collect();
        let shown: String = line.iter().map(|(_, character)| character).collect();
        let marks = literal_marks(&shown);
        let mut at = 0;
        for (from, character) in line {
            if marks.binary_search(&at).is_ok() {
                self.text.push('\\');
            }
            self.put(paragraph.number, from, if character == '\t' { ' ' } else { character });
            at += character.len_utf8();
        }
        self.text.push('\n');
    }

    /// A paragraph, with the number of its list as words.
    pub fn paragraph(&mut self, paragraph: &TextParagraph) {
        let whole = 0;
        self.runs(paragraph.number, whole, &numbered(paragraph));
        self.text.push('\n');
    }

    /// A stretch of a paragraph as a paragraph of its own.
    pub fn stretch(&mut self, paragraph: &TextParagraph, stretch: Range<usize>) {
        let (mut runs, mut start) = (numbered(paragraph), 0);
        for run in &mut runs {
            let end = start + run.text.len();
            let kept =
                stretch.start.clamp(start, end) - start..stretch.end.clamp(start, end) - start;
            run.text = run.text[kept].to_owned();
            start = end;
        }
        runs.retain(|run| !run.text.is_empty());
        self.runs(paragraph.number, stretch.start, &runs);
        self.text.push('\n');
    }

    /// An item of a list behind its mark; so many bytes of the paragraph are its number.
    pub fn item(&mut self, opening: &str, number: usize, paragraph: &TextParagraph) {
        self.text.push_str(opening);
        let mut left = number;
        let mut runs = numbered(paragraph);
        for run in &mut runs {
            let gone = left.min(run.text.len());
            run.text.drain(..gone);
            left -= gone;
        }
        self.runs(paragraph.number, number, &runs);
        self.text.push('\n');
    }

    /// A table in its own words.
    pub fn table(&mut self, sheet: &Sheet) {
        let width = sheet.width();
        for (row, cells) in sheet.rows.iter().enumerate() {
            for column in 0..width {
                let text = cells.get(column).map_or("", String::as_str);
                // What is merged over several columns is said once.
                let again = column > 0 && cells.get(column - 1).is_some_and(|last| last == text);
                let is_figure = text.contains(|c: char| c.is_ascii_digit());
                let text = if again && !is_figure { "" } else { text };
                self.text.push_str("| ");
                let line = text.split_whitespace().collect::<Vec<_>>().join(" ");
                self.text.push_str(&written(&line));
                self.text.push(' ');
            }
            self.text.push_str("|\n");
            if row == 0 {
                self.text.push_str(&"|---".repeat(width));
                self.text.push_str("|\n");
            }
        }
    }

    /// Runs of a paragraph, whose first byte is one of its line.
    fn runs(&mut self, paragraph: usize, from: usize, runs: &[TextRun]) {
        let whole: String = runs.iter().map(|run| run.text.as_str()).collect();
        let shown = shown(&whole);
        let mut marks: Vec<usize> = Vec::new();
        let mut line = shown.start;
        for text in whole[shown.clone()].split('\n') {
            marks.extend(literal_marks(text).into_iter().map(|at| line + at));
            line += text.len() + 1;
        }
        let mut start = 0;
        for run in runs {
            let end = start + run.text.len();
            let inside = start.max(shown.start)..end.min(shown.end);
            if inside.start < inside.end {
                self.run(run, &whole, inside, &mut |at| {
                    (paragraph, from + at, marks.binary_search(&at).is_ok())
                });
            }
            start = end;
        }
    }

    /// A run: blanks at its edges are not emphasised.
    fn run(
        &mut self,
        run: &TextRun,
        whole: &str,
        range: Range<usize>,
        place: &mut dyn FnMut(usize) -> (usize, usize, bool),
    ) {
        let text = &whole[range.clone()];
        let sign = match (run.is_bold, run.is_italic) {
            (true, true) => "***",
            (true, false) => "**",
            (false, true) => "*",
            (false, false) => "",
        };
        let first = range.start + text.len() - text.trim_start().len();
        let last = range.end - (text.len() - text.trim_end().len());
        for (at, character) in text.char_indices() {
            let at = range.start + at;
            if at == first && first < last {
                self.text.push_str(sign);
            }
            if at == last && first < last {
                self.text.push_str(sign);
            }
            let (paragraph, from, is_mark) = place(at);
            match character {
                '\n' => self.text.push_str("\\\n"),
                '\t' | '\r' => self.text.push(' '),
                character => {
                    if is_mark {
                        self.text.push('\\');
                    }
                    self.put(paragraph, from, character);
                }
            }
        }
        if last == range.end && first < last {
            self.text.push_str(sign);
        }
    }

    fn put(&mut self, paragraph: usize, from: usize, character: char) {
        let start = self.text.len();
        self.text.push(character);
        let end = self.text.len();
        match self.pieces.last_mut().filter(|last| {
            last.end == start
                && last.paragraph == paragraph
                && last.from + (start - last.start) == from
        }) {
            Some(last) => last.end = end,
            None => self.pieces.push(Piece { start, end, paragraph, from }),
        }
    }
}

/// The words of a paragraph, the number of its list before them.
fn numbered(paragraph: &TextParagraph) -> Vec<TextRun> {
    let number = paragraph.list.as_ref().and_then(|list| list.number.clone());
    let number = number.map(|text| TextRun { text, ..TextRun::default() });
    written_looks(number.into_iter().chain(paragraph.runs.iter().cloned()).collect())
}

/// A text without the blanks at its edges, by which paragraphs are moved in.
fn shown(text: &str) -> Range<usize> {
    let start = text.len() - text.trim_start().len();
    start..(start + text.trim().len())
}

/// A line as it is printed to the letter.
fn written(line: &str) -> String {
    let mut written = line.to_owned();
    for at in literal_marks(line).into_iter().rev() {
        written.insert(at, '\\');
    }
    written
}
