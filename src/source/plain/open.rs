use std::borrow::Cow;

use super::super::file::SourceFile;
use super::super::node::{Entry, Node, Value};
use super::super::span::{Span, Spanned};
use super::super::trap;
use super::keys::Keys;
use super::scalar::Style;

/// A block whose end has not come yet.
pub(super) struct Open<'a> {
    /// How deep it stands: its first key or dash.
    pub(super) column: usize,
    /// The byte of that.
    start: usize,
    pub(super) kind: OpenKind<'a>,
}

/// What it is.
pub(super) enum OpenKind<'a> {
    /// A list; after a dash, where its item would stand if it were blank.
    List { items: Vec<Node<'a>>, waits: Option<usize> },
    /// A mapping; after a key, the key.
    Map { entries: Vec<Entry<'a>>, keys: Keys, key: Option<Spanned<Cow<'a, str>>> },
}

impl<'a> Open<'a> {
    /// A list whose first dash stands there.
    pub(super) fn list(column: usize, start: usize) -> Open<'a> {
        Open { column, start, kind: OpenKind::List { items: Vec::new(), waits: None } }
    }

    /// A mapping whose first key begins there.
    pub(super) fn map(column: usize, start: usize) -> Open<'a> {
        let kind = OpenKind::Map { entries: Vec::new(), keys: Keys::default(), key: None };
        Open { column, start, kind }
    }

    pub(super) fn is_list(&self) -> bool {
        matches!(self.kind, OpenKind::List { .. })
    }

    /// Where what it waits for stands if nothing comes: right behind the key, or the dash.
    pub(super) fn blank(&self) -> Option<usize> {
        match &self.kind {
            OpenKind::List { waits, .. } => *waits,
            OpenKind::Map { key, .. } => key.as_ref().map(|key| key.span.end as usize),
        }
    }

    /// Takes the value it waits for; nothing where a trap is in the entry.
    #[inline]
    pub(super) fn take(&mut self, file: &SourceFile, node: Node<'a>) -> Option<()> {
        match &mut self.kind {
            OpenKind::List { items, waits } => {
                *waits = None;
                items.push(node);
                Some(())
            }
            OpenKind::Map { entries, key, .. } => {
                let entry = Entry { key: key.take()?, node };
                enter(file, entries, entry, Style::Block)
            }
        }
    }

    /// It as a node: it ends where its last value ends.
    pub(super) fn node(self) -> Node<'a> {
        let (value, end) = match self.kind {
            OpenKind::List { items, .. } => {
                let end = items.last().map(|item| item.span.end);
                (Value::List(items), end)
            }
            OpenKind::Map { entries, .. } => {
                let end = entries.last().map(|entry| entry.node.span.end.max(entry.key.span.end));
                (Value::Map(entries), end)
            }
        };
        let end = end.map_or(self.start, |end| end as usize);
        Node { value, span: Span::new(self.start, end.max(self.start)) }
    }
}

/// Puts an entry into a mapping; nothing where a trap is in it.
#[inline]
pub(super) fn enter<'a>(
    file: &SourceFile,
    entries: &mut Vec<Entry<'a>>,
    entry: Entry<'a>,
    style: Style,
) -> Option<()> {
    let in_flow = style == Style::Flow;
    if may_be_trap(&entry, in_flow)
        && trap::in_entry(file, entries.last(), &entry.key, &entry.node, in_flow).is_some()
    {
        return None;
    }
    entries.push(entry);
    Some(())
}

/// Whether a trap is looked for: what none can be in is most of a file. A blank beyond ASCII in a
/// key was seen before.
#[inline]
fn may_be_trap(entry: &Entry<'_>, in_flow: bool) -> bool {
    if entry.key.value.contains('：') {
        return true;
    }
    let Value::Scalar(scalar) = &entry.node.value else { return false };
    let begins = matches!(scalar.text.as_bytes().first(), Some(b'-' | 0xe2 | 0xef));
    begins && !scalar.quoted
        || in_flow && (scalar.text.is_empty() || scalar.text.contains(['，', '、']))
}
