use std::borrow::Cow;
use std::collections::HashMap;

use granit_parser::{Event, ScalarStyle, StructureStyle};

use super::file::SourceFile;
use super::node::{Entry, Node, Scalar, Value};
use super::span::{Span, Spanned};
use super::trap::{self, Trap};
use super::yaml_failure::{Limits, YamlFailure};

/// The tree of a YAML file while the parser's events come.
pub(super) struct TreeBuilder<'a> {
    file: &'a SourceFile,
    limits: Limits,
    nodes: usize,
    stack: Vec<Open<'a>>,
    root: Option<Node<'a>>,
    failures: Vec<YamlFailure>,
    last_plain_end: Option<usize>,
}

/// A list or mapping whose end has not come yet.
struct Open<'a> {
    start: usize,
    flow: bool,
    kind: OpenKind<'a>,
}

enum OpenKind<'a> {
    List(Vec<Node<'a>>),
    Map {
        entries: Vec<Entry<'a>>,
        key: Option<Spanned<Cow<'a, str>>>,
        seen: HashMap<Cow<'a, str>, Span>,
    },
}

/// Mappings with fewer keys than this are searched, not hashed: most have five.
const SMALL_MAP: usize = 16;

impl<'a> TreeBuilder<'a> {
    /// Nothing read yet.
    pub(super) fn of(file: &'a SourceFile, limits: Limits) -> TreeBuilder<'a> {
        TreeBuilder {
            file,
            limits,
            nodes: 0,
            stack: Vec::new(),
            root: None,
            failures: Vec::new(),
            last_plain_end: None,
        }
    }

    /// The tree, when all events came.
    ///
    /// # Errors
    /// Every failure found; an empty file is one.
    pub(super) fn tree(self) -> Result<Node<'a>, Vec<YamlFailure>> {
        match self.root {
            Some(root) if self.failures.is_empty() => Ok(root),
            None if self.failures.is_empty() => Err(vec![YamlFailure::Empty]),
            _ => Err(self.failures),
        }
    }

    /// The failures found until one after which nothing can be read.
    pub(super) fn broken_off(mut self, last: YamlFailure) -> Vec<YamlFailure> {
        self.failures.push(last);
        self.failures
    }

    /// Takes the next event.
    ///
    /// # Errors
    /// A failure after which nothing can be read.
    pub(super) fn event(&mut self, event: Event<'a>, span: Span) -> Result<(), YamlFailure> {
        if let Some(tag) = event.tag() {
            let _ = tag;
            self.failures.push(YamlFailure::Tag(span));
        }
        if event.anchor_id().is_some_and(|id| id != 0) {
            return Err(YamlFailure::Reference(span));
        }
        match event {
            Event::Scalar(text, style, ..) => {
                let quoted = style != ScalarStyle::Plain;
                let null = !quoted && text == "~";
                let text = if null { Cow::Borrowed("") } else { text };
                self.last_plain_end = (!quoted).then_some(span.end as usize);
                self.value(Node { value: Value::Scalar(Scalar { text, quoted }), span })?;
            }
            Event::SequenceStart(style, ..) => {
                self.open(span, style == StructureStyle::Flow, OpenKind::List(Vec::new()))?
            }
            Event::MappingStart(style, ..) => {
                let kind = OpenKind::Map { entries: Vec::new(), key: None, seen: HashMap::new() };
                self.open(span, style == StructureStyle::Flow, kind)?;
            }
            Event::SequenceEnd | Event::MappingEnd => self.close(span)?,
            Event::Alias(..) | Event::UnresolvedAlias(..) => {
                return Err(YamlFailure::Reference(span));
            }
            Event::Comment(text, _) => self.comment(&text, span),
            Event::DocumentStart(..) if self.root.is_some() => {
                return Err(YamlFailure::SecondDocument(span));
            }
            _ => {}
        }
        Ok(())
    }

    /// ` #` right after a plain value, with no blank behind it, is rarely meant as a comment:
    /// `3 #楼` loses its end.
    fn comment(&mut self, text: &str, span: Span) {
        let Some(end) = self.last_plain_end else { return };
        let start = span.start as usize;
        let same_line = end < start && !self.file.text[end..start].contains('\n');
        let tight = text.chars().next().is_some_and(|first| !first.is_whitespace() && first != '#');
        if same_line && tight && self.file.text[end..start].trim().is_empty() {
            self.failures.push(YamlFailure::Trap(Trap::new(trap::TrapKind::CommentInValue, span)));
        }
    }

    fn open(&mut self, span: Span, flow: bool, kind: OpenKind<'a>) -> Result<(), YamlFailure> {
        if self.stack.len() >= self.limits.depth {
            return Err(YamlFailure::TooDeep { span, limit: self.limits.depth });
        }
        self.stack.push(Open { start: span.start as usize, flow, kind });
        Ok(())
    }

    fn close(&mut self, span: Span) -> Result<(), YamlFailure> {
        let Some(open) = self.stack.pop() else { return Ok(()) };
        // A block collection ends where its last value ends, not where the parser noticed.
        let (value, last) = match open.kind {
            OpenKind::List(items) => {
                let last = items.last().map(|item| item.span.end);
                (Value::List(items), last)
            }
            OpenKind::Map { entries, .. } => {
                let last = entries.last().map(|entry| entry.node.span.end.max(entry.key.span.end));
                (Value::Map(entries), last)
            }
        };
        let end = if open.flow {
            span.end as usize
        } else {
            last.map_or(span.end as usize, |end| end as usize)
        };
        self.value(Node { value, span: Span::new(open.start, end.max(open.start)) })
    }

    fn value(&mut self, node: Node<'a>) -> Result<(), YamlFailure> {
        self.nodes += 1;
        if self.nodes > self.limits.nodes {
            return Err(YamlFailure::TooMany { span: node.span, limit: self.limits.nodes });
        }
        let Some(open) = self.stack.last_mut() else {
            self.root = Some(node);
            return Ok(());
        };
        match &mut open.kind {
            OpenKind::List(items) => items.push(node),
            OpenKind::Map { entries, key, seen } => match key.take() {
                None => {
                    let Value::Scalar(scalar) = node.value else {
                        return Err(YamlFailure::KeyNotText(node.span));
                    };
                    if scalar.text == "<<" && !scalar.quoted {
                        self.failures.push(YamlFailure::Reference(node.span));
                    }
                    let earlier = match entries.len() {
                        0..SMALL_MAP => entries
                            .iter()
                            .find(|entry| entry.key.value == scalar.text)
                            .map(|entry| entry.key.span),
                        SMALL_MAP => {
                            seen.extend(
                                entries
                                    .iter()
                                    .map(|entry| (entry.key.value.clone(), entry.key.span)),
                            );
                            seen.get(&scalar.text).copied()
                        }
                        _ => seen.get(&scalar.text).copied(),
                    };
                    if entries.len() >= SMALL_MAP {
                        seen.entry(scalar.text.clone()).or_insert(node.span);
                    }
                    if let Some(first) = earlier {
                        self.failures.push(YamlFailure::DuplicateKey {
                            key: scalar.text.to_string(),
                            span: node.span,
                            first,
                        });
                    }
                    *key = Some(Spanned::new(scalar.text, node.span));
                }
                Some(key) => {
                    let previous = entries.last();
                    if let Some(trap) = trap::in_entry(self.file, previous, &key, &node, open.flow)
                    {
                        self.failures.push(YamlFailure::Trap(trap));
                    }
                    entries.push(Entry { key, node });
                }
            },
        }
        Ok(())
    }
}
