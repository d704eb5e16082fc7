use crate::html::{Tag, Token, decoded, tokens};

use super::block::{Block, Paragraph};
use super::element::{Element, is_void, stands_below};
use super::line::Span;
use super::line_reader::LineReader;
use super::open_elements::OpenElements;
use super::surroundings::Surroundings;
use super::table_reader::TableReader;

/// Classes of words that a style sheet keeps apart from those before them.
const APART: [&str; 6] = ["form", "unit", "level", "changed", "tag", "each"];

/// Reads a page as what stands one below the other.
pub fn read(html: &str, around: &Surroundings<'_>) -> Vec<Block> {
    let mut reader = Reader {
        around,
        blocks: Vec::new(),
        open: OpenElements::default(),
        line: LineReader::default(),
        table: None,
        is_only_mark: false,
    };
    for token in tokens(html) {
        match token {
            Token::Open(tag) => reader.open(tag),
            Token::Close(tag) => reader.close(tag.name()),
            Token::Text(text) => reader.text(&decoded(text)),
            Token::Other(_) => {}
        }
    }
    reader.end_block();
    reader.end_table();
    reader.blocks
}

struct Reader<'a> {
    around: &'a Surroundings<'a>,
    blocks: Vec<Block>,
    open: OpenElements,
    line: LineReader,
    table: Option<TableReader>,
    /// Whether nothing but the mark of a list stands in the line.
    is_only_mark: bool,
}

impl Reader<'_> {
    fn open(&mut self, tag: Tag<'_>) {
        let name = tag.name();
        match name {
            "br" => self.line.end_line(),
            "table" if self.table.is_none() => {
                self.end_block();
                self.table = Some(TableReader::default());
            }
            "svg" => self.table.iter_mut().for_each(TableReader::draws),
            "dd" if !self.line.is_empty() => self.line.text(self.around.colon, &Span::default()),
            "dt" => self.end_block(),
            _ if stands_below(name) => self.end_block(),
            _ => {}
        }
        if APART.iter().any(|class| tag.has_class(class)) {
            self.line.blank();
        }
        if let Some(table) = &mut self.table
            && table.open(tag)
        {
            self.line.take();
        }
        if name == "li" && !self.open.is_left() {
            self.item();
        }
        if !is_void(name) && !tag.0.ends_with("/>") {
            self.open.open(Element::new(tag, self.around));
        }
    }

    /// The beginning of an item of a list: its number or mark.
    fn item(&mut self) {
        if self.table.is_some() {
            return;
        }
        if let Some(mark) = self.open.next_item() {
            self.line.text(&mark, &Span::default());
            self.is_only_mark = true;
        }
    }

    fn close(&mut self, name: &str) {
        if !self.open.is_in(name) {
            return;
        }
        if name == "li" && std::mem::take(&mut self.is_only_mark) {
            self.line.take();
        }
        if name == "dd" || stands_below(name) {
            self.end_block();
        }
        self.open.close(name);
        match name {
            "td" | "th" => {
                if let Some(table) = &mut self.table {
                    table.end_cell(&mut self.line);
                }
            }
            "table" => self.end_table(),
            _ => {}
        }
    }

    fn text(&mut self, text: &str) {
        if self.open.is_left() {
            return;
        }
        if self.open.is_unseen() {
            self.table.iter_mut().for_each(|table| table.unseen(text));
            return;
        }
        if self.table.is_some() && !self.in_cell() && !self.open.is_in("caption") {
            return;
        }
        self.is_only_mark &= text.trim().is_empty();
        let mut look = self.open.look();
        look.is_bold |= self.in_cell() && self.table.as_ref().is_some_and(TableReader::is_bold);
        if !self.open.is_in("pre") {
            return self.line.text(text, &look);
        }
        for (number, line) in text.split('\n').enumerate() {
            if number > 0 {
                self.line.end_line();
            }
            self.line.text(line, &look);
        }
    }

    fn in_cell(&self) -> bool {
        self.table.as_ref().is_some_and(TableReader::in_cell)
    }

    /// Ends what stands in one line: a heading, a paragraph; in a cell, the line.
    fn end_block(&mut self) {
        if self.in_cell() {
            return self.line.end_line();
        }
        // What a list numbers may be a paragraph of its own.
        if self.is_only_mark {
            return;
        }
        let line = self.line.take();
        if line.iter().all(|span| span.text.trim().is_empty()) {
            return;
        }
        self.blocks.push(match self.open.heading() {
            Some(level) => Block::Heading(level, line),
            None => Block::Paragraph(Paragraph {
                role: self.open.role(),
                indent: self.open.indent(),
                line,
            }),
        });
    }

    fn end_table(&mut self) {
        if let Some(table) = self.table.take().and_then(TableReader::table) {
            self.blocks.push(Block::Table(table));
        }
    }
}
