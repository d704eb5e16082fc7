use pulldown_cmark::{Tag, TagEnd};

use super::binding::{Bound, Resolver, parts};
use super::chinese::joins;
use super::reading::{Piece, Placed};

/// A paragraph, an item of a list or a cell of a table, as text without marks.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Paragraph {
    /// The byte of the source where it begins.
    pub start: usize,
    /// The text, with figures printed in the place of their bindings.
    pub text: String,
    /// The paths of the figures bound in it, as written, each with the byte of `text` where it is
    /// printed.
    pub bindings: Vec<(String, usize)>,
    /// Where each piece of the text begins, in the text and in the source.
    pub pieces: Vec<(usize, usize)>,
}

impl Paragraph {
    /// The byte of the source at which a byte of the text stands. A figure printed in the place of
    /// its binding, and what was written by the name of a character, stand where they begin.
    pub fn origin(&self, at: usize) -> usize {
        let piece = self.pieces.partition_point(|(text, _)| *text <= at);
        match piece.checked_sub(1).map(|piece| self.pieces[piece]) {
            Some((text, source)) => source + (at - text),
            None => self.start,
        }
    }
}

/// The paragraphs of a text that was read; headings and blocks of code are none.
pub(super) fn paragraphs(
    text: &str,
    pieces: &[Placed],
    bindings: &mut Resolver<'_>,
) -> Vec<Paragraph> {
    let mut found = Vec::new();
    let mut open = Paragraph::default();
    let (mut skipped, mut pending_break) = (0_usize, false);
    let mut close = |open: &mut Paragraph| {
        let done = std::mem::take(open);
        if !done.text.trim().is_empty() {
            found.push(done);
        }
    };
    for (piece, range) in pieces {
        let start = range.start;
        let piece = match piece {
            Piece::Open(tag) if is_inline(tag) => continue,
            Piece::Close(TagEnd::Emphasis | TagEnd::Strong | TagEnd::Link | TagEnd::Image) => {
                continue;
            }
            Piece::Open(tag) => {
                skipped += usize::from(matches!(tag, Tag::Heading { .. } | Tag::CodeBlock(_)));
                close(&mut open);
                continue;
            }
            Piece::Close(tag) => {
                skipped -=
                    usize::from(matches!(tag, TagEnd::Heading(_) | TagEnd::CodeBlock)).min(skipped);
                close(&mut open);
                continue;
            }
            Piece::SoftBreak | Piece::HardBreak => {
                pending_break = true;
                continue;
            }
            Piece::Text(text) | Piece::Code(text) => text.to_string(),
            Piece::Binding => {
                let (path, unit) = parts(&text[range.clone()]);
                open.bindings.push((path.to_owned(), open.text.len()));
                match bindings(path, unit, range.clone()) {
                    Bound::Figure { text, .. } => text,
                    Bound::Unresolved => text[range.clone()].to_owned(),
                }
            }
            Piece::Marks | Piece::Rule | Piece::Note(_) => continue,
        };
        if skipped > 0 {
            continue;
        }
        if open.text.is_empty() {
            open.start = start;
        }
        if std::mem::take(&mut pending_break)
            && !open.text.is_empty()
            && !joins(open.text.chars().next_back(), piece.chars().next())
        {
            open.text.push(' ');
        }
        open.pieces.push((open.text.len(), start));
        open.text.push_str(&piece);
    }
    close(&mut open);
    found
}

/// Whether a tag stands inside a line of text.
fn is_inline(tag: &Tag<'_>) -> bool {
    matches!(tag, Tag::Emphasis | Tag::Strong | Tag::Link { .. } | Tag::Image { .. })
}

#[cfg(test)]
mod tests {
    use std::ops::Range;

    use super::*;
    use crate::markdown::Document;

    fn plain(text: &str) -> Vec<String> {
        let mut figure = |_: &str, _: Option<&str>, _: Range<usize>| Bound::Figure {
            text: "8万元".into(),
            href: String::new(),
            marks: Vec::new(),
        };
        Document::read(text)
            .paragraphs(&mut figure)
            .into_iter()
            .map(|paragraph| paragraph.text)
            .collect()
    }

    #[test]
    fn marks_go_and_words_stay() {
        assert_eq!(
            plain(
                "## 一、支出\n\n支出**增加**[[甲/乙]]，\n主要是[人员](https://example.cn)增加。\n\n- 甲\n- 乙\n"
            ),
            ["支出增加8万元，主要是人员增加。", "甲", "乙"]
        );
        assert_eq!(plain("```\n支出\n```\n\n| 甲 |\n|---|\n| 乙 |\n"), ["甲", "乙"]);
    }

    #[test]
    fn bindings_say_where_they_stand() {
        let mut figure = |_: &str, _: Option<&str>, _: Range<usize>| Bound::Figure {
            text: "8万元".into(),
            href: String::new(),
            marks: Vec::new(),
        };
        let text = "支出[[甲/乙]]。";
        assert_eq!(
            Document::read(text).paragraphs(&mut figure)[0].bindings,
            [("甲/乙".to_owned(), "支出".len())]
        );
    }
}
