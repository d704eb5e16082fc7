use pulldown_cmark::{Tag, TagEnd};

use super::binding::parts;
use super::reader::read;
use super::reading::Piece;

/// A paragraph of a document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WordParagraph {
    /// The level of a heading, from 1; nothing for a paragraph.
    pub heading: Option<u8>,
    /// How deep it stands in lists.
    pub indent: u8,
    /// Its text.
    pub runs: Vec<Run>,
}

/// A piece of text of one look.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Run {
    /// The text.
    pub text: String,
    /// Whether it is emphasised.
    pub bold: bool,
}

/// The paragraphs of a Markdown text, read as pages read it. Tables are told row by row; a link is
/// its words. `bound` is asked what each `[[path → unit]]` prints.
pub fn word_paragraphs(
    text: &str,
    bound: &dyn Fn(&str, Option<&str>) -> Option<String>,
) -> Vec<WordParagraph> {
    let mut reader = WordParagraphReader::default();
    for (piece, range) in read(text).placed {
        match piece {
            Piece::Binding => {
                let written = &text[range];
                let (path, unit) = parts(written);
                reader.text(&bound(path, unit).unwrap_or_else(|| written.to_owned()));
            }
            piece => reader.take(piece),
        }
    }
    reader.end();
    reader.paragraphs
}

#[derive(Default)]
struct WordParagraphReader {
    paragraphs: Vec<WordParagraph>,
    runs: Vec<Run>,
    heading: Option<u8>,
    /// The next number of each list that is open; nothing for one without numbers.
    lists: Vec<Option<u64>>,
    bold: usize,
}

impl WordParagraphReader {
    fn take(&mut self, piece: Piece) {
        match piece {
            Piece::Open(Tag::Heading { level, .. }) => {
                self.end();
                self.heading = Some(level as u8);
            }
            Piece::Open(Tag::List(first)) => {
                self.end();
                self.lists.push(first);
            }
            Piece::Open(Tag::Item) => {
                self.end();
                let mark = match self.lists.last_mut() {
                    Some(Some(number)) => {
                        *number += 1;
                        format!("{}. ", *number - 1)
                    }
                    _ => "• ".to_owned(),
                };
                self.text(&mark);
            }
            Piece::Open(Tag::Strong | Tag::Emphasis) => self.bold += 1,
            Piece::Close(TagEnd::Strong | TagEnd::Emphasis) => {
                self.bold = self.bold.saturating_sub(1);
            }
            Piece::Close(TagEnd::TableCell) => self.text("\t"),
            Piece::Close(
                TagEnd::Heading(_)
                | TagEnd::Paragraph
                | TagEnd::Item
                | TagEnd::TableRow
                | TagEnd::TableHead
                | TagEnd::CodeBlock,
            )
            | Piece::HardBreak => self.end(),
            Piece::Close(TagEnd::List(_)) => {
                self.end();
                self.lists.pop();
            }
            Piece::Text(text) | Piece::Code(text) => self.text(&text),
            // No space between two Chinese characters.
            Piece::SoftBreak if self.ends_in_word() => self.text(" "),
            _ => {}
        }
    }

    fn text(&mut self, text: &str) {
        let bold = self.bold > 0;
        match self.runs.last_mut().filter(|run| run.bold == bold) {
            Some(run) => run.text.push_str(text),
            None => self.runs.push(Run { text: text.to_owned(), bold }),
        }
    }

    /// Whether the text so far ends in a word that a space must part from the next.
    fn ends_in_word(&self) -> bool {
        self.runs.last().is_some_and(|run| run.text.ends_with(|c: char| c.is_ascii_graphic()))
    }

    /// Ends a paragraph.
    fn end(&mut self) {
        let runs = std::mem::take(&mut self.runs);
        let heading = self.heading.take();
        if runs.iter().any(|run| !run.text.trim().is_empty()) {
            let indent = u8::try_from(self.lists.len()).unwrap_or(u8::MAX);
            self.paragraphs.push(WordParagraph { heading, indent, runs });
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_is_paragraphs() {
        let read = |text: &str| word_paragraphs(text, &|path, _| Some(format!("<{path}>")));
        let read = read(
            "## 一、收入\n\n收入**[[收入/合计]]**万元，<b>\n\n1. 甲\n2. 乙\n\n| 项 | 数 |\n|---|---|\n| 甲 | 1 |\n",
        );
        let text = |block: &WordParagraph| -> String {
            block.runs.iter().map(|run| run.text.as_str()).collect()
        };
        let texts: Vec<String> = read.iter().map(text).collect();
        assert_eq!(
            texts,
            ["一、收入", "收入<收入/合计>万元，<b>", "1. 甲", "2. 乙", "项\t数\t", "甲\t1\t"]
        );
        assert_eq!(read[0].heading, Some(2));
        assert_eq!((read[2].indent, read[1].indent), (1, 0));
        assert_eq!(read[1].runs[1], Run { text: "<收入/合计>".into(), bold: true });
    }
}
