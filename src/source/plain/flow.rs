use std::borrow::Cow;

use super::super::node::{Entry, Node, Scalar, Value};
use super::super::span::{Span, Spanned};
use super::keys::Keys;
use super::open::enter;
use super::reader::Reader;
use super::scalar::{Stop, Style, bare, is_separated, past_blanks, quoted};

impl<'a> Reader<'a> {
    /// What stands in the brackets that open here, `outside` of it open around it; and what comes
    /// behind it.
    pub(super) fn flow(&mut self, start: usize, outside: usize) -> Option<(Node<'a>, usize)> {
        if outside >= self.limits.depth {
            return None;
        }
        let (value, end) = if self.bytes[start] == b'[' {
            self.flow_list(start, outside)?
        } else {
            self.flow_map(start, outside)?
        };
        self.count()?;
        Some((Node { value, span: Span::new(start, end) }, end))
    }

    fn flow_list(&mut self, start: usize, outside: usize) -> Option<(Value<'a>, usize)> {
        let mut items = Vec::new();
        let mut at = past_blanks(self.bytes, start + 1);
        if self.bytes.get(at) == Some(&b']') {
            return Some((Value::List(items), at + 1));
        }
        loop {
            let (item, behind) = self.flow_value(at, outside + 1)?;
            items.push(item);
            let behind = past_blanks(self.bytes, behind);
            match self.bytes.get(behind) {
                Some(b',') => at = past_blanks(self.bytes, behind + 1),
                Some(b']') => return Some((Value::List(items), behind + 1)),
                _ => return None,
            }
        }
    }

    fn flow_map(&mut self, start: usize, outside: usize) -> Option<(Value<'a>, usize)> {
        let mut entries: Vec<Entry<'a>> = Vec::new();
        let mut keys = Keys::default();
        let mut at = past_blanks(self.bytes, start + 1);
        if self.bytes.get(at) == Some(&b'}') {
            return Some((Value::Map(entries), at + 1));
        }
        loop {
            let (key, colon) = self.key(at, Style::Flow)?;
            if !keys.is_new(&entries, &key.value) {
                return None;
            }
            at = past_blanks(self.bytes, colon + 1);
            let (node, behind) = match self.bytes.get(at) {
                Some(b',' | b'}') => (self.blank(key.span.end as usize)?, at),
                _ => self.flow_value(at, outside + 1)?,
            };
            enter(self.file, &mut entries, Entry { key, node }, Style::Flow)?;
            let behind = past_blanks(self.bytes, behind);
            match self.bytes.get(behind) {
                Some(b',') => at = past_blanks(self.bytes, behind + 1),
                Some(b'}') => return Some((Value::Map(entries), behind + 1)),
                _ => return None,
            }
        }
    }

    fn flow_value(&mut self, at: usize, outside: usize) -> Option<(Node<'a>, usize)> {
        match self.bytes.get(at)? {
            b'[' | b'{' => self.flow(at, outside),
            b'"' | b'\'' => {
                let text = quoted(self.text, at)?;
                let end = text.end;
                Some((self.scalar(text)?, end))
            }
            _ => {
                let (text, stop, behind) = bare(self.text, at, Style::Flow)?;
                if stop != Stop::Flow {
                    return None;
                }
                Some((self.scalar(text)?, behind))
            }
        }
    }

    /// The key that begins here, with the place of its colon.
    pub(super) fn key(
        &mut self,
        at: usize,
        style: Style,
    ) -> Option<(Spanned<Cow<'a, str>>, usize)> {
        let text = match self.bytes.get(at)? {
            b'"' | b'\'' => {
                let text = quoted(self.text, at)?;
                let keyed = self.bytes.get(text.end) == Some(&b':');
                (keyed && is_separated(self.bytes, text.end + 1)).then_some(text)?
            }
            _ => {
                let (text, stop, behind) = bare(self.text, at, style)?;
                // `{a:[b]}` is refused.
                let joined = matches!(self.bytes.get(behind + 1), Some(b'[' | b'{'));
                (stop == Stop::Colon && behind == text.end && !joined).then_some(text)?
            }
        };
        let colon = text.end;
        Some((self.keyed(text)?, colon))
    }

    /// Nothing, where a value could stand.
    pub(super) fn blank(&mut self, at: usize) -> Option<Node<'a>> {
        self.count()?;
        let scalar = Scalar { text: Cow::Borrowed(""), quoted: false };
        Some(Node { value: Value::Scalar(scalar), span: Span::new(at, at) })
    }
}
