use std::borrow::Cow;

use super::super::file::SourceFile;
use super::super::node::{Node, Scalar, Value};
use super::super::span::{Span, Spanned};
use super::super::yaml_failure::Limits;
use super::open::{Open, OpenKind};
use super::scalar::{Stop, Style, Text, bare, is_separated, past_blanks, quoted};
use super::sweep::Sweep;

/// A key longer than this many bytes is left to the full parser, which has a limit of its own.
const LONGEST_KEY: usize = 1000;

/// The tree of a file that is written plainly and has no trap; nothing for every other.
pub fn plain(file: &SourceFile, limits: Limits) -> Option<Node<'_>> {
    let sweep = Sweep::of(&file.text)?;
    Reader {
        file,
        text: &file.text,
        bytes: file.text.as_bytes(),
        limits,
        sweep,
        nodes: 0,
        stack: Vec::new(),
    }
    .tree()
}

/// A file being read.
pub(super) struct Reader<'a> {
    pub(super) file: &'a SourceFile,
    pub(super) text: &'a str,
    pub(super) bytes: &'a [u8],
    pub(super) limits: Limits,
    sweep: Sweep,
    nodes: usize,
    stack: Vec<Open<'a>>,
}

impl<'a> Reader<'a> {
    fn tree(mut self) -> Option<Node<'a>> {
        let mut at = 0;
        while at < self.bytes.len() {
            let first = past_blanks(self.bytes, at);
            at = match self.bytes.get(first) {
                None | Some(b'\n' | b'\r' | b'#') => self.next_line(first),
                Some(_) => self.line(first, first - at)?,
            };
        }
        while self.stack.len() > 1 {
            self.close()?;
        }
        let root = self.stack.pop()?;
        self.ended(root)
    }

    /// What comes behind the line of this byte.
    fn next_line(&self, at: usize) -> usize {
        let run = self.bytes[at..].iter().position(|byte| *byte == b'\n');
        run.map_or(self.bytes.len(), |run| at + run + 1)
    }

    /// Reads the line whose first byte that is no blank is `at`, and says where the next begins.
    fn line(&mut self, at: usize, column: usize) -> Option<usize> {
        // `...` ends a document; `---` and `%` begin no text here.
        if column == 0 && self.bytes[at] == b'.' {
            return None;
        }
        let is_item = self.bytes[at] == b'-' && is_separated(self.bytes, at + 1);
        let top = self.stack.last().filter(|top| top.blank().is_some());
        let deeper = match top {
            Some(top) => column > top.column,
            None => self.stack.is_empty() && column == 0,
        };
        if deeper {
            self.open(if is_item { Open::list(column, at) } else { Open::map(column, at) })?;
        } else if is_item && top.is_some_and(|top| !top.is_list() && top.column == column) {
            // The full parser has a list that stands as deep as its key begin behind its dash.
            self.open(Open::list(column, past_blanks(self.bytes, at + 1)))?;
        } else {
            while self.stack.len() > 1 && self.stack.last()?.column > column {
                self.close()?;
            }
            if !is_item && self.stack.last()?.is_list() {
                // A list that stands as deep as its key ends with the next key.
                self.close()?;
            }
            let top = self.stack.last()?;
            if top.column != column || top.is_list() != is_item {
                return None;
            }
            self.fill()?;
        }
        if is_item { self.item(at, column) } else { self.entry(at) }
    }

    /// A list item: what stands behind the dash.
    fn item(&mut self, dash: usize, column: usize) -> Option<usize> {
        let OpenKind::List { waits, .. } = &mut self.stack.last_mut()?.kind else { return None };
        *waits = Some(dash + 1);
        let at = past_blanks(self.bytes, dash + 1);
        match self.bytes.get(at) {
            None | Some(b'\n' | b'\r') if at == dash + 1 => return Some(self.next_line(at)),
            Some(b'"' | b'\'') => {
                let text = quoted(self.text, at)?;
                if self.bytes.get(text.end) != Some(&b':') {
                    let end = text.end;
                    let node = self.scalar(text)?;
                    self.value(node)?;
                    return self.line_end(end);
                }
            }
            Some(b'[' | b'{') => return self.brackets(at),
            _ => {
                let (text, stop, behind) = bare(self.text, at, Style::Block)?;
                if stop != Stop::Colon {
                    let node = self.scalar(text)?;
                    self.value(node)?;
                    return self.line_end(behind);
                }
            }
        }
        self.open(Open::map(column + at - dash, at))?;
        self.entry(at)
    }

    /// An entry of a mapping: its key, and what stands behind the colon.
    fn entry(&mut self, at: usize) -> Option<usize> {
        let (read, colon) = self.key(at, Style::Block)?;
        let OpenKind::Map { entries, keys, key } = &mut self.stack.last_mut()?.kind else {
            return None;
        };
        if !keys.is_new(entries, &read.value) {
            return None;
        }
        *key = Some(read);
        let at = past_blanks(self.bytes, colon + 1);
        match self.bytes.get(at) {
            None | Some(b'\n' | b'\r' | b'#') => self.line_end(at),
            Some(b'[' | b'{') => self.brackets(at),
            Some(b'"' | b'\'') => {
                let text = quoted(self.text, at)?;
                let end = text.end;
                let node = self.scalar(text)?;
                self.value(node)?;
                self.line_end(end)
            }
            Some(_) => {
                let (text, stop, behind) = bare(self.text, at, Style::Block)?;
                if stop == Stop::Colon {
                    return None;
                }
                let node = self.scalar(text)?;
                self.value(node)?;
                self.line_end(behind)
            }
        }
    }

    fn brackets(&mut self, at: usize) -> Option<usize> {
        let (node, end) = self.flow(at, self.stack.len())?;
        self.value(node)?;
        self.line_end(end)
    }

    /// Past the end of the line whose last value ended at `at`: nothing else may stand there but a
    /// comment. `3 #楼` may have been meant as one text, and is left to the full parser.
    fn line_end(&self, at: usize) -> Option<usize> {
        let at = past_blanks(self.bytes, at);
        match self.bytes.get(at) {
            None | Some(b'\n') => Some(at + 1),
            Some(b'\r') => Some(at + 2),
            Some(b'#') if self.bytes[at - 1] == b' ' => {
                let loose =
                    matches!(self.bytes.get(at + 1), None | Some(b' ' | b'\n' | b'\r' | b'#'));
                loose.then(|| self.next_line(at))
            }
            Some(_) => None,
        }
    }

    fn open(&mut self, open: Open<'a>) -> Option<()> {
        if self.stack.len() >= self.limits.depth {
            return None;
        }
        self.stack.push(open);
        Some(())
    }

    fn close(&mut self) -> Option<()> {
        let open = self.stack.pop()?;
        let node = self.ended(open)?;
        self.value(node)
    }

    fn ended(&mut self, mut open: Open<'a>) -> Option<Node<'a>> {
        if let Some(at) = open.blank() {
            open.take(self.file, self.blank(at)?)?;
        }
        self.count()?;
        Some(open.node())
    }

    /// Nothing came for the key or dash before.
    fn fill(&mut self) -> Option<()> {
        let Some(at) = self.stack.last()?.blank() else { return Some(()) };
        let node = self.blank(at)?;
        self.value(node)
    }

    /// Gives a value to the block that waits for it.
    #[inline]
    fn value(&mut self, node: Node<'a>) -> Option<()> {
        self.stack.last_mut()?.take(self.file, node)
    }

    /// One value more; nothing where there are too many.
    pub(super) fn count(&mut self) -> Option<()> {
        self.nodes += 1;
        (self.nodes <= self.limits.nodes).then_some(())
    }

    pub(super) fn scalar(&mut self, text: Text<'a>) -> Option<Node<'a>> {
        self.count()?;
        let span = Span::new(text.start, text.end);
        let scalar = Scalar { text: text.text, quoted: text.quoted };
        Some(Node { value: Value::Scalar(scalar), span })
    }

    /// A text as a key, if it may be one.
    pub(super) fn keyed(&mut self, text: Text<'a>) -> Option<Spanned<Cow<'a, str>>> {
        self.count()?;
        let odd = self.sweep.odd_blanks
            && text.text.contains(|c: char| c.is_whitespace() && !c.is_ascii());
        if odd || text.text == "<<" || text.end - text.start > LONGEST_KEY {
            return None;
        }
        Some(Spanned::new(text.text, Span::new(text.start, text.end)))
    }
}
