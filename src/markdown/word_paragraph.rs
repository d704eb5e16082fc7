use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};

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

/// The paragraphs of a Markdown text. Tables are told row by row; a link is its words.
pub fn word_paragraphs(markdown: &str) -> Vec<WordParagraph> {
    let mut reader = WordParagraphReader::default();
    for event in Parser::new_ext(markdown, Options::ENABLE_TABLES) {
        reader.take(event);
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
    fn take(&mut self, event: Event<'_>) {
        match event {
            Event::Start(Tag::Heading { level, .. }) => {
                self.end();
                self.heading = Some(level as u8);
            }
            Event::Start(Tag::List(first)) => {
                self.end();
                self.lists.push(first);
            }
            Event::Start(Tag::Item) => {
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
            Event::Start(Tag::Strong | Tag::Emphasis) => self.bold += 1,
            Event::End(TagEnd::Strong | TagEnd::Emphasis) => {
                self.bold = self.bold.saturating_sub(1)
            }
            Event::End(TagEnd::TableCell) => self.text("\t"),
            Event::End(
                TagEnd::Heading(_)
                | TagEnd::Paragraph
                | TagEnd::Item
                | TagEnd::TableRow
                | TagEnd::TableHead
                | TagEnd::CodeBlock,
            ) => self.end(),
            Event::End(TagEnd::List(_)) => {
                self.end();
                self.lists.pop();
            }
            Event::Text(text) | Event::Code(text) | Event::Html(text) | Event::InlineHtml(text) => {
                self.text(&text);
            }
            // No space between two Chinese characters.
            Event::SoftBreak if self.ends_in_word() => self.text(" "),
            Event::HardBreak => self.end(),
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
        let read = word_paragraphs(
            "## 一、收入\n\n收入**10.00**万元。\n\n1. 甲\n2. 乙\n\n| 项 | 数 |\n|---|---|\n| 甲 | 1 |\n",
        );
        let text = |block: &WordParagraph| -> String {
            block.runs.iter().map(|run| run.text.as_str()).collect()
        };
        let texts: Vec<String> = read.iter().map(text).collect();
        assert_eq!(texts, ["一、收入", "收入10.00万元。", "1. 甲", "2. 乙", "项\t数\t", "甲\t1\t"]);
        assert_eq!(read[0].heading, Some(2));
        assert_eq!((read[2].indent, read[1].indent), (1, 0));
        assert_eq!(read[1].runs[1], Run { text: "10.00".into(), bold: true });
    }
}
